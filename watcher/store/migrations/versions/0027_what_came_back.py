"""What was gone and came back before the return of a report was told is not told to be back now."""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.execute("UPDATE publication SET gone_told = FALSE WHERE gone_at IS NULL")
    op.execute(
        "UPDATE publication_note SET gone_told = FALSE"
        " WHERE publication IN (SELECT id FROM publication WHERE gone_at IS NULL)"
    )
