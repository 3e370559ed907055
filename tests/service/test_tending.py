from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from sqlalchemy import event
from town import TWO_INADEQUATE

from watcher.config.check import load
from watcher.demo.slack import Reply
from watcher.service import tending
from watcher.service.tending import Tending
from watcher.store.database import Store
from watcher.store.polled import sources

MANY = 15


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
    tending_once = Tending(service)

    def once(**passed):
        town.clock.pass_(**passed)
        asked.clear()
        tending_once()
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


def test_the_watchdog_is_not_fed_while_an_answer_of_the_database_does_not_come(service, tmp_path, monkeypatch):
    monkeypatch.setattr(tending, "STUCK_AFTER", 1e-9)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    tend, heard = Tending(service), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    with heard:
        heard.bind(str(tmp_path / "notify"))
        heard.setblocking(False)
        with service.store._answers.awaited("a connection"):
            tend()
        with pytest.raises(BlockingIOError):
            heard.recv(100)
        tend()

        assert heard.recv(100) == b"WATCHDOG=1"
