from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from town import TWO_INADEQUATE

from watcher.config.check import load
from watcher.store import backup, damage, database, revisions
from watcher.store.database import Store
from watcher.store.errors import StoreError
from watcher.store.polled import sources


@pytest.fixture
def url(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store = Store(url)
    store.migrate()
    store.close()
    return url


def test_a_copy_is_whole_and_for_its_owner_only(url, tmp_path):
    backup.backup(url, tmp_path / "copy")

    assert damage.damage_of(tmp_path / "copy") is None
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_copy_into_a_folder_that_is_not_there_is_refused_in_words(url, tmp_path):
    with pytest.raises(StoreError, match=r"nowhere/copy: No such file or directory\. Is there room"):
        backup.backup(url, tmp_path / "nowhere" / "copy")


def test_a_copy_that_is_made_while_somebody_writes_has_what_was_written_before_and_nothing_half_written(url, tmp_path):
    store = Store(url)
    with store.begin() as tx:
        sources.set_mark(tx, "a source", "before", "written")
    with store.begin() as tx:
        sources.set_mark(tx, "a source", "now", "half written")
        backup.backup(url, tmp_path / "copy")
    store.close()

    assert damage.damage_of(tmp_path / "copy") is None
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        assert copy.execute("SELECT name FROM mark WHERE source = 'a source'").fetchall() == [("before",)]


def test_no_older_copy_is_overwritten(url, tmp_path):
    (tmp_path / "copy").write_text("precious")

    with pytest.raises(StoreError, match="is there already"):
        backup.backup(url, tmp_path / "copy")

    assert (tmp_path / "copy").read_text() == "precious"


def test_of_two_copies_to_one_place_at_once_one_is_made_and_the_other_says_so(url, tmp_path, monkeypatch):
    copy, make_private = tmp_path / "copy", backup.make_private
    another = f"from pathlib import Path; from watcher.store import backup; backup.backup({url!r}, Path({str(copy)!r}))"

    def another_begins(file):
        make_private(file)
        subprocess.run([sys.executable, "-c", another], check=True)

    monkeypatch.setattr(backup, "make_private", another_begins)
    with pytest.raises(StoreError, match="is there already"):
        backup.backup(url, copy)

    assert damage.damage_of(copy) is None
    assert {each.name for each in tmp_path.glob("copy*")} == {"copy"}


def test_a_servers_database_is_left_to_the_servers_own_tool(tmp_path):
    with pytest.raises(StoreError, match="pg_dump") as error:
        backup.backup("postgresql://watch:secret@db/watch", tmp_path / "copy")

    assert "secret" not in str(error.value)


def test_nothing_is_put_back_over_a_database_in_use(url, tmp_path, town):
    backup.backup(url, tmp_path / "copy")

    with backup.in_use(url), pytest.raises(StoreError, match="is in use"):
        backup.restore(url, tmp_path / "copy", town.clock.now())


def test_a_copy_for_which_there_is_no_room_changes_nothing_and_leaves_nothing(url, tmp_path, town):
    backup.backup(url, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        copy.execute("CREATE TRIGGER full BEFORE INSERT ON mark BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    before = (tmp_path / "store.db").read_bytes()

    with pytest.raises(StoreError, match=r"disk is full\. Is there room\? Nothing was changed\."):
        backup.restore(url, tmp_path / "copy", town.clock.now())

    assert (tmp_path / "store.db").read_bytes() == before
    assert not list(tmp_path.glob("*.restoring*"))


@pytest.mark.parametrize("body", [b"", b"not a database at all" * 100])
def test_a_bad_copy_is_refused_and_nothing_changed(url, tmp_path, town, body):
    (tmp_path / "copy").write_bytes(body)
    before = (tmp_path / "store.db").read_bytes()

    with pytest.raises(StoreError, match="not a good copy"):
        backup.restore(url, tmp_path / "copy", town.clock.now())

    assert (tmp_path / "store.db").read_bytes() == before


def test_another_programs_database_is_refused_though_a_table_of_it_has_the_name_of_one_of_ours(url, tmp_path, town):
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        copy.execute("CREATE TABLE delivery (id)")

    with pytest.raises(StoreError, match="it is not a database of ofsted-watch"):
        backup.restore(url, tmp_path / "copy", town.clock.now())


def test_a_copy_that_a_newer_version_wrote_is_not_put_in_a_good_ones_place(url, tmp_path, town):
    backup.backup(url, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy", isolation_level=None)) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / "store.db").read_bytes()

    with pytest.raises(StoreError, match=r"newer ofsted-watch .* Nothing was changed"):
        backup.restore(url, tmp_path / "copy", town.clock.now())

    assert (tmp_path / "store.db").read_bytes() == before


def test_the_database_itself_is_no_copy_of_it(url, tmp_path, town):
    (tmp_path / "link").symlink_to(tmp_path / "store.db")

    for each in ("store.db", "link"):
        with pytest.raises(StoreError, match="it is the database itself"):
            backup.restore(url, tmp_path / each, town.clock.now())


def test_what_was_told_after_the_copy_was_made_is_not_told_again_on_slack(town):
    town.once()
    url = load(town.config).store_url
    backup.backup(url, town.folder / "copy")
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once()

    aside = backup.restore(url, town.folder / "copy", town.clock.now())
    town.clock.pass_(minutes=10)
    town.once()

    assert aside is not None
    assert damage.damage_of(aside) is None
    assert len(town.posts) == 1
    assert len({mail["Message-ID"] for mail in town.mails()}) == 1


def test_whoever_pulls_the_plug_before_the_copy_is_in_place_finds_the_old_database(url, tmp_path, town, monkeypatch):
    place, replace = tmp_path / "store.db", Path.replace
    backup.backup(url, tmp_path / "copy")
    with closing(sqlite3.connect(place)) as used:
        used.execute("INSERT INTO mark (source, name, text) VALUES ('', 'since', 'the old one')")
        used.commit()
        parts = {each: place.with_name(place.name + each).read_bytes() for each in ("", "-wal")}
    for each, written in parts.items():  # as one that was killed leaves it
        place.with_name(place.name + each).write_bytes(written)

    def pulled(self, target):
        if Path(target) == place:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", pulled)
    with pytest.raises(KeyboardInterrupt):
        backup.restore(url, tmp_path / "copy", town.clock.now())

    with closing(sqlite3.connect(place)) as found:
        assert found.execute("SELECT text FROM mark WHERE name = 'since'").fetchall() == [("the old one",)]


def test_before_the_tables_change_the_file_is_copied(tmp_path, url):
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        (newest,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    fresh = f"sqlite:///{tmp_path / 'old.db'}"
    store = Store(fresh)
    config = revisions.alembic_config()
    config.attributes["engine"] = store.engine
    command.upgrade(config, "0001")
    store.migrate()
    store.close()

    copies = list(tmp_path.glob("old.db.before-upgrade-from-*"))
    assert len(copies) == (0 if newest == "0001" else 1)


def test_a_newer_database_is_refused_in_words_and_left_alone(url, tmp_path):
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with closing(Store(url)) as store, pytest.raises(StoreError, match="newer ofsted-watch"):
        store.migrate()

    assert not list(tmp_path.glob("store.db.before-*"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files for others")
def test_what_root_makes_is_the_services(url, tmp_path, town):
    backup.backup(url, tmp_path / "copy")
    os.chown(tmp_path / "store.db", 4711, 4711)

    backup.restore(url, tmp_path / "copy", town.clock.now())

    assert (tmp_path / "store.db").stat().st_uid == 4711
    assert (tmp_path / "store.db.lock").stat().st_uid == 4711


@pytest.mark.parametrize(("another", "hours"), [(False, 2), (True, 48)])
def test_after_a_mere_stop_only_the_first_hours_messages_are_looked_for(url, another, hours):
    now = datetime(2026, 8, 3, 8, tzinfo=UTC)
    with database.opened(url) as store, store.begin() as tx:
        sources.note_alive(tx, now - timedelta(days=3))

        backup.begin(tx, now, damage.Found(another=another))

        just = timedelta(minutes=1)
        length = timedelta(hours=hours)
        assert backup.was_just_restored(tx, now + length - just)
        assert not backup.was_just_restored(tx, now + length + just)


@pytest.mark.parametrize("do", [backup.backup, lambda url, copy: backup.restore(url, copy, datetime.now(UTC))])
def test_what_ctrl_c_broke_off_leaves_no_part_of_a_copy(url, tmp_path, monkeypatch, do):
    copy = tmp_path / "copy.db"
    if do is not backup.backup:
        backup.backup(url, copy)
    before = {*tmp_path.iterdir()}

    def interrupted(connection):
        connection.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(backup, "closing", interrupted)
    monkeypatch.setattr(backup, "_foreign", lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        do(url, copy)

    assert {each.name for each in {*tmp_path.iterdir()} - before} <= {"store.db.lock"}
