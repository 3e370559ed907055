"""The engine of jobs at work: a worker on a real server, and what becomes of the jobs of dead ones."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from contextlib import asynccontextmanager, contextmanager
from types import SimpleNamespace

import pytest
from postgres import NEEDS_WORKERS
from sqlalchemy import text
from structlog.testing import capture_logs
from town import TWO_INADEQUATE

from watcher.service import job_tables
from watcher.service.run import run
from watcher.service.steps import Steps
from watcher.store import dead_workers, wake_ups
from watcher.store.database import Store
from watcher.store.errors import StoreError
from watcher.store.locks import is_held
from watcher.store.wake_ups import OURS, PEOPLE, SITES, WakeUp, Work

procrastinate = pytest.importorskip("procrastinate")
procrastinating = pytest.importorskip("watcher.service.procrastinating")
pytestmark = [*NEEDS_WORKERS]
KEY = WakeUp(Work.DELIVER, "Channel")


@pytest.fixture
def store(waking_store):
    return waking_store


@pytest.fixture
def service(town, waking_url):
    written = town.config.read_text().replace("sqlite:///test.db", waking_url)
    town.config.write_text(f'{written}\n[engine]\nkind = "procrastinate"\n')
    with town.service() as opened:
        yield opened


@contextmanager
def worker(service):
    """Let a worker of this process take jobs while the block lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=run, args=(service, stop), kwargs={"only_work": True})
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def wait_until(holds, seconds=60):
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.05)


def rows(store, wanted):
    with store.look() as tx:
        return tx.execute(text(wanted)).all()


def do(store, *statements):
    """Change the engine's tables as one of its own sessions does."""
    with store.begin() as tx:
        tx.execute(text("set local search_path = procrastinate, public"))
        for each in statements:
            tx.execute(text(each))


JOBS = "select task_name, status, queueing_lock from procrastinate.procrastinate_jobs order by id"
TAKEN_BY_NOBODY = "update procrastinate_jobs set status = 'doing'"


def test_a_worker_has_a_report_told_once_and_keeps_no_job_that_is_over(town, service):
    town.publish("Wirral", **TWO_INADEQUATE)

    with worker(service):
        wait_until(lambda: town.posts)
        # As other workers do with one that they take for dead: it begins again under another number.
        do(service.store, "delete from procrastinate_workers")
        town.publish("Trafford", **TWO_INADEQUATE)
        town.clock.pass_(hours=1)
        wait_until(lambda: len(town.posts) == 2)

    over = rows(service.store, "select 1 from procrastinate.procrastinate_jobs where status not in ('todo', 'doing')")
    assert (len(town.posts), over) == (2, [])


@asynccontextmanager
async def app_of(store):
    conninfo = job_tables.address(store.url)
    async with procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=conninfo)).open_async() as app:
        yield app


def end_stalled(store):
    async def rescue():
        async with app_of(store) as app:
            await procrastinating.end_stalled(app)

    asyncio.run(rescue())


def wake(store, key=KEY):
    with store.begin() as tx:
        wake_ups.wake(tx, key)


def test_what_nobody_waited_for_is_said_in_one_line_and_again_after_a_minute(monkeypatch, caplog):
    async def fails():
        raise procrastinate.exceptions.ConnectorException("any") from OSError("the server is away")

    async def forget():
        for _ in range(3):
            asyncio.get_running_loop().create_task(fails())
            await asyncio.sleep(0)
        gc.collect()

    warned, loop = procrastinating.Warned(), asyncio.new_event_loop()
    loop.set_exception_handler(warned.of_task)
    with capture_logs() as said:
        loop.run_until_complete(forget())
        monkeypatch.setattr(procrastinating, "SAID_AGAIN_AFTER", 0.0)
        warned(RuntimeError("another"), queue=SITES)
    loop.close()

    assert [(each["why"], each.get("queue")) for each in said] == [("the server is away", None), ("another", SITES)]
    assert caplog.records == []


def test_a_job_whose_worker_died_is_ended_so_that_the_one_that_waits_for_its_key_runs(store):
    wake(store)
    do(store, TAKEN_BY_NOBODY)
    wake(store)
    wake(store, WakeUp(Work.READ))

    end_stalled(store)

    assert [tuple(each) for each in rows(store, JOBS)] == [
        ("deliver", "todo", KEY.lock),
        ("read", "todo", "read//"),
    ]


