"""`run`: an engine that has the work done, and the scheduler of what each process looks after for itself."""

from __future__ import annotations

import logging
import signal
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct

from watcher import garbage
from watcher.service import systemd
from watcher.service.clock_changes import WatchedClock, do_all_now
from watcher.service.engines.engine import AT_LEAST_EVERY, TENDED_EVERY, Engine, Every, Inline
from watcher.service.engines.scheduling import let_go
from watcher.service.jobs import HEARTBEAT, LookingAfterConfig, beat
from watcher.service.page_process import PageProcess
from watcher.service.reload import ConfigFile
from watcher.service.signal_flag import SignalFlag, flag_of
from watcher.store.engine import engine_kinds
from watcher.store.errors import StoreError
from watcher.timing.clock import ShiftedClock, SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from apscheduler.executors.base import BaseExecutor
    from apscheduler.schedulers.base import BaseScheduler

    from watcher.service.service import Service
    from watcher.service.slack.slack_socket import Listening

LOOKED_EVERY = timedelta(seconds=1)
"""How often it is seen whether the rota or the config has something to do. The jobs themselves run seldom without."""
OWN_THREADS = 10
"""One for each job of our own below, and one to spare: none of them waits for another."""
CONFIG, PAGE, VERSION = "config", "page", "version"
# The services that watch heartbeats take no shorter period than a minute.
HEARTBEAT_EVERY = timedelta(minutes=1)
# Two readers that are kept hold some 100 MB (docs/performance.md).
READERS_REST_AFTER = timedelta(minutes=1)
STOPPED_WITHIN = timedelta(seconds=8)
"""Docker kills after 10 seconds, our unit for systemd after 20 (deploy/ofsted-watch.service)."""


class ReloadRequest(Struct):
    """What asks for the config to be taken over: SIGHUP, and its file. Made before the config is read."""

    file: ConfigFile
    hung_up: SignalFlag


def asked_of(config: Path) -> ReloadRequest:
    """Begin to note what asks for a config to be taken over: what comes while the service starts counts, too."""
    return ReloadRequest(ConfigFile(config), flag_of(signal.SIGHUP))


def run(
    service: Service, stop: SignalFlag | None = None, *, only_work: bool = False, asked: ReloadRequest | None = None
) -> bool:
    """Watch until SIGTERM or SIGINT; False when something was still under way after `STOPPED_WITHIN`.

    With `only_work` neither page nor buttons nor heartbeat are looked after here.

    The messages in hand are finished first; what else is under way goes on at the next start.
    """
    from apscheduler.executors.pool import ThreadPoolExecutor

    engine_kinds.join(service.store, service.config.engine)
    service.begin()
    garbage.at_work()
    others = ThreadPoolExecutor(OWN_THREADS)
    scheduler = _scheduler(others)
    every = _at_intervals(service, scheduler)
    asked = asked or asked_of(service.config.path)
    engine, looking = _engine_of(service), LookingAfterConfig(service, asked.hung_up, asked.file)
    page, listening = PageProcess(), None if only_work else _listening(service)
    stop = stop or flag_of(signal.SIGTERM, signal.SIGINT)  # up to here they end it at once: nothing is in hand yet
    engine.begin(scheduler, every)
    if listening:
        every(TENDED_EVERY, PAGE, lambda: page.tend(service.config))
        every(TENDED_EVERY, "buttons", listening.tend)
        every(HEARTBEAT_EVERY, HEARTBEAT, lambda: beat(service), first=HEARTBEAT_EVERY)
    every(AT_LEAST_EVERY, CONFIG, looking)
    every(READERS_REST_AFTER, "readers", service.readers.let_rest, first=READERS_REST_AFTER)
    if service.store.shared:
        # In no thread that hears signals: a server that stands still would keep it from them.
        every(LOOKED_EVERY, VERSION, lambda: _look_for_newer(service, stop))
    scheduler.start()
    structlog.get_logger().info("watching", authorities=len(service.config.watched), sources=len(service.sources))
    systemd.tell(systemd.READY)
    _watch(service, scheduler, engine, {CONFIG: looking.is_due, PAGE: page.is_due}, stop)
    structlog.get_logger().info("stopping: finishing what is in hand")
    systemd.tell(systemd.STOPPING)
    service.stop()
    let_go(scheduler)
    if listening:
        threading.Thread(target=listening.stop, daemon=True).start()  # an extra: it isn't waited for
    return _finish(service, engine.stop, others.shutdown, page.stop)


