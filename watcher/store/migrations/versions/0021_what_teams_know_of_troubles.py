"""Which teams know of a source's trouble."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    told = (sa.Column(each, sa.Boolean(), nullable=False, server_default=sa.false()) for each in TOLD)
    op.create_table(
        "trouble_note",
        sa.Column("trouble", sa.Integer(), sa.ForeignKey("trouble.id"), primary_key=True),
        sa.Column("team", sa.String(), primary_key=True, nullable=False, server_default=""),
        *told,
    )


TOLD = ("operators_told", "leads_told", "end_told")
