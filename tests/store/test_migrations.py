from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from watcher.store.database import Store
from watcher.store.tables import metadata


def test_the_migrations_make_just_the_tables_that_the_code_uses(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/test.db")
    store.migrate()

    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    store.close()
    assert differences == []
