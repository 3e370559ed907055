"""Other providers as Ofsted's sheets have them, and what Ofsted did and judged there."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "provider",
        sa.Column("urn", sa.String(), primary_key=True),
        sa.Column("remit", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("authority", sa.Text()),
        sa.Column("authority_urn", sa.String()),
        sa.Column("owner", sa.Text()),
        sa.Column("owner_key", sa.Text()),
        sa.Column("sector", sa.String()),
        sa.Column("status", sa.String()),
        sa.Column("status_since", sa.Date()),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
    )
    op.create_index("ix_provider_owner_key", "provider", ["owner_key"])
    op.create_index("ix_provider_authority_urn_kind", "provider", ["authority_urn", "kind"])
    op.create_table(
        "provider_event",
        sa.Column("urn", sa.String(), primary_key=True),
        sa.Column("remit", sa.String(), primary_key=True),
        sa.Column("inspection_start", sa.Date(), primary_key=True),
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("found", sa.Text(), primary_key=True),
        sa.Column("number", sa.String()),
        sa.Column("published", sa.Date()),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
    )
