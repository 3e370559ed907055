"""Several processes on one server: together they tell what one would, once, and ask no site more often."""

from __future__ import annotations

import gc
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from postgres import NEEDS_POSTGRESQL, NEEDS_WORKERS
from sqlalchemy import create_engine, text
from structlog.testing import capture_logs
from town import TWO_INADEQUATE, HandClock, Town, small_site, urn

from watcher.decide import decide
from watcher.model.alerts import Message, Severity
from watcher.service.bursts import DECIDING, FETCHING
from watcher.service.cycle import once
from watcher.service.run import run
from watcher.service.signal_flag import SignalFlag
from watcher.store.database import Store
from watcher.store.engine.locks import AT_WORK, is_at_work
from watcher.store.polled.hosts import SharedHosts
from watcher.store.told import abandoned, outbox, undelivered
from watcher.store.told.deliveries import NewDelivery

pytestmark = [*NEEDS_POSTGRESQL]


@pytest.fixture
def town(tmp_path, postgresql_url):
    with Town(tmp_path, authorities=json.dumps([each.name for each in small_site().authorities])) as opened:
        written = opened.config.read_text().replace("sqlite:///test.db", postgresql_url)
        opened.config.write_text(written.replace("[[receiver]]", "[[receiver]]\ncritical_digest_above = 5"))
        yield opened


@pytest.fixture
def two(town):
    """Two processes, as far as the server can tell: each has a session of its own."""
    with ExitStack() as held:
        services = [held.enter_context(town.service()) for _ in range(2)]
        for each in services:
            each.begin()
        yield services


def at_once(*work):
    """Let threads begin at the same moment, and raise what any of them raised."""
    together = threading.Barrier(len(work))

    def begin(do):
        together.wait()
        return do()

    with ThreadPoolExecutor(len(work)) as threads:
        return [each.result() for each in [threads.submit(begin, do) for do in work]]


def let_read(service):
    """Let a process find what was published, and read it."""
    service.poll_all(everything=True)
    service.fetch(history=False)


def test_processes_that_start_together_on_an_empty_database_all_start(databases):
    empty = databases.copy_of("template1")
    stores = [Store(empty) for _ in range(4)]

    at_once(*(each.migrate for each in stores))

    with stores[0].look() as tx:
        assert tx.execute(text("select count(*) from alembic_version")).scalar_one() == 1
    for each in stores:
        each.close()


