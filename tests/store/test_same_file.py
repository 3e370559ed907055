from __future__ import annotations

import errno
import json
import os
import shutil
from datetime import timedelta
from types import SimpleNamespace

import empty_database
import pytest
import structlog
from sqlalchemy import text
from stored import NOW, queued
from town import TWO_INADEQUATE, Town

from watcher import data
from watcher.monitor import begun_anew
from watcher.service import run
from watcher.store import backup
from watcher.store.damage import Found
from watcher.store.errors import StoreError
from watcher.store.same_file import SameFile
from watcher.store.told import deliveries
from watcher.store.told.outbox import State

REQUIRES = dict.fromkeys(TWO_INADEQUATE, "requires improvement")


def remove(database):
    for each in database.parent.glob(f"{database.name}*"):
        if not each.name.endswith(".lock"):
            each.unlink()


def test_a_file_counts_from_when_it_is_first_there(tmp_path):
    path = tmp_path / "file"
    file = SameFile(str(path))
    looks = [file.is_another()]
    path.write_text("one")
    looks.append(file.is_another())
    path.write_text("one, changed")
    looks.append(file.is_another())
    (tmp_path / "two").write_text("two")
    (tmp_path / "two").replace(path)
    looks.append(file.is_another())
    path.unlink()

    assert [*looks, file.is_another()] == [False, False, False, True, True]
    assert not SameFile(None).is_another()


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_disk_that_cannot_say_has_not_lost_the_file(tmp_path, monkeypatch, number):
    path = tmp_path / "file"
    path.touch()
    file = SameFile(str(path))
    looks = [file.is_another()]
    with monkeypatch.context() as hiccup:
        hiccup.setattr(os, "stat", failing(OSError(number, os.strerror(number))))
        looks.append(file.is_another())

    assert [*looks, file.is_another()] == [False, False, False]


def failing(error):
    def fail(*_, **__):
        raise error

    return fail


@pytest.mark.parametrize("replaced", [True, False])
def test_nothing_is_written_into_a_database_that_is_gone_and_none_is_made_in_its_place(tmp_path, replaced):
    path = tmp_path / "test.db"
    store = empty_database.opened(path)
    with store.look() as tx:
        tx.execute(text("SELECT 1 FROM delivery"))
    remove(path)
    if replaced:
        path.write_bytes(b"")

    for transaction in (store.begin, store.look):
        with pytest.raises(StoreError, match="start it again"), transaction():
            pass

    assert path.exists() is replaced
    store.close()


def test_the_service_ends_when_its_database_is_gone_and_at_its_next_start_says_so_and_repeats_nothing_on_slack(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(run, "STOPPED_WITHIN", timedelta(0))
    with Town(tmp_path) as town:
        town.tell_of_trafford()
        with town.service() as service:
            run.run(service, SimpleNamespace(wait=lambda _seconds: remove(town.database)))
        empty_database.make(town.database)
        town.clock.pass_(minutes=1)

        town.once(everything=True)

        assert [each["Subject"] for each in town.mails("operators@example.org")] == [
            "The database was gone and was made anew"
        ]
        assert len(town.posts) == 1


def test_a_start_on_an_empty_database_says_so_once_before_anything_is_told(tmp_path):
    with Town(tmp_path) as town:
        with structlog.testing.capture_logs() as first:
            town.once()
        with structlog.testing.capture_logs() as second:
            town.once()

    assert [each["event"] == begun_anew.NOTHING_YET for each in first[:1]] == [True]
    assert begun_anew.NOTHING_YET not in [each["event"] for each in second]


def test_of_another_file_what_waits_for_any_team_is_looked_for_before_it_is_sent(tmp_path):
    store = empty_database.opened(tmp_path / "test.db")
    for whose in ("", "team"):
        with store.of(whose).begin() as tx:
            queued(tx, f"message of {whose}")
    with store.begin() as tx:
        backup.begin(tx, NOW, Found(another=True))

    for whose in ("", "team"):
        with store.of(whose).look() as tx:
            assert deliveries.by_key(tx, f"message of {whose}").state is State.UNKNOWN
    store.close()


def test_a_copy_that_was_laid_back_by_hand_repeats_nothing_on_slack(tmp_path):
    with Town(tmp_path) as town:
        town.once()
        shutil.copy(town.database, tmp_path / "yesterday")
        town.publish(**TWO_INADEQUATE)
        town.clock.pass_(minutes=10)
        town.once()
        shutil.copy(tmp_path / "yesterday", town.database)
        town.clock.pass_(hours=20)

        town.once()

        assert len(town.posts) == 1


def test_cycles_that_are_a_day_apart_gather_their_digests(tmp_path):
    councils = tuple(each.name for each in data.authorities()[:30])
    with Town(tmp_path, authorities=json.dumps(councils)) as town:
        town.once()
        for each in councils:
            town.publish(each, **REQUIRES)
        town.clock.pass_(days=1)
        town.once()
        town.clock.pass_(minutes=10)
        town.once()

        assert len(town.posts) == 2  # one digest in two parts
