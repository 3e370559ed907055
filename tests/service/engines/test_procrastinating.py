"""The engine of jobs at work: a worker on a real server, and what becomes of the jobs of dead ones."""

from __future__ import annotations

import asyncio
import gc
import threading
from contextlib import asynccontextmanager, closing, contextmanager, nullcontext
from types import SimpleNamespace

import pytest
from paged import free_port
from pooler import NEEDS_POOLER, pooled
from postgres import NEEDS_WORKERS
from sqlalchemy import make_url, text
from structlog.testing import capture_logs
from town import TWO_INADEQUATE
from waiting import wait_until

from watcher.service.engines import job_tables
from watcher.service.engines.steps import Steps
from watcher.service.run import run
from watcher.service.signal_flag import SignalFlag
from watcher.store.database import Store
from watcher.store.engine import dead_workers, wake_ups
from watcher.store.engine.locks import is_held, key_of
from watcher.store.engine.wake_ups import OURS, PEOPLE, PLACES, SITES, WakeUp, Work
from watcher.store.errors import StoreError

psycopg = pytest.importorskip("psycopg")
procrastinate = pytest.importorskip("procrastinate")
jobs = pytest.importorskip("procrastinate.jobs")
procrastinating = pytest.importorskip("watcher.service.engines.procrastinating")
job_registry = pytest.importorskip("watcher.service.engines.job_registry")
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
    stop = SignalFlag()
    thread = threading.Thread(target=run, args=(service, stop), kwargs={"only_work": True})
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


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


def test_a_server_that_is_away_when_a_worker_begins_costs_it_a_moment_and_not_its_work(town, service, monkeypatch):
    opened, away = job_registry.Connector.open_async, [1]

    async def open_async(connector, pool=None):
        if away and away.pop():
            raise procrastinate.exceptions.ConnectorException
        await opened(connector, pool)

    monkeypatch.setattr(job_registry.Connector, "open_async", open_async)
    town.publish("Wirral", **TWO_INADEQUATE)

    with worker(service):
        wait_until(lambda: town.posts)

    assert not away


@asynccontextmanager
async def app_of(store):
    conninfo = job_tables.address(store.url)
    async with procrastinate.App(connector=job_registry.Connector(conninfo=conninfo)).open_async() as app:
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


def registry_of(engine, app):
    return procrastinating.Registry(app.connector, engine._hold, engine._let_go, engine._in_hand)


def test_what_a_dead_worker_had_in_hand_is_woken_at_once_and_what_a_living_one_has_is_left(store, service):
    engine = procrastinating.Procrastinate(service)
    wake(store)
    wake(store, WakeUp(Work.READ))

    async def take():
        async with app_of(store) as app:
            living = registry_of(engine, app)
            dead = procrastinating.Registry(app.connector, lambda _: None, lambda _: None, set())
            for manager, queue in ((living, SITES), (dead, PEOPLE)):
                await manager.fetch_job(queues=[queue], worker_id=await manager.register_worker())

    def found():
        with store.look() as tx:
            return dead_workers.jobs_of_dead(tx)

    asyncio.run(take())
    wait_until(found)  # a server that has just started has lost the locks of the living, too

    engine._pass_on_from_the_dead()

    assert [tuple(each) for each in rows(store, JOBS)] == [
        ("read", "doing", "read//"),
        ("deliver", "todo", KEY.lock),
    ]


def test_a_question_of_the_engine_s_is_given_up_when_no_answer_comes(store, monkeypatch):
    monkeypatch.setattr(job_registry, "ANSWERED_WITHIN", 0.1)

    async def ask():
        connector = job_registry.Connector(conninfo=job_tables.address(store.url))
        async with procrastinate.App(connector=connector).open_async():
            for ask in (
                connector.execute_query_async,
                connector.execute_query_one_async,
                connector.execute_query_all_async,
            ):
                with pytest.raises(procrastinate.exceptions.ConnectorException) as given_up:
                    await ask("select pg_sleep(60)")
                assert str(given_up.value.__cause__) == "the server gave no answer"
            monkeypatch.setattr(job_registry, "ANSWERED_WITHIN", 30)  # a busy machine answers later than in 0.1 s
            return await connector.execute_query_one_async("select 1 as one")

    assert asyncio.run(ask()) == {"one": 1}


def test_the_engine_asks_each_question_by_itself_and_notices_where_a_connection_that_rested_has_ended(
    store, monkeypatch
):
    async def ask():
        connector = job_registry.Connector(conninfo=job_tables.address(store.url), min_size=1, max_size=1)
        async with procrastinate.App(connector=connector).open_async():
            first = await connector.execute_query_one_async(
                "select pg_backend_pid() as session, now() = statement_timestamp() as alone"
            )
            do(store, f"select pg_terminate_backend({first['session']}, 5000)")
            monkeypatch.setattr(job_registry, "SURE_FOR", 0.0)
            return first["alone"], await connector.execute_query_one_async("select 1 as one")

    assert asyncio.run(ask()) == (True, {"one": 1})


@NEEDS_POOLER
def test_the_engine_works_through_a_pooler_that_lends_whole_sessions(postgresql_url, tmp_path):
    async def count(url):
        connector = job_registry.Connector(conninfo=job_tables.address(url))
        async with procrastinate.App(connector=connector).open_async():
            return await connector.execute_query_one_async("select count(*) as jobs from procrastinate_jobs")

    with pooled(postgresql_url, "session", tmp_path) as url, closing(Store(url, wakes=True)) as store:
        job_tables.prepare(store)
        wake(store)

        assert asyncio.run(count(url)) == {"jobs": 1}


