from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from watcher.store import damage
from watcher.store.errors import StoreError

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ROWS = 1_000


@pytest.fixture
def file(tmp_path):
    """Make a database whose index names rows, as `_without_an_entry` can spoil it without a damaged page."""
    made = tmp_path / "store.db"
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("CREATE TABLE item (name TEXT UNIQUE)")
        connection.executemany("INSERT INTO item VALUES (?)", ([f"name {each:05}"] for each in range(ROWS)))
        connection.commit()
    return made


def _with_a_wrong_name(file):
    """Change a name in the table alone; the file's size and times stay."""
    body, times = file.read_bytes(), file.stat()
    at = body.index(b"name 00500")
    file.write_bytes(body[:at] + b"nome" + body[at + 4 :])
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def _use(file, now=NOW):
    with damage.refused(file, now):
        pass


def test_a_damaged_database_is_refused_at_the_start_with_words_on_what_to_do(town):
    town.once()
    file = town.folder / "test.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    body = bytearray(file.read_bytes())
    body[4096:12288] = b"\xff" * 8192
    file.write_bytes(body)

    with pytest.raises(StoreError, match=r"is damaged.*ofsted-watch restore"):
        town.once()


def test_an_index_that_leaves_out_a_row_is_found(file):
    _with_a_wrong_name(file)

    with pytest.raises(StoreError, match=r"is damaged .*index"):
        _use(file)


def test_a_file_that_is_as_it_was_left_is_held_against_its_indexes_once_a_day(file):
    _use(file)
    _with_a_wrong_name(file)

    _use(file, NOW + DAY / 2)
    with pytest.raises(StoreError, match=r"is damaged .*index"):
        _use(file, NOW + DAY)


@pytest.mark.parametrize("since", ["it was written to", "it was left with a log", "the clock was set back"])
def test_what_may_have_been_in_other_hands_is_held_against_its_indexes_at_once(file, since):
    _use(file)
    _with_a_wrong_name(file)
    if since == "it was written to":
        os.utime(file)
    elif since == "it was left with a log":
        file.with_name("store.db-wal").write_bytes(b"left by one that was killed")

    with pytest.raises(StoreError, match=r"is damaged .*index"):
        _use(file, NOW - DAY if since == "the clock was set back" else NOW)


def test_a_damaged_page_is_found_even_in_a_file_that_is_as_it_was_left(file):
    _use(file)
    times = file.stat()
    body = bytearray(file.read_bytes())
    body[4096:8192] = b"\xff" * 4096
    file.write_bytes(body)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    with pytest.raises(StoreError, match="is damaged"):
        _use(file)


@pytest.mark.parametrize("noted", ["", "nonsense", "2026-08-03 nonsense", "yesterday 1 2 3"])
def test_a_note_that_says_nothing_is_none(file, noted):
    damage.lock_beside(file).write_text(noted)
    _with_a_wrong_name(file)

    with pytest.raises(StoreError, match="is damaged"):
        _use(file)


def test_a_block_that_broke_off_leaves_no_note(file):
    with pytest.raises(KeyboardInterrupt), damage.refused(file, NOW):
        raise KeyboardInterrupt
    _with_a_wrong_name(file)

    with pytest.raises(StoreError, match="is damaged"):
        _use(file)


def test_a_database_of_a_server_is_the_servers_to_look_at():
    _use(None)


def test_a_database_that_is_not_there_yet_is_not_damaged(tmp_path):
    _use(tmp_path / "none.db")
