"""What a message says is kept once, however many addresses it goes to."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

AT_ONCE = 500


def upgrade() -> None:
    op.create_table(
        "wording",
        sa.Column("sha256", sa.String(), primary_key=True),
        sa.Column("json", sa.Text(), nullable=False),
    )
    # Nothing of a table is lost by adding and dropping a column in place; a batch would write it anew.
    op.execute(
        "ALTER TABLE delivery ADD COLUMN wording VARCHAR CONSTRAINT fk_delivery_wording REFERENCES wording (sha256)"
    )
    _share_wordings()
    op.drop_column("delivery", "message")
    op.create_index("ix_delivery_wording", "delivery", ["wording"])


def _share_wordings() -> None:
    connection = op.get_bind()
    delivery = sa.table("delivery", *map(sa.column, ("id", "message", "wording")))
    wording = sa.table("wording", *map(sa.column, ("sha256", "json")))
    kept = set()
    last = 0
    while rows := connection.execute(
        sa.select(delivery.c.id, delivery.c.message).where(delivery.c.id > last).order_by(delivery.c.id).limit(AT_ONCE)
    ).all():
        for row in rows:
            said = json.loads(row.message) | {"key": "", "edits": False}
            text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
            name = hashlib.sha256(text.encode()).hexdigest()
            if name not in kept:
                kept.add(name)
                connection.execute(wording.insert().values(sha256=name, json=text))
            connection.execute(delivery.update().where(delivery.c.id == row.id).values(wording=name))
        last = rows[-1].id