def _at_intervals(service: Service, scheduler: BaseScheduler) -> Every:
    from watcher.service.engines.intervals import EachInterval

    def every(length: timedelta, job: str, do: Callable[[], object], *, first: timedelta = timedelta()) -> None:
        scheduler.add_job(
            lambda: service.guard.attempt(job, do),
            EachInterval(length),
            id=job,
            name=job,
            # The machine's clock: the scheduler goes by that one.
            next_run_time=datetime.now(UTC) + first,
        )

    return every


def _watch(
    service: Service,
    scheduler: BaseScheduler,
    engine: Engine,
    ours: Mapping[str, Callable[[], bool]],
    stop: SignalFlag,
) -> None:
    """Have jobs done before their interval is over, the engine's and `ours`, until this process is to end."""
    # This machine's, which the scheduler goes by; on a server all else goes by that one's.
    machine = SystemClock() if isinstance(service.clock, ShiftedClock) else service.clock
    clock = WatchedClock(machine)
    while not (_is_cut_off(service) or stop.wait(engine.rests(LOOKED_EVERY.total_seconds()))):
        if clock.was_set_back():
            sentence = "the machine's clock was set back; everything is done now, and by the new time from now on"
            structlog.get_logger().warning(sentence)
            do_all_now(scheduler, machine.now())
        for job in (*engine.due(), *(name for name, is_due in ours.items() if is_due())):
            scheduler.modify_job(job, next_run_time=datetime.now(UTC))


def _scheduler(threads: BaseExecutor) -> BaseScheduler:
    from apscheduler.schedulers.background import BackgroundScheduler

    # It warns each time that a job still runs when it is due again; what lasts too long shows in the pulse.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    return BackgroundScheduler(
        timezone=UTC,
        executors={"default": threads},
        # However late: a job that was due while the machine slept is done once at waking, not left out.
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )


def _finish(service: Service, *stops: Callable[[], object]) -> bool:
    """End what may take long, side by side, and the messages in hand; False when something is still under way."""
    ending = [threading.Thread(target=each, daemon=True) for each in stops]
    until = time.monotonic() + STOPPED_WITHIN.total_seconds()
    for each in ending:
        each.start()
    for each in ending:
        each.join(max(until - time.monotonic(), 0))
    finished = service.finish(max(until - time.monotonic(), 0))
    return finished and not any(each.is_alive() for each in ending)


def _listening(service: Service) -> Listening:
    from watcher.service.slack.slack_socket import Listening  # a worker would load it for nothing

    return Listening(service)


def _engine_of(service: Service) -> Engine:
    if service.config.engine == "inline":
        return Inline(service)
    from watcher.service.engines.procrastinating import Procrastinate

    return Procrastinate(service)


def _look_for_newer(service: Service, stop: SignalFlag) -> None:
    """Stop when another machine was upgraded: to read its tables as they were might send half a message."""
    with suppress(StoreError):  # the server is away, which the other jobs say themselves
        if service.store.is_newer():
            said = "another machine runs a newer version; this one ends until it is upgraded, too"
            structlog.get_logger().error(said)
            stop.set()


def _is_cut_off(service: Service) -> bool:
    """Return whether the database is another file now, so that nothing can be noted until the next start."""
    replaced = service.store.is_replaced()
    if replaced:
        sentence = "the database was removed, or another file was laid in its place; this process ends, to begin anew"
        structlog.get_logger().error(sentence, database=service.store.url)
    return replaced
