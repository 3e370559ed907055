from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text

from watcher.store.tables import metadata
from watcher.store.tables.config import watching


def test_no_key_deletes_along_so_that_a_rebuilt_table_never_empties_another():
    # Alembic's batch mode drops a table to rebuild it, and SQLite carries that on through ON DELETE CASCADE.
    assert [key.parent for table in metadata.tables.values() for key in table.foreign_keys if key.ondelete] == []


@pytest.mark.parametrize("hours", [-5, 0, 1])
def test_a_moment_is_kept_in_utc_wherever_it_was_written(store, hours):
    moment = datetime(2026, 8, 3, 0, 30, 0, 123456, tzinfo=timezone(timedelta(hours=hours)))
    with store.begin() as tx:
        tx.execute(watching.insert().values(urn="80581", since=moment))
        (found,) = tx.execute(select(watching.c.since)).scalars()

    assert found == moment
    assert found.tzinfo is UTC


def test_moments_are_in_order_in_the_database_itself(store):
    early, late = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    with store.begin() as tx:
        tx.execute(watching.insert(), [{"urn": "late", "since": late}, {"urn": "early", "since": early}])
        found = tx.execute(select(watching.c.urn).where(watching.c.since < late)).scalars().all()
        written = tx.execute(text("SELECT urn FROM watching ORDER BY since")).scalars().all()

    assert (found, written) == (["early"], ["early", "late"])


def test_every_table_has_a_key_and_every_name_is_given_by_rule():
    assert [table.name for table in metadata.tables.values() if not table.primary_key.columns] == []
    assert all(str(table.primary_key.name) == f"pk_{table.name}" for table in metadata.tables.values())
