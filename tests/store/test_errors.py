from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, nullcontext
from datetime import timedelta
from errno import EACCES
from types import SimpleNamespace

import pytest
from postgres import NEEDS_POSTGRESQL, NEEDS_WORKERS
from sqlalchemy import create_engine, make_url, select, text

from watcher.model.errors import PlainError
from watcher.store.damage import damage_of
from watcher.store.database import Store
from watcher.store.errors import StoreError, advice
from watcher.store.polled.sources import set_mark
from watcher.store.tables.sources import mark


def test_what_is_wrong_with_a_database_is_a_sentence_for_whoever_ran_the_command():
    with pytest.raises(PlainError) as refused:
        Store("sqlite:////nowhere/at/all.db").migrate()

    assert isinstance(refused.value, StoreError)
    assert str(refused.value).startswith("The database sqlite:////nowhere/at/all.db can't be used: ")
    assert str(refused.value).endswith("There is no folder /nowhere/at: make it, or name another one in [store] url.")


def closed(folder):
    raise PermissionError(EACCES, "Permission denied", folder)


@pytest.mark.parametrize("said", ["unable to open database file", "attempt to write a readonly database"])
@pytest.mark.parametrize(
    ("what", "advised"),
    [("disk", "is read-only, as many systems set"), ("user", "as root, or"), ("above", "as root, or")],
)
def test_where_a_disk_or_a_user_may_not_write_it_is_said_what_to_do(tmp_path, monkeypatch, said, what, advised):
    before = advice(said, tmp_path / "test.db")
    if what == "disk":
        monkeypatch.setattr("os.statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    elif what == "user":
        monkeypatch.setattr("os.access", lambda *_: False)
    else:
        monkeypatch.setattr("os.statvfs", closed)

    now = advice(said, tmp_path / "test.db")

    assert advised in now
    assert str(tmp_path) in now
    assert advised not in before
    assert "restore a backup" in advice("database disk image is malformed", tmp_path / "test.db")


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


@pytest.mark.parametrize(
    ("said", "advised"),
    [
        ("sorry, too many clients already", "Raise max_connections"),
        ("connection failed: FATAL: sorry, too many clients already", "Raise max_connections"),
        ("connection failed: FATAL: remaining connection slots are reserved for roles", "Raise max_connections"),
        ("connection failed: FATAL: the database system is starting up", "we go on when it is ready"),
        ("connection failed: FATAL: the database system is in recovery mode", "we go on when it is ready"),
        ('could not extend file "base/1/2": No space left on device', "The server's disk is full"),
        ("connection failed: Connection refused", "Does the server run"),
        ("network error", "The server or the network ended the connection"),
        (
            "connection failed: connection to server failed: session is read-only",
            "No server that the address names takes",
        ),
        ("whatever else it says", "Look at the server and its log"),
    ],
)
def test_what_a_server_says_has_the_advice_that_helps(said, advised):
    assert advised in advice(said)


LOCKED = "do $$ begin perform set_config('lock_timeout', '20', true); perform pg_advisory_xact_lock(7); end $$"
"""In 20 ms: what a server has for all its sessions, ours have as 30 seconds."""


@pytest.mark.parametrize(
    "driver", [pytest.param("pg8000", marks=NEEDS_POSTGRESQL), pytest.param("psycopg", marks=NEEDS_WORKERS)]
)
@pytest.mark.parametrize(
    ("setting", "asked", "sentence"),
    [
        ("default_transaction_read_only = on", None, "read-only transaction. The server takes no changes now"),
        ("statement_timeout = 20", "select pg_sleep(30)", "statement timeout. The server ends what takes longer"),
        ("work_mem = '4MB'", LOCKED, "lock timeout. "),
    ],
)
def test_what_a_server_does_not_let_us_do_now_is_no_mistake_of_ours(new_postgresql, driver, setting, asked, sentence):
    url = new_postgresql()
    database = make_url(url).database
    with closing(Store(url)) as first, first.begin() as tx:
        tx.exec_driver_sql(f"alter database {database} set {setting}")
        tx.exec_driver_sql("select pg_advisory_lock(7)")  # of the session, and so beyond the transaction
        tx.commit()
        store = Store(url.replace("postgresql:", f"postgresql+{driver}:"))
        with closing(store), pytest.raises(StoreError, match=re.escape(sentence)), store.begin() as refused:
            refused.execute(text(asked) if asked else mark.insert().values(source="", name="", text=""))


@pytest.mark.parametrize(
    "driver", [pytest.param("pg8000", marks=NEEDS_POSTGRESQL), pytest.param("psycopg", marks=NEEDS_WORKERS)]
)
@pytest.mark.parametrize(("encoding", "keeps"), [("SQL_ASCII", True), ("LATIN1", False)])
def test_a_database_that_cannot_keep_every_letter_is_refused_before_anything_is_in_it(
    new_postgresql, driver, encoding, keeps
):
    url = new_postgresql()
    made = f"create database {encoding} encoding '{encoding}' template template0 lc_collate 'C' lc_ctype 'C'"
    admin = create_engine(url.replace("postgresql:", "postgresql+pg8000:"), isolation_level="AUTOCOMMIT")
    with admin.connect() as tx:
        tx.exec_driver_sql(f"drop database if exists {encoding}")
        tx.exec_driver_sql(made)
    admin.dispose()
    other = make_url(url).set(drivername=f"postgresql+{driver}", database=encoding.lower()).render_as_string()

    with closing(Store(other)) as store:
        with nullcontext() if keeps else pytest.raises(StoreError, match="has the encoding LATIN1"):
            store.migrate()
        for each in ("Wałęsa → “gone”",) if keeps else ():
            with store.begin() as tx:
                set_mark(tx, "", "name", each)
            with store.look() as tx:
                assert tx.execute(select(mark.c.text).where(mark.c.name == "name")).scalar_one() == each


@pytest.mark.parametrize(
    "driver", [pytest.param("pg8000", marks=NEEDS_POSTGRESQL), pytest.param("psycopg", marks=NEEDS_WORKERS)]
)
def test_what_a_server_is_set_to_changes_nothing_for_us(new_postgresql, driver):
    url = new_postgresql()
    set_to = (
        "datestyle = German",
        "default_transaction_isolation = serializable",
        "idle_in_transaction_session_timeout = 9000",
        "client_encoding = LATIN1",
    )
    with closing(Store(url)) as first, first.begin() as tx:
        for each in set_to:
            tx.exec_driver_sql(f"alter database {make_url(url).database} set {each}")

    asked = text(
        "select now(), cast(:word as text), current_setting('transaction_isolation'), current_setting('datestyle')"
    )
    with closing(Store(url.replace("postgresql:", f"postgresql+{driver}:"))) as store, store.begin() as tx:
        moment, word, isolation, style = tx.execute(asked, {"word": "Wałęsa → “gone”"}).one()
        idle = tx.execute(text("show idle_in_transaction_session_timeout")).scalar_one()

    assert (moment.utcoffset(), word) == (timedelta(), "Wałęsa → “gone”")
    assert (isolation, style.partition(",")[0], idle) == ("read committed", "ISO", "0")


@pytest.mark.postgresql
@NEEDS_POSTGRESQL[1]
def test_of_a_session_that_ended_nothing_is_logged_beside_the_sentence(postgresql_url, caplog):
    with (
        closing(Store(postgresql_url)) as one,
        closing(Store(postgresql_url)) as other,
        other.begin() as tx,
        pytest.raises(StoreError, match="can't be used"),
        one.begin() as broken,
    ):
        number = broken.execute(text("select pg_backend_pid()")).scalar_one()
        tx.execute(text("select pg_terminate_backend(:number, 5000)"), {"number": number})
        broken.execute(text("select 1"))

    assert caplog.records == []
