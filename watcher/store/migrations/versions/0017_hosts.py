"""When each host may be asked next, for processes that share the database."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "host",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_alone_until", sa.DateTime(timezone=True)),
    )