def test_a_burst_that_several_decide_at_once_is_one_digest_and_told_once(town, two):
    for each in two:
        each.poll_all(everything=True)
    names = [each.name for each in town.site.authorities[:12]]
    for name in names:
        town.publish(name, **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    let_read(two[0])

    for _ in range(3):
        at_once(*(each.decide for each in two), *(each.deliver for each in two))
    for each in two:
        each.deliver()

    assert [post for post in town.posts if "critical alerts" in post] == town.posts
    (mail,) = town.mails()
    assert "12 critical alerts" in mail["Subject"]


def test_while_one_process_still_fetches_another_holds_the_begun_burst_back_but_not_for_long(town, two):
    first, second = two
    town.publish("Trafford", **TWO_INADEQUATE)
    let_read(first)
    second.decide()

    with first.store.in_turn(FETCHING):
        second.deliver()
        before = len(town.posts)
        town.clock.pass_(seconds=21)
        second.deliver()

    assert (before, len(town.posts)) == (0, 1)


def test_what_a_process_left_undecided_because_another_was_deciding_holds_the_rest_of_the_burst_back(town, two):
    first, second = two
    town.publish("Trafford", **TWO_INADEQUATE)
    let_read(first)
    second.decide()
    town.publish("Stockport", **TWO_INADEQUATE)
    let_read(first)
    with second.store.sole(DECIDING):
        left = first.decide()

    second.deliver()
    before = len(town.posts)
    first.decide()
    first.deliver()

    assert (left, before, len(town.posts)) == ((), 0, 2)


def test_what_a_process_could_not_decide_itself_holds_nothing_back(town, two, monkeypatch):
    def decide_some(tx, some, *more):
        if any(each.publication.urn == urn("Stockport") for each in some):
            raise ValueError
        return decided(tx, some, *more)

    decided = decide.decide_publications
    monkeypatch.setattr(decide, "decide_publications", decide_some)
    for name in ("Trafford", "Stockport"):
        town.publish(name, **TWO_INADEQUATE)
    alone, _ = two

    once(alone, everything=True)

    assert len(town.posts) == 1


def test_a_source_that_one_process_polls_or_has_just_polled_is_not_polled_by_another(town, two):
    first, second = two

    with first.store.sole("source Ofsted reports"):
        meanwhile = second.poll_all(everything=True)
    polled = first.poll_all(everything=True)
    afterwards = second.poll_all(everything=False)

    assert (meanwhile, len(polled), afterwards) == ((), 1, ())


def test_a_session_shows_that_its_process_lives_and_its_end_that_it_does_not(postgresql_url):
    one, other = Store(postgresql_url), Store(postgresql_url)
    one.locks.take(f"{AT_WORK}somewhere:1:1")

    with other.look() as tx:
        while_it_lives = is_at_work(tx, "somewhere:1:1")
    one.close()
    with other.look() as tx:
        # The server lets go when it has cleared the session away, a moment after we said goodbye.
        asked = (is_at_work(tx, "somewhere:1:1") for _ in range(10_000))
        afterwards = next((alive for alive in asked if not alive), True)
    other.close()

    assert (while_it_lives, afterwards) == (True, False)


def test_what_a_process_is_sending_is_left_to_it_when_only_its_session_was_lost(postgresql_url):
    one, other = Store(postgresql_url), Store(postgresql_url)
    now = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
    one.be_at_work()
    with one.begin() as tx:
        outbox.queue(tx, NewDelivery(Message("key", Severity.CRITICAL, "Trafford", ()), "story", "Channel", "C1"), now)
        outbox.claim(tx, "Channel", now)

    one.locks.close()  # as when the server restarts

    with other.begin() as tx:
        soon = abandoned.release(tx, now + timedelta(seconds=5))
        later = abandoned.release(tx, now + timedelta(seconds=15))
    for each in (one, other):
        each.close()
    assert (soon, later) == (0, 1)


@pytest.mark.parametrize("wakes", [False, pytest.param(True, marks=NEEDS_WORKERS[-1])])
def test_a_server_notices_within_seconds_that_a_machine_which_held_locks_has_vanished(postgresql_url, wakes):
    store = Store(postgresql_url, wakes=wakes)

    with store.begin() as tx:
        idle, interval, count = (
            int(tx.execute(text(f"select current_setting('tcp_keepalives_{each}')")).scalar_one())
            for each in ("idle", "interval", "count")
        )
    store.close()

    assert 0 < idle + interval * count <= 15


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # pg8000's socket, when it was cut
def test_a_lock_is_one_processs_also_among_its_own_threads_and_free_when_its_session_is_lost(postgresql_url):
    one, other = Store(postgresql_url), Store(postgresql_url)

    with one.sole("deciding") as first, one.sole("deciding") as again, other.sole("deciding") as elsewhere:
        assert (first, again, elsewhere) == (True, False, False)
        admin = create_engine(postgresql_url.replace("postgresql://", "postgresql+pg8000://"))
        with admin.begin() as tx:
            # With a time-out it waits until each has ended, and its locks are free.
            tx.execute(text("select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'"))
        admin.dispose()
        with other.sole("deciding") as taken_over:
            assert taken_over
    with one.sole("deciding") as anew:
        assert anew
    for each in (one, other):
        each.close()
    gc.collect()


def test_a_message_for_a_receiver_that_a_process_does_not_know_waits_for_one_that_does(town, two):
    service = two[0]
    message = Message("key", Severity.CRITICAL, "Trafford: INADEQUATE", ())
    with service.store.begin() as tx:
        outbox.queue(tx, NewDelivery(message, "story", "Another team", "team@example.org"), town.clock.now())

    (tried,) = service.deliver()

    with service.store.look() as tx:
        depth = undelivered.depth(tx)
    assert "no longer has a receiver" in tried.answer
    assert (depth.unsent, depth.given_up) == (1, 0)


def test_processes_book_the_turns_of_a_host_one_after_the_other(postgresql_url):
    clock = HandClock()
    stores = [Store(postgresql_url) for _ in range(2)]
    stores[0].migrate()
    hosts = [SharedHosts(each, clock) for each in stores]

    waits = at_once(*(lambda each=each: each.book("ofsted.example", timedelta(seconds=1.5)) for each in hosts * 3))

    assert sorted(waits) == [0.0, 1.5, 3.0, 4.5, 6.0, 7.5]
    hosts[0].leave_alone("ofsted.example", timedelta(minutes=5))
    assert hosts[1].left_alone_for("ofsted.example") == timedelta(minutes=5)
    for each in stores:
        each.close()


def test_a_process_that_was_not_upgraded_ends_when_the_tables_are_newer_than_itself(two):
    with two[1].store.begin() as tx:
        tx.execute(text("delete from alembic_version"))  # as while a copy is put back
    before = two[0].store.is_newer()
    with two[1].store.begin() as tx:
        tx.execute(text("insert into alembic_version values ('9999')"))

    with capture_logs() as said:
        stopped = run(two[0], SignalFlag())

    assert (before, stopped) == (False, True)
    assert "another machine runs a newer version; this one ends until it is upgraded, too" in [
        each["event"] for each in said
    ]
