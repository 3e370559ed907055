"""What becomes of a question that a real server doesn't answer, by either driver."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress

import pytest
from postgres import NEEDS_WORKERS
from sqlalchemy import func, make_url, select, text
from sqlalchemy.event import listen
from swallowing import between
from waiting import wait_until

from watcher.store import answers, dialects
from watcher.store.database import Store
from watcher.store.errors import StoreError
from watcher.store.tables.sources import host

pytestmark = [*NEEDS_WORKERS, pytest.mark.parametrize("driver", ["pg8000", "psycopg"])]


@pytest.fixture
def far(postgresql_url):
    there = make_url(postgresql_url)
    with between(there.host, there.port) as made:
        yield made


@pytest.fixture
def store(postgresql_url, far, driver):
    url = make_url(postgresql_url).set(drivername=f"postgresql+{driver}", port=far.port)
    with closing(Store(url.render_as_string(hide_password=False), wakes=driver == "psycopg")) as opened:
        yield opened


@pytest.fixture
def threads():
    with ThreadPoolExecutor() as pool:
        yield pool


def ask(store):
    with store.look() as tx:
        return tx.execute(select(1)).scalar_one()


@pytest.mark.parametrize("new", [False, True])
def test_a_connection_over_which_no_answer_comes_is_given_up_also_where_the_server_can_t_be_asked_about_it(
    store, far, threads, monkeypatch, postgresql_url, new
):
    swallowed = threading.Event()

    def asked():
        with store.look() as tx:
            tx.execute(select(func.pg_advisory_xact_lock(8)))
            far.swallow(new=new)
            swallowed.set()
            return tx.execute(select(2)).scalar_one()

    waiting = threads.submit(asked)
    assert swallowed.wait(30)
    wait_until(store.unanswered_for)
    store._answers.look()
    early = waiting.done()
    with monkeypatch.context() as impatient:
        impatient.setattr(answers, "ASKED_AFTER", 0.0)
        impatient.setattr(answers, "VOUCHED_WITHIN", 0.2 if new else 30.0)
        store._answers.look()
        with pytest.raises(StoreError):
            waiting.result(timeout=30)
    far.pass_on_anew()
    store._answers.look()

    assert not early
    assert ask(store) == 1
    with closing(Store(postgresql_url)) as other, other.look() as tx:
        held = select(func.pg_try_advisory_xact_lock(8))
        wait_until(lambda: tx.execute(held).scalar_one())  # what the server had of it is ended, and its locks


def test_a_call_that_asks_again_and_again_is_left_alone_however_long_it_takes(store):
    with store.look() as tx:
        connection = tx.connection.driver_connection
        store._answers._waiting[0] = connection, time.monotonic() - 3600
        tx.execute(select(1))

        assert store._answers.longest() > 3599
        assert store._answers._overdue(frozenset()) == []


def test_who_waits_for_a_lock_goes_on_waiting_and_has_its_turn(store, threads, monkeypatch, postgresql_url):
    monkeypatch.setattr(answers, "ASKED_AFTER", 0.0)
    with closing(Store(postgresql_url)) as other, store.look() as tx:
        with other.look() as holds:
            holds.execute(select(func.pg_advisory_xact_lock(7)))
            waiting = threads.submit(tx.execute, select(func.pg_advisory_xact_lock(7)))
            wait_until(lambda: ask_whether_any_waits(holds))
            store._answers.look()
            assert not waiting.done()

        waiting.result(timeout=30)


def test_what_the_server_is_at_work_on_is_not_cut_where_it_has_no_connection_left_to_be_asked(
    threads, monkeypatch, postgresql_url, driver
):
    monkeypatch.setattr(answers, "ASKED_AFTER", 0.0)
    url = make_url(postgresql_url)
    few = f"few_{url.database}_{driver}"
    with closing(Store(postgresql_url)) as other, other.look() as holds:
        with other.begin() as tx:
            tx.execute(text(f"create role {few} login"))
        theirs = url.set(drivername=f"postgresql+{driver}", username=few).render_as_string(hide_password=False)
        with closing(Store(theirs)) as store, store.look() as tx:
            with other.begin() as limits:
                limits.execute(text(f"alter role {few} connection limit 1"))
            holds.execute(select(func.pg_advisory_xact_lock(7)))
            waiting = threads.submit(tx.execute, select(func.pg_advisory_xact_lock(7)))
            wait_until(lambda: ask_whether_any_waits(holds))

            store._answers.look()

            holds.commit()
            waiting.result(timeout=30)


def test_of_threads_that_connect_at_the_same_moment_one_alone_begins_to_look_around(store, threads, monkeypatch):
    both, begun = threading.Barrier(2), []

    class Met(threading.Thread):
        def __init__(self, **how):
            if how.get("name") == "answers":
                begun.append(how)
                with suppress(threading.BrokenBarrierError):
                    both.wait(0.3)
            super().__init__(**how)

    monkeypatch.setattr(answers.threading, "Thread", Met)
    for each in [threads.submit(ask, store) for _ in range(2)]:
        each.result(timeout=30)

    assert len(begun) == 1


def test_a_process_that_was_forked_looks_around_itself_and_waits_for_nothing_of_its_parents(store):
    ask(store)
    with store._answers.awaited(object()):
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                store._for_operator.dispose(close=False)  # as SQLAlchemy wants it: those are its parent's
                assert store.unanswered_for() == 0
                assert ask(store) == 1
                assert store._answers._thread.is_alive()
                os._exit(0)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert store.unanswered_for() > 0


def ask_whether_any_waits(tx):
    return tx.execute(text("select count(*) from pg_locks where locktype = 'advisory' and not granted")).scalar_one()


def test_a_turn_is_waited_for_longer_than_a_lock_and_a_table_that_another_session_locked_is_said(
    postgresql_url, driver, threads, monkeypatch
):
    monkeypatch.setattr(dialects, "_TOLD_FIRST", dialects._TOLD_FIRST.replace("30s", "50ms"))
    waits, url = [], make_url(postgresql_url).set(drivername=f"postgresql+{driver}")
    with closing(Store(url.render_as_string(hide_password=False))) as store, closing(Store(postgresql_url)) as other:
        listen(store.engine, "handle_error", lambda context: waits.append(context))

        def take():
            with store.in_turn("deciding"):
                return "had it"

        with other.look() as holds, other.in_turn("deciding"):
            waiting = threads.submit(take)
            wait_until(lambda: len(waits) > 1)
            holds.execute(text("lock table host in access exclusive mode"))
            with pytest.raises(StoreError, match=r"due to lock timeout\. Another session on the server"):
                ask_for_hosts(store)

        assert waiting.result(timeout=30) == "had it"


def ask_for_hosts(store):
    with store.look() as tx:
        tx.execute(select(host))
