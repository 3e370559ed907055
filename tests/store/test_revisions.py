from __future__ import annotations

import pytest
from alembic.script import ScriptDirectory

from watcher.store import revisions
from watcher.store.database import Store
from watcher.store.errors import StoreError


def test_a_new_file_gets_its_tables_once_and_has_the_newest_form_then(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/new.db")

    forms = [revisions.of(store.engine)]
    made = [revisions.make_tables(store.engine, "new.db") for _ in range(2)]
    forms.append(revisions.of(store.engine))

    store.close()
    assert made == [True, False]
    assert forms == [None, revisions.newest()]


def test_the_last_migration_is_named_by_its_file_as_alembic_names_it():
    assert revisions.newest() == ScriptDirectory.from_config(revisions.alembic_config()).get_current_head()


def test_a_file_with_tables_of_somebody_elses_is_not_taken_for_a_new_one(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/theirs.db")
    with store.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE delivery (id INTEGER)")

    with pytest.raises(StoreError, match="belongs to another program"):
        store.migrate()

    store.close()
