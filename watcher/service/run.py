"""`run`: the scheduler that has every source asked when it is due, the outbox tended, and the config looked after."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from watcher import logs
from watcher.collect.polls import MOST_AT_ONCE
from watcher.service import systemd
from watcher.service.clock_changes import WatchedClock, do_all_now
from watcher.service.jobs import LookingAfterConfig, ask_all, beat, tend
from watcher.service.page_process import PageProcess
from watcher.service.service import TENDING
from watcher.service.slack_socket import Listening

if TYPE_CHECKING:
    from apscheduler.events import JobExecutionEvent
    from apscheduler.schedulers.base import BaseScheduler

    from watcher.service.service import Service

TENDED_EVERY = timedelta(seconds=5)
TENDED_WITHIN = timedelta(minutes=2)
"""Longer than any one message may take."""
HEARTBEAT_EVERY = timedelta(minutes=1)
CONFIG_EVERY = timedelta(seconds=2)
STOPPED_WITHIN = timedelta(seconds=8)


def run(service: Service, stop: threading.Event | None = None) -> bool:
    """Watch until SIGTERM or SIGINT; False when something was still under way after `STOPPED_WITHIN`.

    The messages in hand are finished first; what else is under way goes on at the next start.
    """
    from apscheduler.events import EVENT_JOB_ERROR
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.background import BackgroundScheduler

    stop = stop or _set_by(signal.SIGTERM, signal.SIGINT)
    log = logs.logger()
    service.begin()
    threads = ThreadPoolExecutor(MOST_AT_ONCE)
    scheduler: BaseScheduler = BackgroundScheduler(
        timezone=UTC,
        executors={"default": threads},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )

    def report(event: JobExecutionEvent) -> None:
        log.error("a job failed; it runs again", job=event.job_id, error=str(event.exception))

    scheduler.add_listener(report, EVENT_JOB_ERROR)
    ask_all(service, scheduler)
    service.pulse.expect(TENDING, TENDED_WITHIN.total_seconds(), service.clock.monotonic())
    every = TENDED_EVERY.total_seconds()
    scheduler.add_job(tend, "interval", args=[service], seconds=every, id=TENDING, name=TENDING)
    page = PageProcess()
    scheduler.add_job(
        lambda: page.tend(service.config), "interval", seconds=every, id="page", next_run_time=service.clock.now()
    )
    listening = Listening(service)
    scheduler.add_job(listening.tend, "interval", seconds=every, id="buttons", next_run_time=service.clock.now())
    scheduler.add_job(beat, "interval", args=[service], seconds=HEARTBEAT_EVERY.total_seconds(), id="heartbeat")
    looking = LookingAfterConfig(service, scheduler, _set_by(signal.SIGHUP))
    scheduler.add_job(looking, "interval", seconds=CONFIG_EVERY.total_seconds(), id="config", name="config")
    scheduler.start()
    log.info("watching", authorities=len(service.config.watched), sources=len(service.sources))
    systemd.tell(systemd.READY)
    clock = WatchedClock(service.clock)
    while not stop.wait(TENDED_EVERY.total_seconds()):
        if clock.was_set_back():
            log.warning("the machine's clock was set back; everything is done now, and by the new time from now on")
            do_all_now(scheduler, service.clock.now())
    log.info("stopping: finishing what is in hand")
    systemd.tell(systemd.STOPPING)
    service.stop()
    # The scheduler holds a lock while it waits, which a job needs to set its next time: so the threads are waited for.
    scheduler.shutdown(wait=False)
    page.stop()
    threading.Thread(target=listening.stop, daemon=True).start()  # an extra: it isn't waited for
    ending = threading.Thread(target=threads.shutdown, daemon=True)
    ending.start()
    ending.join(STOPPED_WITHIN.total_seconds())
    return not ending.is_alive()


def _set_by(*signals: signal.Signals) -> threading.Event:
    """Make an event that these signals set; only the main thread may ask for that."""
    event = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in signals:
            signal.signal(number, lambda _number, _frame: event.set())
    return event