def test_what_a_dead_worker_had_in_hand_is_woken_at_once_and_what_a_living_one_has_is_left(store, service):
    engine = procrastinating.Procrastinate(service)
    wake(store)
    wake(store, WakeUp(Work.READ))

    async def take():
        async with app_of(store) as app:
            living = procrastinating._Registry(app.connector, engine._hold, engine._let_go)
            dead = procrastinating._Registry(app.connector, lambda _: None, lambda _: None)
            for manager, queue in ((living, SITES), (dead, PEOPLE)):
                await manager.fetch_job(queues=[queue], worker_id=await manager.register_worker())

    def found():
        with store.look() as tx:
            return dead_workers.find(tx)

    asyncio.run(take())
    wait_until(found)  # a server that has just started has lost the locks of the living, too

    engine._pass_on_from_the_dead()

    assert [tuple(each) for each in rows(store, JOBS)] == [
        ("read", "doing", "read//"),
        ("deliver", "todo", KEY.lock),
    ]


def test_a_lock_that_was_lost_with_its_session_is_taken_again(store, service):
    engine = procrastinating.Procrastinate(service)
    engine._steps = Steps(service)
    engine._hold(7)
    service.store.locks.close()  # as when the server restarts

    engine._pass_on_from_the_dead()

    with store.look() as tx:
        assert is_held(tx, dead_workers.lock_of(7))


def test_the_rescue_goes_before_all_that_waits_and_a_rescue_that_died_keeps_no_other_back(store, service):
    engine = procrastinating.Procrastinate(service)
    kept = []

    async def fetch():
        async with app_of(service.store) as app:
            ours = engine._ours(app.connector)
            await ours.tasks["rescue"].defer_async(timestamp=0)
            do(service.store, TAKEN_BY_NOBODY)
            for each in ("sweep", "wake_all", "rescue"):
                await ours.tasks[each].defer_async(timestamp=0)
                kept.append(ours.tasks[each].lock)
            number = await app.job_manager.register_worker()
            return await app.job_manager.fetch_job(queues=[OURS], worker_id=number)

    engine._steps = None
    fetched = asyncio.run(fetch())

    assert (fetched.task_name, kept) == ("rescue", [None, None, None])


def test_a_job_wakes_another_from_within_a_worker(store):
    wake(store)

    async def work():
        async with app_of(store) as app:

            async def deliver(key, team):
                await asyncio.to_thread(wake, store, WakeUp(Work.LOOK_AFTER, team="wirral"))

            app.task(name=Work.DELIVER, queue="people")(deliver)
            options = {"wait": False, "install_signal_handlers": False, "listen_notify": False}
            await app.run_worker_async(queues=["people"], delete_jobs="successful", concurrency=1, **options)

    asyncio.run(work())

    # The second was taken, and nobody knew what to do: it is only seen here that it came.
    assert [(each.task_name, each.status) for each in rows(store, JOBS)] == [("look_after", "failed")]


def test_the_engines_tables_are_made_once_and_anew_for_another_version_of_it(store):
    wake(store)
    job_tables.prepare(store)
    kept = rows(store, JOBS)
    do(store, "comment on schema procrastinate is '3.9.0'")

    job_tables.prepare(store)

    assert (len(kept), rows(store, JOBS)) == (1, [])


def test_who_may_make_no_schema_hears_what_the_database_needs(store):
    do(store, "create role guest login", "drop schema procrastinate cascade")
    guest = Store(store.url.replace("tests@", "guest@"))

    with pytest.raises(StoreError, match=r"permission denied .* must belong to the user"):
        job_tables.prepare(guest)

    guest.close()
    do(store, "drop role guest")


def test_a_job_that_another_rescue_ended_keeps_no_other_from_being_ended():
    ended, asked = [], []

    async def stalled(**since):
        asked.append(since)
        return ["ended already", "left"]

    async def finish(job, **how):
        if job == "ended already":
            raise procrastinate.exceptions.ConnectorException
        ended.append((job, how["status"].value, how["delete_job"]))

    manager = SimpleNamespace(get_stalled_jobs=stalled, finish_job=finish)
    asyncio.run(procrastinating.end_stalled(SimpleNamespace(job_manager=manager)))

    assert ended == [("left", "failed", True)]
    assert asked == [{"seconds_since_heartbeat": procrastinating.DEAD_AFTER}]
