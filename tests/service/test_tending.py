from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event
from town import TWO_INADEQUATE

from watcher.config.check import load
from watcher.demo.slack import Reply
from watcher.service.tending import Tending
from watcher.store import sources
from watcher.store.database import Store

MANY = 20


@pytest.fixture
def service(town):
    with town.service() as made:
        made.begin()
        yield made


@pytest.fixture
def tend(service, town):
    """Tend once, and return how many questions it asked of the database; nothing is left to do at the beginning."""
    asked = []
    event.listen(service.store.engine, "before_cursor_execute", lambda *_: asked.append(1))
    tending = Tending(service)

    def once(**passed):
        town.clock.pass_(**passed)
        asked.clear()
        tending()
        return len(asked)

    assert once() > MANY
    once(seconds=5)
    return once


def test_where_nothing_changed_and_nothing_waits_nothing_is_asked(tend):
    assert [tend(seconds=5), tend(seconds=5)] == [0, 0]


def test_the_database_gets_a_sign_of_life_before_anybody_takes_the_service_for_dead(service, town, tend):
    for _ in range(5):
        tend(seconds=5)
        with service.store.look() as tx:
            assert (town.clock.now() - sources.alive_at(tx)).total_seconds() <= 15


def test_what_falls_due_by_the_clock_is_seen_within_half_a_minute(tend):
    assert max(tend(seconds=5) for _ in range(6)) > MANY


def test_what_another_process_wrote_is_looked_at_once(service, town, tend):
    other = Store(service.config.store_url)
    with other.begin() as tx:
        sources.note_alive(tx, town.clock.now() + timedelta(seconds=1))
    other.close()

    assert tend(seconds=5) > MANY
    tend(seconds=5)
    assert tend(seconds=5) == 0


def test_another_config_is_looked_at_once(service, town, tend):
    town.config.write_text(f"# changed\n{town.config.read_text()}")
    service.config = load(town.config)

    assert tend(seconds=5) > MANY


def test_while_a_message_waits_it_is_looked_for_each_time(service, town, tend):
    town.workspace.instead.extend([(False, Reply(500, b""))] * 20)
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(hours=2)
    service.poll_all(everything=True)
    service.fetch(history=False)
    service.decide()
    service.deliver()

    assert min(tend(seconds=1) for _ in range(4)) > MANY
