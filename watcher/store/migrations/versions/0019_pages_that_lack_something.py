"""The few pages and publications that lack something are found without looking through all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    for name, table, where in (
        ("ix_provider_page_missing", "provider_page", "missing_polls > 0"),
        ("ix_provider_page_problem", "provider_page", "problem IS NOT NULL"),
        ("ix_provider_publication_missing", "provider_publication", "missing_polls > 0"),
    ):
        op.create_index(name, table, ["urn"], sqlite_where=sa.text(where), postgresql_where=sa.text(where))
