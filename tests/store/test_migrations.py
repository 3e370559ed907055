from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from watcher.store.tables import metadata


def test_the_migrations_make_just_the_tables_that_the_code_uses(store):
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_no_key_deletes_along_so_that_a_rebuilt_table_never_empties_another():
    # Alembic's batch mode drops a table to rebuild it, and SQLite carries that on through ON DELETE CASCADE.
    assert [key.parent for table in metadata.tables.values() for key in table.foreign_keys if key.ondelete] == []
