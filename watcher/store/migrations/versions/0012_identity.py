"""Publications are known by URN and file id; items of feeds by several names; and what an item says is kept."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

FORGOTTEN = "forgotten/"


def upgrade() -> None:
    op.add_column("place", sa.Column("whole_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("item", sa.Column("reading", sa.Text(), nullable=True))
    op.create_table(
        "item_name",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("item", sa.Integer(), sa.ForeignKey("item.id"), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
    )
    op.create_index("ix_item_name_item", "item_name", ["item"])
    _name_items()
    _join_publications()
    op.create_index("uq_publication_urn_key", "publication", ["urn", "key"], unique=True)


def _name_items() -> None:
    """Give the items that are there the names that they would get today."""
    item = sa.table("item", *map(sa.column, ("id", "key", "title")))
    name = sa.table("item_name", *map(sa.column, ("name", "item", "sort")))
    rows = []
    for row in op.get_bind().execute(sa.select(item.c.id, item.c.key, item.c.title)).all():
        forgotten = row.key.startswith(FORGOTTEN)
        known = row.key.removeprefix(FORGOTTEN) if forgotten else _hashed(row.key)
        rows.append({"name": known, "item": row.id, "sort": "key"})
        title = " ".join(row.title.lower().split())
        if not forgotten and title:
            rows.append({"name": _hashed(f"link {row.key} {title}"), "item": row.id, "sort": "also"})
    if rows:
        op.bulk_insert(name, rows)


def _join_publications() -> None:
    """Keep one row of a publication that two sources listed: the one that was told, else the first that was decided."""
    columns = ("id", "urn", "key", "decided_at", "history", "replaces")
    publication = sa.table("publication", *map(sa.column, columns))
    alert = sa.table("alert", *map(sa.column, ("publication",)))
    connection = op.get_bind()
    told = {row.publication for row in connection.execute(sa.select(alert.c.publication)).all()}
    kept: dict[tuple[str, str], int] = {}
    rows = connection.execute(sa.select(*(publication.c[each] for each in columns))).all()
    for row in sorted(rows, key=lambda each: (each.id not in told, each.decided_at is None, each.id)):
        first = kept.setdefault((row.urn, row.key), row.id)
        if first != row.id:
            connection.execute(sa.update(alert).where(alert.c.publication == row.id).values(publication=first))
            again = sa.update(publication).where(publication.c.replaces == row.id)
            connection.execute(again.values(replaces=first))
            connection.execute(sa.delete(publication).where(publication.c.id == row.id))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
