"""The jobs of workers that died, on a real server."""

from __future__ import annotations

from datetime import timedelta

import pytest
from postgres import NEEDS_WORKERS
from sqlalchemy import text

from watcher.store.engine import dead_workers, wake_ups
from watcher.store.engine.locks import held_of, key_of
from watcher.store.engine.wake_ups import WakeUp, Work

psycopg = pytest.importorskip("psycopg")
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


def fall_silent(store, number):
    with store.begin() as tx:
        silent = text("update procrastinate.procrastinate_workers set last_heartbeat = 'yesterday' where id = :id")
        tx.execute(silent, {"id": number})


def jobs(store):
    with store.look() as tx:
        return tx.execute(
            text("select task_name, args ->> 'team', status from procrastinate.procrastinate_jobs order by 1")
        ).all()


def test_the_jobs_of_one_whose_lock_is_free_are_ended_and_their_keys_woken(store):
    living, dead = taken(store, LIVING), taken(store, DEAD)
    store.take(dead_workers.lock_of(living))

    with store.begin() as tx:
        (of_living,), of_dead = dead_workers.jobs_of(tx, [living]), dead_workers.jobs_of(tx, [dead])
        found = dead_workers.jobs_of_dead(tx, timedelta())
        dead_workers.pass_on(tx, found)

    assert (found, of_living in found) == (of_dead, False)
    assert jobs(store) == [("deliver", "wirral", "todo"), ("read", "", "doing")]


def test_a_server_that_has_just_started_has_ended_the_locks_of_the_living_too(store):
    taken(store, LIVING)

    with store.look() as tx:
        assert dead_workers.jobs_of_dead(tx, timedelta(days=365)) == []


def test_the_sessions_of_one_that_stands_still_are_ended_and_those_of_the_living_are_not(store):
    frozen, living = taken(store, DEAD), taken(store, LIVING)
    store.take(dead_workers.lock_of(living))
    its_own = [psycopg.connect(store.url, autocommit=True, application_name="elsewhere") for _ in range(2)]
    its_own[0].execute("select pg_advisory_lock(%s)", (key_of(dead_workers.lock_of(frozen)),))
    fall_silent(store, frozen)

    with store.look() as tx:
        dead_workers.end_sessions(tx, dead_workers.find_frozen(tx, timedelta(minutes=1)))

    for each in its_own:
        with pytest.raises(psycopg.OperationalError):
            each.execute("select 1")
    with store.look() as tx:
        assert [*held_of(tx, map(dead_workers.lock_of, (frozen, living)))] == [dead_workers.lock_of(living)]


def test_where_no_worker_can_show_a_sign_of_life_none_is_taken_for_frozen(store):
    only = taken(store, LIVING)
    store.take(dead_workers.lock_of(only))
    fall_silent(store, only)

    with store.look() as tx:
        assert dead_workers.find_frozen(tx, timedelta(minutes=1)) is None


def test_nobody_who_shows_signs_of_life_is_taken_for_frozen_also_where_one_of_its_workers_is_silent(store):
    living, ended_while_the_server_was_away = taken(store, LIVING), taken(store, DEAD)
    store.take(dead_workers.lock_of(living))
    store.take(dead_workers.lock_of(ended_while_the_server_was_away))
    fall_silent(store, ended_while_the_server_was_away)

    with store.look() as tx:
        assert dead_workers.find_frozen(tx, timedelta(minutes=1)) == []


def test_a_key_that_waits_already_waits_once(store):
    dead = taken(store, DEAD)
    with store.begin() as tx:
        wake_ups.wake(tx, DEAD)

    with store.begin() as tx:
        dead_workers.pass_on(tx, dead_workers.jobs_of(tx, [dead]))

    assert jobs(store) == [("deliver", "wirral", "todo")]
