"""The jobs of workers that died, on a real server."""

from __future__ import annotations

from datetime import timedelta

import pytest
from postgres import NEEDS_WORKERS
from sqlalchemy import text

from watcher.store import dead_workers, wake_ups
from watcher.store.wake_ups import WakeUp, Work

pytestmark = [*NEEDS_WORKERS]
LIVING, DEAD = WakeUp(Work.READ), WakeUp(Work.DELIVER, "Channel", "wirral")


@pytest.fixture
def store(waking_store):
    return waking_store


def taken(store, key):
    """Have a worker begin the job of a key; returns the worker's number."""
    with store.begin() as tx:
        wake_ups.wake(tx, key)
    with store.begin() as tx:
        wake_ups.name_tables(tx)
        number = tx.execute(text("insert into procrastinate_workers default values returning id")).scalar_one()
        doing = text("update procrastinate_jobs set status = 'doing', worker_id = :number where queueing_lock = :lock")
        tx.execute(doing, {"number": number, "lock": key.lock})
    return number


def jobs(store):
    with store.look() as tx:
        return tx.execute(
            text("select task_name, args ->> 'team', status from procrastinate.procrastinate_jobs order by 1")
        ).all()


def test_the_jobs_of_one_whose_lock_is_free_are_ended_and_their_keys_woken(store):
    living, dead = taken(store, LIVING), taken(store, DEAD)
    store.take(dead_workers.lock_of(living))

    with store.begin() as tx:
        found = dead_workers.find(tx, timedelta())
        dead_workers.pass_on(tx, [dead])

    assert found == [dead]
    assert jobs(store) == [("deliver", "wirral", "todo"), ("read", "", "doing")]


def test_a_server_that_has_just_started_has_ended_the_locks_of_the_living_too(store):
    taken(store, LIVING)

    with store.look() as tx:
        assert dead_workers.find(tx, timedelta(days=365)) == []


def test_a_key_that_waits_already_waits_once(store):
    dead = taken(store, DEAD)
    with store.begin() as tx:
        wake_ups.wake(tx, DEAD)

    with store.begin() as tx:
        dead_workers.pass_on(tx, [dead])

    assert jobs(store) == [("deliver", "wirral", "todo")]
