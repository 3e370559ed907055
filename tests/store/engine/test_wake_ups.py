"""Wake-ups: written with what they are about, never in its way, and measured."""

from __future__ import annotations

import threading

import pytest
from postgres import NEEDS_WORKERS
from sqlalchemy import text

from watcher.page import metrics
from watcher.store.database import Store
from watcher.store.dialects import MOST_OF_A_WORKER
from watcher.store.engine import wake_ups
from watcher.store.engine.wake_ups import PEOPLE, SITES, Backlog, WakeUp, Work

pytestmark = [*NEEDS_WORKERS]
CHANNEL, INBOX = WakeUp(Work.DELIVER, "Channel"), WakeUp(Work.DELIVER, "Inbox", "wirral")


@pytest.fixture
def store(waking_store):
    return waking_store


def jobs(store):
    with store.look() as tx:
        return tx.execute(
            text("select queue_name, lock, status from procrastinate.procrastinate_jobs order by id")
        ).all()


def wake(store, *keys):
    with store.begin() as tx:
        wake_ups.wake(tx, *keys)


def test_a_wake_up_is_committed_and_undone_with_what_it_is_about(store):
    with pytest.raises(ZeroDivisionError), store.begin() as tx:
        wake_ups.wake(tx, CHANNEL)
        raise ZeroDivisionError
    undone = jobs(store)

    wake(store, INBOX, CHANNEL)

    assert undone == []
    assert [tuple(each) for each in jobs(store)] == [
        (PEOPLE, "deliver//Channel", "todo"),
        (PEOPLE, "deliver/wirral/Inbox", "todo"),
    ]


def test_a_key_that_waits_already_ends_nobodys_transaction(store):
    wake(store, CHANNEL)

    with store.begin() as tx:
        wake_ups.wake(tx, CHANNEL, CHANNEL, INBOX)
        tx.execute(text("create table written (id int)"))

    assert [each.lock for each in jobs(store)] == ["deliver//Channel", "deliver/wirral/Inbox"]
    with store.look() as tx:
        assert tx.execute(text("select count(*) from written")).scalar_one() == 0


def test_two_transactions_that_wake_the_same_keys_in_another_order_both_end(store):
    together = threading.Barrier(2)
    failed = []

    def begin(*keys):
        try:
            with store.begin() as tx:
                for each in keys:
                    wake_ups.wake(tx, each)
                together.wait()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=begin, args=each) for each in ((CHANNEL, INBOX), (INBOX, CHANNEL))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert (failed, len(jobs(store))) == ([], 2)


def test_nothing_is_scheduled_for_later_as_that_would_hold_its_lock(store):
    wake(store, *(WakeUp(each, "key") for each in Work))

    with store.look() as tx:
        later = tx.execute(text("select count(*) from procrastinate.procrastinate_jobs where scheduled_at is not null"))
        assert later.scalar_one() == 0


def test_without_an_engine_nothing_is_written_even_on_a_connection_that_noted_something(store):
    with pytest.raises(ZeroDivisionError), store.begin() as tx:
        wake_ups.wake(tx, CHANNEL)
        raise ZeroDivisionError
    store.wakes = False

    wake(store, CHANNEL)

    assert jobs(store) == []


def test_what_waits_is_counted_by_queue_with_the_oldest_and_what_dead_workers_left(store):
    wake(store, CHANNEL, WakeUp(Work.READ))
    with store.begin() as tx:
        before = wake_ups.before_people(tx)
        tx.execute(text("set local search_path = procrastinate, public"))  # as the engine's own sessions
        tx.execute(text("update procrastinate.procrastinate_jobs set status = 'doing' where queue_name = 'sites'"))
        oldest = tx.execute(text("select min(at) from procrastinate.procrastinate_events")).scalar_one()

    with store.look() as tx:
        measured = [str(each.value) for family in metrics._jobs(tx, oldest) for each in family.samples]
        assert wake_ups.backlog(tx) == Backlog({PEOPLE: 1}, oldest, 1)
        assert measured == ["0", "1", "0", "0", "0.0", "1"]
        assert before == wake_ups.before_people(tx) == {WakeUp(Work.READ)}
        tx.execute(text("set local search_path = procrastinate, public"))
        tx.execute(text("delete from procrastinate.procrastinate_jobs where queue_name = :sites"), {"sites": SITES})
        assert not wake_ups.before_people(tx)


def test_a_database_without_an_engine_has_no_backlog(postgresql_url):
    store = Store(postgresql_url)
    with store.look() as tx:
        assert wake_ups.backlog(tx) is None
    store.close()


def test_however_many_threads_a_worker_has_it_opens_few_connections(store):
    def ask():
        with store.look() as tx:
            tx.execute(text("select pg_sleep(0.02)"))

    threads = [threading.Thread(target=ask) for _ in range(4 * MOST_OF_A_WORKER)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    ours = "select count(*) from pg_stat_activity where datname = current_database()"
    with store.look() as tx:
        assert tx.execute(text(ours)).scalar_one() == MOST_OF_A_WORKER
