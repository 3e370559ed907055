"""Troubles of sources, tallies of polls, and what became of a publication's link and bytes."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "trouble",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("urn", sa.String(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("operators_told", sa.Boolean(), nullable=False),
        sa.Column("leads_told", sa.Boolean(), nullable=False),
        sa.Column("end_told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trouble")),
    )
    op.create_index("ix_trouble_source", "trouble", ["source", "place"])
    op.create_table(
        "tally",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("longest_gap", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "day", name=op.f("pk_tally")),
    )
    op.add_column("publication", sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("publication", sa.Column("gone_told", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("publication", sa.Column("etag", sa.String(), nullable=True))
    op.add_column("publication", sa.Column("last_modified", sa.String(), nullable=True))
    op.add_column("publication", sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("publication", sa.Column("replaces", sa.Integer(), nullable=True))
    op.add_column("publication", sa.Column("correction", sa.Text(), nullable=True))
    op.drop_column("source", "operators_told")
