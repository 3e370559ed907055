"""`run`: the scheduler that has every source asked when it is due, the outbox tended, and the config looked after."""

from __future__ import annotations

import signal
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.notifier import read_secret
from watcher import logs, systemd
from watcher.collect.polls import MOST_AT_ONCE
from watcher.monitor import status
from watcher.service.clock_changes import WatchedClock, do_all_now
from watcher.service.heartbeat import Heartbeat
from watcher.service.page_process import PageProcess
from watcher.service.reload import ConfigFile
from watcher.service.service import TENDING
from watcher.service.slack_socket import Listening
from watcher.store import sources as source_states
from watcher.web.client import StoppedError

if TYPE_CHECKING:
    from apscheduler.events import JobExecutionEvent
    from apscheduler.schedulers.base import BaseScheduler

    from watcher.service.service import Service

HISTORY_SLICE = timedelta(minutes=2)
"""So long old documents are fetched between two looks at what is new."""
DELIVERING_SLICE = timedelta(seconds=20)
"""So long one receiver's backlog is worked off between two looks at the outbox."""
TENDED_EVERY = timedelta(seconds=5)
TENDED_WITHIN = timedelta(minutes=2)
"""Longer than any one message may take."""
POLLED_WITHIN = timedelta(minutes=45)
"""So long one poll may take, and waiting for its turn: all of England's pages, then a slice of old documents."""
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
    _ask_all(service, scheduler)
    service.pulse.expect(TENDING, TENDED_WITHIN.total_seconds(), service.clock.monotonic())
    every = TENDED_EVERY.total_seconds()
    scheduler.add_job(_tend, "interval", args=[service], seconds=every, id=TENDING, name=TENDING)
    page = PageProcess()
    scheduler.add_job(
        lambda: page.tend(service.config), "interval", seconds=every, id="page", next_run_time=service.clock.now()
    )
    listening = Listening(service)
    scheduler.add_job(listening.tend, "interval", seconds=every, id="buttons", next_run_time=service.clock.now())
    scheduler.add_job(_beat, "interval", args=[service], seconds=HEARTBEAT_EVERY.total_seconds(), id="heartbeat")
    looking = _LookingAfterConfig(service, scheduler, _set_by(signal.SIGHUP))
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


def _ask_all(service: Service, scheduler: BaseScheduler) -> None:
    """Let the scheduler ask each source when it is due, or at once; it then sets its own next time."""
    for each in service.sources:
        job = _Watching(service, each.settings.name, scheduler)
        job.schedule(service.due_at(each.settings.name) or service.clock.now())


def _tend(service: Service) -> None:
    service.decide()  # what a killed process left undecided
    service.deliver(until=service.clock.now() + DELIVERING_SLICE)
    service.look_after()
    now = service.clock.monotonic()
    service.pulse.beat(TENDING, now)
    silent = service.pulse.silent(now)
    if silent:
        logs.logger().error("no sign of life; systemd's watchdog is not fed", of=silent)
        return
    systemd.tell(systemd.ALIVE)
    with service.store.begin() as tx:
        source_states.note_alive(tx, service.clock.now())


def _beat(service: Service) -> None:
    """Give the dead man's switch a sign of life, or say what is in trouble."""
    config = service.config
    if config.heartbeat is None:
        return
    switch = Heartbeat(read_secret(config.secret(config.heartbeat.url_file)))
    with service.store.look() as tx:
        troubles = status.look(tx, config, service.clock.now()).troubles
    problem = switch.beat(troubles)
    if problem:
        logs.logger().warning("heartbeat", problem=problem)


@dataclass(slots=True)
class _Watching:
    """The job of one source: poll, tell what is new, read history until the next poll, and set the next time."""

    service: Service
    name: str
    scheduler: BaseScheduler

    def __call__(self) -> None:
        service, name = self.service, self.name
        source = service.source(name)
        if source is None:  # the config has it no more
            return
        try:
            (polled,) = service.poll(source)
            log = logs.logger()
            say = log.info if polled.new or polled.error or polled.problems else log.debug
            say("polled", source=name, pages=polled.pages, new=polled.new, error=polled.error, problems=polled.problems)
            if source.settings.lists_documents:
                service.fetch(history=False)
            if polled.new or source.settings.lists_documents:
                service.decide()
                service.deliver(until=service.clock.now() + DELIVERING_SLICE)
            if source.settings.lists_documents:
                service.fetch(history=True, until=service.clock.now() + HISTORY_SLICE)
                service.recheck()
                service.read_again()
                service.reconcile()
                service.decide()
        except StoppedError:
            return
        finally:
            if self.scheduler.running:
                self.schedule(service.due_at(name) or service.clock.now())

    def schedule(self, at: datetime) -> None:
        """Let it run at that moment, and expect a sign of life by some time after."""
        now = self.service.clock.now()
        within = max(at - now, timedelta()) + POLLED_WITHIN
        self.service.pulse.expect(self.name, within.total_seconds(), self.service.clock.monotonic())
        self.scheduler.add_job(self, "date", run_date=at, id=self.name, name=self.name, replace_existing=True)


@dataclass(slots=True)
class _LookingAfterConfig:
    """The job that takes a config over: on SIGHUP at once, else when its file was changed and lies still."""

    service: Service
    scheduler: BaseScheduler
    asked: threading.Event
    file: ConfigFile = field(init=False)

    def __post_init__(self) -> None:
        self.file = ConfigFile(self.service.config.path)

    def __call__(self) -> None:
        changed = self.file.has_changed()
        if not changed and not self.asked.is_set():
            return
        self.asked.clear()
        before = {each.settings.name for each in self.service.sources}
        if self.service.reload():
            for name in before - {each.settings.name for each in self.service.sources}:
                self.service.pulse.forget(name)
            _ask_all(self.service, self.scheduler)


def _set_by(*signals: signal.Signals) -> threading.Event:
    """Make an event that these signals set; only the main thread may ask for that."""
    event = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in signals:
            signal.signal(number, lambda _number, _frame: event.set())
    return event
