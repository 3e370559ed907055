from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from watcher.store.database import Store, opened
from watcher.store.errors import StoreError
from watcher.store.tables.people import person
from watcher.store.tables.sources import mark
from watcher.store.told import people

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
ON_A_FILE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


@ON_A_FILE
def test_a_transaction_that_raises_changes_nothing(store):
    with pytest.raises(ZeroDivisionError), store.begin() as tx:
        people.learn_name(tx, "U1", "Ann Example", NOW)
        raise ZeroDivisionError

    with store.look() as tx:
        assert tx.execute(select(person)).all() == []


@ON_A_FILE
def test_its_version_changes_when_anybody_writes(store, tmp_path):
    before, again = store.version(), store.version()
    with closing(sqlite3.connect(tmp_path / "test.db")) as other, other:
        other.execute("INSERT INTO mark (source, name, text) VALUES ('source', 'name', 'text')")

    assert before == again
    assert store.version() != before


def test_a_database_that_is_opened_for_a_while_is_brought_up_to_date_and_closed(tmp_path):
    url = f"sqlite:///{tmp_path}/new.db"
    with opened(url) as store, store.look() as tx:
        assert tx.execute(select(mark)).all() == []

    assert store.engine.pool.checkedin() == 0


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("no database at all, but something that somebody wrote", "This file is not a database of ofsted-watch"),
        (None, "There is no folder .*nowhere: make it, or name another one"),
    ],
)
def test_what_can_not_be_opened_is_said_with_its_place_and_what_to_do(tmp_path, what, sentence):
    file = tmp_path / ("there" if what else "nowhere/there")
    if what:
        file.write_text(what)

    with pytest.raises(StoreError, match=sentence) as refused:
        Store(f"sqlite:///{file}").migrate()

    assert str(file) in str(refused.value)
