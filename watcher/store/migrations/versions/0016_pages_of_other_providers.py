"""Pages of other providers as Ofsted's site has them, and what is published there."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "provider_page",
        sa.Column("urn", sa.String(), primary_key=True),
        sa.Column("path", sa.String(), primary_key=True),
        sa.Column("name", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("authority", sa.Text()),
        sa.Column("authority_urn", sa.String()),
        sa.Column("latest", sa.Date()),
        sa.Column("etag", sa.String()),
        sa.Column("last_modified", sa.String()),
        sa.Column("whole_at", moment),
        sa.Column("looked_at", moment, nullable=False),
        sa.Column("missing_polls", sa.Integer(), nullable=False),
        sa.Column("gone_at", moment),
        sa.Column("problem", sa.Text()),
    )
    op.create_table(
        "provider_publication",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("urn", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("event_date", sa.Date()),
        sa.Column("card", sa.Text()),
        sa.Column("first_seen", moment, nullable=False),
        sa.Column("last_seen", moment, nullable=False),
        sa.Column("missing_polls", sa.Integer(), nullable=False),
        sa.Column("gone_at", moment),
        sa.Column("history", sa.Boolean(), nullable=False),
        sa.Column("change", sa.String()),
        sa.Column("before", sa.Text()),
        sa.Column("decided_at", moment),
        sa.Column("decision", sa.Text()),
        sa.Column("alert", sa.String()),
        sa.UniqueConstraint("urn", "key", name="uq_provider_publication_urn_key"),
    )
    op.create_index("ix_provider_publication_decided_at", "provider_publication", ["decided_at"])
    op.create_index("ix_provider_publication_published", "provider_publication", ["published"])
