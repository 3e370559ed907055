"""Indexes of what somebody knows as unreadable; what was read before they were to hear of it is not told now."""

from alembic import op
from sqlalchemy import text

revision = "0025"
down_revision = "0024"

UNREADABLE = text("told_unreadable IS NOT NULL")


def upgrade() -> None:
    op.execute("UPDATE publication SET told_unreadable = NULL WHERE state <> 'waiting'")
    op.execute(
        "UPDATE publication_note SET told_unreadable = NULL"
        " WHERE publication IN (SELECT id FROM publication WHERE state <> 'waiting')"
    )
    for table, column in (("publication", "id"), ("publication_note", "publication")):
        op.create_index(f"ix_{table}_unreadable", table, [column], sqlite_where=UNREADABLE, postgresql_where=UNREADABLE)
