"""The engine of jobs: Procrastinate, on our own PostgreSQL. It wakes; our tables stay the truth, and alone try again.

Its tables are in a schema of their own and may be made anew at any time: the sweep wakes whatever is due. Its jobs are
deleted when they are over, and what a job says of itself on failing is the guard's to keep.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import procrastinate
import structlog
from msgspec import Struct
from procrastinate.exceptions import ProcrastinateException
from procrastinate.jobs import Status

from watcher.service.engines.engine import ALIVE, SILENT_FOR, TENDED_EVERY, Every
from watcher.service.engines.job_registry import Connector, Registry
from watcher.service.engines.job_tables import address
from watcher.service.engines.steps import LOOKED_AFTER_EVERY, Steps
from watcher.service.tending import TENDING, Tending
from watcher.store.engine import dead_workers
from watcher.store.engine.wake_ups import OURS, PEOPLE, PLACES, QUEUES, SITES, WakeUp, Work
from watcher.store.errors import StoreError

if TYPE_CHECKING:
    from apscheduler.schedulers.base import BaseScheduler
    from procrastinate import App
    from sqlalchemy import Connection

    from watcher.service.service import Service

AT_ONCE = {OURS: 2, SITES: 8, PLACES: 1, PEOPLE: 16}
"""How many jobs of each queue one worker does side by side. Deciding goes one by one, among all workers, too."""
SWEPT, LOOKED_AFTER, RESCUED = "* * * * * */3", f"* * * * * */{LOOKED_AFTER_EVERY}", "* * * * * */5"
"""When the engine's own jobs come, once among all workers: cron's fields, and the seconds."""
LISTENED = (OURS, PLACES, PEOPLE)
"""Where a job begins as soon as it is written; a site may wait for a second."""
BEATS_EVERY, FROZEN_AFTER, DEAD_AFTER = 2.0, 12.0, 20.0
"""In seconds: a worker that lives says so. The sessions of one that is silent are ended, which frees all that it holds;
what is still left of it after that the rescue ends, and the sweep wakes again."""
AGAIN_AFTER = 1.0
"""Seconds between two looks for dead workers or jobs of a site, and before one that ended is begun again."""
CONNECTED_WITHIN = 6.0
"""Seconds after which who waits for a connection of the engine's gives up; another try connects anew."""
LOST_AFTER = 5.0
"""Seconds for which a job may be ours for the server alone: who fetches one hears of it a moment later."""
ENDED_WITHIN = 5.0
"""Seconds that a worker waits for its jobs as it ends; they go on, and beside them another one takes the next."""
SAID_AGAIN_AFTER = 60.0
"""Seconds after which it is said again that workers end."""
JOBS = "jobs"


