"""A piece's summary goes once it was decided, and it stands in the story of every authority that it is about."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("item", sa.Column("said", sa.String(), nullable=True))
    op.create_table(
        "item_story",
        sa.Column("item", sa.Integer(), sa.ForeignKey("item.id"), primary_key=True),
        sa.Column("story", sa.String(), primary_key=True),
    )
    op.create_index("ix_item_story_story", "item_story", ["story"])
    op.execute(sa.text("INSERT INTO item_story (item, story) SELECT id, story FROM item WHERE story IS NOT NULL"))
    _forget_summaries()


def _forget_summaries() -> None:
    """Take away the summaries that are there already, and keep by what they are known again."""
    item = sa.table("item", *map(sa.column, ("id", "title", "summary", "said", "decided_at")))
    connection = op.get_bind()
    decided = sa.select(item.c.id, item.c.title, item.c.summary).where(item.c.decided_at.is_not(None))
    for row in connection.execute(decided).all():
        said = hashlib.sha256(f"{row.title}\n{row.summary}".encode()).hexdigest()
        connection.execute(sa.update(item).where(item.c.id == row.id).values(said=said, summary=""))
