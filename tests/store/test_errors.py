from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from watcher.model.errors import PlainError
from watcher.store.damage import damage_of
from watcher.store.database import Store
from watcher.store.errors import StoreError, advice


def test_what_is_wrong_with_a_database_is_a_sentence_for_whoever_ran_the_command():
    with pytest.raises(PlainError) as refused:
        Store("sqlite:////nowhere/at/all.db").migrate()

    assert isinstance(refused.value, StoreError)
    assert str(refused.value).startswith("The database sqlite:////nowhere/at/all.db can't be used: ")
    assert str(refused.value).endswith("Does its folder exist, and may this user write there?")


def test_another_program_s_file_is_refused_and_left_without_our_tables(tmp_path):
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as theirs:
        theirs.execute("CREATE TABLE song (title)")
        store = Store(f"sqlite:///{tmp_path / 'theirs.db'}")

        with pytest.raises(StoreError, match="belongs to another program"):
            store.migrate()

        assert theirs.execute("SELECT name FROM sqlite_master").fetchall() == [("song",)]
    store.close()


def test_a_folder_is_no_damaged_database(tmp_path):
    assert damage_of(tmp_path) == "it is no file"


def test_a_server_with_too_many_connections_is_no_full_disk():
    said = "sorry, too many clients already"

    assert advice(said) == "Raise max_connections in the server's settings, or run fewer processes."
