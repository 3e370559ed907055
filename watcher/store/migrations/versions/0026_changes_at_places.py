"""How often something on another provider's page has changed: what is told of each time is known by it."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("provider_publication", sa.Column("changes", sa.Integer(), nullable=False, server_default="0"))
