"""Several processes without an engine of jobs on a real server: one that stands still, or goes by another config."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import create_engine, func, make_url, select

from watcher.service.engines import engine
from watcher.service.jobs import DIFFERS_FOR, LookingAfterConfig
from watcher.service.signal_flag import SignalFlag
from watcher.store.engine.engine_kinds import join
from watcher.store.engine.locks import key_of

pytestmark = [*NEEDS_POSTGRESQL]


@pytest.fixture
def service(town, postgresql_url):
    town.config.write_text(town.config.read_text().replace("sqlite:///test.db", postgresql_url))
    with town.service() as opened:
        yield opened


@pytest.mark.parametrize("was_away", [False, True])
def test_what_one_holds_that_stands_still_is_free_for_others_unless_they_stood_still_themselves(
    service, postgresql_url, monkeypatch, was_away
):
    monkeypatch.setattr(engine, "FROZEN_AFTER", timedelta(seconds=0.0 if was_away else 1.0))
    join(service.store, "inline")
    living = engine.Living(service)
    url, elsewhere = make_url(postgresql_url).set(drivername="postgresql+pg8000"), {"application_name": "elsewhere"}
    with create_engine(url, connect_args=elsewhere, isolation_level="AUTOCOMMIT").connect() as frozen:
        frozen.execute(select(func.pg_advisory_lock_shared(key_of("engine/inline"))))
        frozen.execute(select(func.pg_advisory_lock(key_of("deciding"))))
        until = time.monotonic() + (0.5 if was_away else 60)
        taken = False
        while not taken and time.monotonic() < until:
            living()
            taken = service.store.take("deciding")
        frozen.detach()

    assert taken is not was_away


def test_of_machines_whose_configs_differ_for_long_the_one_that_began_first_says_so_until_they_are_the_same(
    town, service
):
    def fails():
        town.clock.pass_(seconds=DIFFERS_FOR / 2)
        service.guard.attempt("config", looking)
        return list(service.guard.failed)

    looking, before = LookingAfterConfig(service, SignalFlag()), town.config.read_text()
    service.begin()
    alone = fails(), fails()
    town.config.write_text(before.replace("Duty inbox", "Another inbox"))
    with town.service() as another:
        another.begin()
    differ = [fails() for _ in range(4)]
    town.config.write_text(before)
    with town.service() as another:
        another.begin()

    assert (alone, differ) == (([], []), [[], [], ["config"], ["config"]])
    assert fails() == []