@NEEDS_POOLER
@pytest.mark.parametrize(("mode", "why"), [("statement", "lends sessions"), ("transaction", "pool_mode = transaction")])
def test_a_pooler_that_lends_less_than_a_session_is_refused(postgresql_url, tmp_path, mode, why):
    with (
        pooled(postgresql_url, mode, tmp_path) as url,
        closing(Store(url, wakes=True)) as store,
        pytest.raises(StoreError, match=why),
    ):
        store.be_at_work()


def test_a_job_whose_beginning_or_end_got_lost_on_the_way_to_a_living_worker_is_woken_again(
    store, service, monkeypatch
):
    engine = procrastinating.Procrastinate(service)
    engine._steps = Steps(service)
    for each in (WakeUp(Work.READ), WakeUp(Work.DECIDE), KEY):
        wake(store, each)

    async def take():
        async with app_of(store) as app:
            registry = registry_of(engine, app)
            number = await registry.register_worker()
            _in_hand, over = [await registry.fetch_job([each], number) for each in (SITES, PLACES)]
            do(store, f"update procrastinate_jobs set status = 'doing', worker_id = {number} where status = 'todo'")
        with pytest.raises(procrastinate.exceptions.AppNotOpen):
            await registry.finish_job(over, jobs.Status.SUCCEEDED, delete_job=True)

    asyncio.run(take())
    engine._pass_on_from_the_dead()
    at_first = rows(store, JOBS)
    monkeypatch.setattr(procrastinating, "LOST_AFTER", 0.0)
    engine._pass_on_from_the_dead()

    assert {each.status for each in at_first} == {"doing"}
    assert [(each.task_name, each.status) for each in rows(store, JOBS)] == [
        ("read", "doing"),
        ("decide", "todo"),
        ("deliver", "todo"),
    ]


def test_a_lock_that_was_lost_with_its_session_is_taken_again(store, service):
    engine = procrastinating.Procrastinate(service)
    engine._steps = Steps(service)
    engine._hold(7)
    service.store.locks.close()  # as when the server restarts

    engine._pass_on_from_the_dead()

    with store.look() as tx:
        assert is_held(tx, dead_workers.lock_of(7))


def test_a_worker_that_ends_while_its_server_is_away_leaves_its_jobs_to_others(store, service):
    engine = procrastinating.Procrastinate(service)

    async def end():
        async with app_of(store) as app:
            registry = registry_of(engine, app)
            number = await registry.register_worker()
        with pytest.raises(procrastinate.exceptions.AppNotOpen):
            await registry.unregister_worker(number)
        return number

    number = asyncio.run(end())

    with store.look() as tx:
        assert not is_held(tx, dead_workers.lock_of(number))
    assert engine._numbers == set()


HEARD = """
insert into procrastinate_workers (id, last_heartbeat) overriding system value values ({}, now() - interval '{} s')
"""


@contextmanager
def nobody_let_in(url):
    """End our sessions, and let none of us have another while the block lasts."""
    database, of_server = make_url(url).database, make_url(url).set(database="template1").render_as_string()
    with psycopg.connect(of_server, autocommit=True) as server:
        server.execute(f"alter database {database} allow_connections false")
        end = (
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = %s and application_name <> %s"
        )
        server.execute(end, (database, "elsewhere"))
        yield
        server.execute(f"alter database {database} allow_connections true")


@pytest.mark.parametrize("was_away", ["never", "nobody could show a sign of life", "nobody was let in"])
def test_who_was_away_takes_nobody_for_frozen_before_they_could_show_a_sign_of_life(store, service, was_away):
    engine = procrastinating.Procrastinate(service)
    engine._hold(1)
    with psycopg.connect(store.url, autocommit=True, application_name="elsewhere") as other:
        other.execute("select pg_advisory_lock(%s)", (key_of(dead_workers.lock_of(2)),))
        do(store, HEARD.format(2, 13))
        if was_away == "nobody could show a sign of life":
            engine._pass_on_from_the_dead()
        do(store, HEARD.format(1, 0))
        if was_away == "nobody was let in":
            with nobody_let_in(store.url), pytest.raises(StoreError):
                engine._pass_on_from_the_dead()

        engine._pass_on_from_the_dead()

        with pytest.raises(psycopg.OperationalError) if was_away == "never" else nullcontext():
            other.execute("select 1")


def test_a_server_that_is_gone_is_given_up_within_seconds_unless_the_address_says_when(waking_url):
    own = f"{waking_url.replace('postgresql:', 'postgresql+psycopg:')}?connect_timeout=9"
    with closing(Store(own, wakes=True)) as store, store.look() as tx:
        ours = tx.connection.driver_connection.info.get_parameters()
    with psycopg.connect(job_tables.address(own)) as connection:
        of_engine = connection.info.get_parameters()

    for each in (ours, of_engine):
        assert (each["connect_timeout"], each["keepalives_idle"], each["tcp_user_timeout"]) == ("9", "5", "14000")


@pytest.mark.parametrize("servers", ["host=127.0.0.1:{}&host=127.0.0.1:{}", "host=127.0.0.1,127.0.0.1&port={},{}"])
def test_of_two_servers_that_an_address_names_the_one_that_takes_changes_is_spoken_to(waking_url, servers):
    alone = make_url(waking_url)
    query = servers.format(free_port(), alone.port)
    two = f"postgresql+psycopg://tests@/{alone.database}?{query}&target_session_attrs=read-write"

    async def registered():
        async with app_of(store) as app:
            return await app.job_manager.register_worker()

    with closing(Store(two, wakes=True)) as store:
        job_tables.prepare(store)
        wake(store)

        assert asyncio.run(registered()) == 1
        assert [each.task_name for each in rows(store, JOBS)] == ["deliver"]


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
