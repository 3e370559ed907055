"""Why a source is due when it is."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("source", sa.Column("why", sa.Text(), nullable=True))
    op.add_column("source", sa.Column("asked_to_wait", sa.Boolean(), nullable=False, server_default=sa.false()))
