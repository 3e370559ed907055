"""Indexes of what waits to be sent, and of what is in a digest: what was sent long ago is not gone through for them."""

from alembic import op
from sqlalchemy import text

revision = "0024"
down_revision = "0023"

WAITS, GATHERED = text("state IN ('queued', 'unknown')"), text("digest IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_delivery_digest", "delivery")
    op.create_index("ix_delivery_digest", "delivery", ["digest"], sqlite_where=GATHERED, postgresql_where=GATHERED)
    op.create_index(
        "ix_delivery_waits", "delivery", ["team", "receiver", "id"], sqlite_where=WAITS, postgresql_where=WAITS
    )
