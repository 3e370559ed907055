"""Which thread a delivery was last tried in: where nobody knows whether it arrived, it is looked for there."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("delivery", sa.Column("tried_in", sa.String()))