class Warned(Struct):
    """Says what went wrong with the engine, once in a while: a restart of the server breaks everything at once."""

    _said_at: float = float("-inf")

    def __call__(self, error: BaseException | None, **where: str) -> None:
        """Say it in one line, unless something was said lately."""
        now = time.monotonic()
        if now - self._said_at >= SAID_AGAIN_AFTER:
            self._said_at = now
            why = str(getattr(error, "__cause__", None) or error or "").strip().partition("\n")[0]
            structlog.get_logger().warning("a worker ended; another one begins", why=why, **where)

    def of_task(self, _: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        """Say what nobody waited for, as asyncio tells it: else it would write a traceback into the log."""
        self(context.get("exception") or RuntimeError(context["message"]))


class Procrastinate:
    """One worker: it does the steps of this process in threads, whatever key any process wakes."""

    _steps: Steps
    _loop: asyncio.AbstractEventLoop
    _ending: asyncio.Event
    _thread: threading.Thread
    _threads: ThreadPoolExecutor

    def __init__(self, service: Service) -> None:
        self.service, self._warned = service, Warned()
        self._numbers: set[int] = set()
        """The engine's numbers of our workers: one for each queue."""
        self._in_hand: set[int] = set()
        self._lost: dict[int, float] = {}
        """Jobs that are ours for the server, and not in hand, by when that was seen first."""
        self._away_at = float("-inf")
        """When the server was last found to be away, or to take nothing: then nobody could show a sign of life."""

    def begin(self, _scheduler: BaseScheduler, every: Every) -> None:
        """Begin to take jobs, and to show that this worker lives."""
        self._steps = Steps(self.service)
        self._steps.keep_alive()
        for part in (TENDING, JOBS):
            self.service.pulse.expect(part, SILENT_FOR, self.service.clock.monotonic())
        every(TENDED_EVERY, ALIVE, self._steps.keep_alive)
        every(TENDED_EVERY, TENDING, Tending(self.service, stages=()))
        logging.getLogger("procrastinate").setLevel(logging.CRITICAL)  # a job's line would name the key
        logging.getLogger("psycopg").setLevel(logging.CRITICAL)  # its pool says each second that the server is away
        self._loop, self._ending = asyncio.new_event_loop(), asyncio.Event()
        self._loop.set_exception_handler(self._warned.of_task)
        self._threads = ThreadPoolExecutor(sum(AT_ONCE.values()) + 1, thread_name_prefix="job")
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    def due(self) -> tuple[str, ...]:
        """Name nothing: the engine itself has the due jobs done."""
        return ()

    def rests(self, most: float) -> float:
        """Rest as long as one may."""
        return most

    def stop(self) -> None:
        """Take no further job, and wait for those that are under way."""
        self._loop.call_soon_threadsafe(self._ending.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._work())
        finally:
            self._threads.shutdown()
            self._loop.close()

    def _hold(self, number: int) -> None:
        self._numbers.add(number)
        self.service.store.take(dead_workers.lock_of(number))

    def _let_go(self, number: int) -> None:
        self._numbers.discard(number)
        self.service.store.let_go(dead_workers.lock_of(number))

    def _pass_on_from_the_dead(self) -> None:
        try:
            for each in list(self._numbers):  # a lock that was lost with the session of all, as a server restarted
                self._hold(each)
            self._end_frozen()
            with self.service.store.look() as tx:
                lost = [*dead_workers.jobs_of_dead(tx), *self._lost_by_us(tx)]
        except StoreError:
            self._away_at = time.monotonic()
            raise
        if lost:
            with self.service.store.begin(lasting=False) as tx:
                dead_workers.pass_on(tx, lost)

    def _lost_by_us(self, tx: Connection) -> list[int]:
        """List the jobs whose beginning or end got lost with a connection: our worker lives, and nobody does them."""
        now, there = time.monotonic(), dead_workers.jobs_of(tx, list(self._numbers))
        self._lost = {job: self._lost.get(job, now) for job in there if job not in self._in_hand}
        return [job for job, since in self._lost.items() if now - since >= LOST_AFTER]

    def _end_frozen(self) -> None:
        with self.service.store.look() as tx:
            frozen = dead_workers.find_frozen(tx, timedelta(seconds=FROZEN_AFTER))
            if frozen is None:
                self._away_at = time.monotonic()
            elif frozen and time.monotonic() - self._away_at >= FROZEN_AFTER:
                dead_workers.end_sessions(tx, frozen)
                structlog.get_logger().warning("a worker stands still; its sessions are ended, and others go on")

    async def _work(self) -> None:
        """Serve until this process ends. What breaks that off, as a server that is away when it begins, is no end."""
        while not self._ending.is_set():
            self.service.pulse.beat(JOBS, self.service.clock.monotonic())
            try:
                await self._serve_all()
            except Exception as error:  # whatever it is, it is begun again
                self._warned(error)
                await self._rest(AGAIN_AFTER)

    async def _serve_all(self) -> None:
        conninfo = address(self.service.store.url)
        # Its pool would wait longer each time before it connects again, and hold all who ask it meanwhile for long.
        connector = Connector(
            conninfo=conninfo, min_size=1, max_size=3, timeout=CONNECTED_WITHIN, reconnect_timeout=AGAIN_AFTER
        )
        async with AsyncExitStack() as held:
            held.push_async_callback(connector.close_async)  # also where it does not come to be open
            await held.enter_async_context(procrastinate.App(connector=connector).open_async())
            # Two, for one connector: only one of the workers below has to think of what comes by the clock.
            ours, steps = self._ours(connector), self._of_steps(connector)
            serving = [asyncio.create_task(self._serve(ours if queue == OURS else steps, queue)) for queue in AT_ONCE]
            held.push_async_callback(_end, serving)
            while not self._ending.is_set():
                self.service.pulse.beat(JOBS, self.service.clock.monotonic())
                passing_on = "going on with what dead workers had in hand", self._pass_on_from_the_dead
                await self._loop.run_in_executor(self._threads, self.service.guard.attempt, *passing_on)
                await self._rest(AGAIN_AFTER)

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._ending.wait(), seconds)
        except TimeoutError:
            return

    async def _serve(self, app: App, queue: str) -> None:
        """Take the jobs of one queue. A worker ends when its server is away, or has been told that it is dead."""
        while not self._ending.is_set():
            try:
                await app.run_worker_async(
                    queues=[queue],
                    concurrency=AT_ONCE[queue],
                    delete_jobs="always",
                    update_heartbeat_interval=BEATS_EVERY,
                    stalled_worker_timeout=DEAD_AFTER,
                    fetch_job_polling_interval=BEATS_EVERY if queue in LISTENED else AGAIN_AFTER,
                    listen_notify=queue in LISTENED,  # a connection more for each
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=ENDED_WITHIN,
                )
            except Exception as error:  # whatever it is, another one is begun
                self._warned(error, queue=queue)
            await self._rest(AGAIN_AFTER)

    def _app(self, connector: procrastinate.BaseConnector) -> App:
        app = procrastinate.App(connector=connector)
        app.job_manager = Registry(connector, self._hold, self._let_go, self._in_hand)
        return app

    def _of_steps(self, connector: procrastinate.BaseConnector) -> App:
        app = self._app(connector)
        for work, step in self._steps.by_work.items():
            app.task(name=work, queue=QUEUES[work])(self._task(work, step))
        return app

    def _task(self, work: Work, step: Callable[[WakeUp], None]) -> Callable[[str, str], Awaitable[None]]:
        async def do(key: str, team: str) -> None:
            await self._loop.run_in_executor(self._threads, step, WakeUp(work, key, team))

        return do

    def _ours(self, connector: procrastinate.BaseConnector) -> App:
        """Make the engine's own jobs: none has a lock, so that none can keep another from running."""
        app = self._app(connector)

        @app.periodic(cron=SWEPT)
        @app.task(name="sweep", queue=OURS, queueing_lock="sweep")
        async def sweep(timestamp: int) -> None:  # noqa: ARG001 - each is given its moment
            await self._loop.run_in_executor(self._threads, self.service.guard.attempt, "sweeping", self._steps.sweep)

        @app.periodic(cron=LOOKED_AFTER)
        @app.task(name="wake_all", queue=OURS, queueing_lock="wake_all")
        async def wake_all(timestamp: int) -> None:  # noqa: ARG001 - each is given its moment
            await self._loop.run_in_executor(self._threads, self.service.guard.attempt, "waking", self._steps.wake_all)

        @app.periodic(cron=RESCUED)
        @app.task(name="rescue", queue=OURS, queueing_lock="rescue", priority=100)
        async def rescue(timestamp: int) -> None:  # noqa: ARG001 - each is given its moment
            await end_stalled(app)

        return app


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def end_stalled(app: App) -> None:
    """End the jobs of dead workers. To try one again would fail where its key waits already; the sweep wakes it."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        try:
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
        except ProcrastinateException:  # another rescue was faster, or the worker lived after all
            continue
