"""Moving everything into another database, from a file to a server and back."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from typing import ClassVar

import empty_database
import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import select
from town import TWO_INADEQUATE

from watcher.model.alerts import Message, Severity
from watcher.store import backup
from watcher.store.database import Store
from watcher.store.errors import StoreError
from watcher.store.move import move
from watcher.store.tables import metadata
from watcher.store.tables.alerts import wording
from watcher.store.tables.config import kept_config
from watcher.store.tables.sources import source
from watcher.store.told import outbox
from watcher.store.told.deliveries import NewDelivery

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)


def rows_of(url):
    with closing(Store(url)) as store, store.look() as tx:
        return {each.name: sorted(map(repr, tx.execute(select(each)))) for each in metadata.sorted_tables}


def queue(store, key, now):
    with store.begin() as tx:
        message = Message(key, Severity.WARNING, "A headline", ())
        return outbox.queue(tx, NewDelivery(message, "story", "Channel", "C1"), now)


@pytest.fixture
def full(tmp_path, town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once()
    shutil.copy(town.folder / "test.db", tmp_path / "full.db")
    return f"sqlite:///{tmp_path / 'full.db'}"


@pytest.fixture
def small(tmp_path):
    with closing(empty_database.opened(tmp_path / "small.db")) as store:
        queue(store, "key", NOW)
    return store.url


def test_every_row_arrives_but_the_config_that_names_the_old_database(full, tmp_path):
    before = rows_of(full)

    counts = move(full, f"sqlite:///{tmp_path / 'new.db'}")

    after = rows_of(f"sqlite:///{tmp_path / 'new.db'}")
    assert (before.pop(kept_config.name), after.pop(kept_config.name)) != ([], [])
    assert after == before
    assert counts == {name: len(rows) for name, rows in before.items()}
    assert counts["delivery"] > 0


def test_nothing_is_moved_over_what_is_there(small, tmp_path):
    store = empty_database.opened(tmp_path / "new.db")
    with store.begin() as tx:
        tx.execute(source.insert().values(name="Mine", failures=0))
    store.close()
    before = rows_of(store.url)

    with pytest.raises(StoreError, match="is not empty: there are rows in its table source"):
        move(small, store.url)

    assert rows_of(store.url) == before


@pytest.mark.parametrize("used", ["small.db", "new.db"])
def test_nothing_is_moved_while_a_service_runs(small, tmp_path, used):
    with backup.in_use(f"sqlite:///{tmp_path / used}"), pytest.raises(StoreError, match="is in use"):
        move(small, f"sqlite:///{tmp_path / 'new.db'}")


def test_a_database_is_not_moved_onto_itself(small):
    with pytest.raises(StoreError, match="already"):
        move(small, small)


class TestOnAServer:
    pytestmark: ClassVar = [*NEEDS_POSTGRESQL]

    def test_there_and_back_is_the_same(self, full, tmp_path, postgresql_url):
        before = rows_of(full)

        there = move(full, postgresql_url)
        back = move(postgresql_url, f"sqlite:///{tmp_path / 'back.db'}")

        after = rows_of(f"sqlite:///{tmp_path / 'back.db'}")
        assert there == back
        assert after == before | {kept_config.name: []}

    def test_the_service_goes_on_there_and_repeats_nothing(self, full, town, postgresql_url):
        told = len(town.posts)
        move(full, postgresql_url)
        town.config.write_text(town.config.read_text().replace("sqlite:///test.db", postgresql_url))
        town.clock.pass_(minutes=10)

        town.once()
        repeated = len(town.posts) - told
        town.publish("Wirral", **TWO_INADEQUATE)
        town.clock.pass_(minutes=10)
        town.once()

        assert repeated == 0
        assert town.posts[-1].startswith("Wirral: INADEQUATE")

    def test_numbers_go_on_where_they_were(self, small, postgresql_url):
        move(small, postgresql_url)

        with closing(Store(postgresql_url)) as store:
            assert queue(store, "another", NOW) > 1

    def test_what_the_server_refuses_leaves_it_empty(self, small, postgresql_url):
        with closing(Store(small)) as store, store.begin() as tx:
            tx.execute(wording.update().values(json="a\0b"))

        with pytest.raises(StoreError, match="The table wording could not be copied"):
            move(small, postgresql_url)

        assert not any(rows_of(postgresql_url).values())

    def test_a_server_at_work_is_left_alone(self, small, tmp_path, postgresql_url):
        with closing(Store(postgresql_url)) as store:
            store.be_at_work()

            with pytest.raises(StoreError, match="Stop the service on every machine"):
                move(small, postgresql_url)
            with pytest.raises(StoreError, match="Stop the service on every machine"):
                move(postgresql_url, f"sqlite:///{tmp_path / 'back.db'}")
