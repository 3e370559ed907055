"""Who people on Slack are called, and their own lists of authorities."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("who", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "personal_watch",
        sa.Column("receiver", sa.String(), primary_key=True),
        sa.Column("who", sa.String(), primary_key=True),
        sa.Column("urn", sa.String(), primary_key=True),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_personal_watch_urn", "personal_watch", ["urn"])
