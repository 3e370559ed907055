"""The jobs of the running service: poll a source, decide and deliver, look after the config, show that it lives."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.notifier import read_secret
from watcher import logs
from watcher.monitor import status
from watcher.service import systemd
from watcher.service.cycle import COLLECT, TEND, Cycle
from watcher.service.heartbeat import Heartbeat
from watcher.service.reload import ConfigFile
from watcher.service.service import TENDING
from watcher.store import sources as source_states
from watcher.web.client import StoppedError

if TYPE_CHECKING:
    from apscheduler.schedulers.base import BaseScheduler

    from watcher.service.service import Service


POLLED_WITHIN = timedelta(minutes=45)
"""So long one poll may take, and waiting for its turn: all of England's pages, then a slice of old documents."""


def ask_all(service: Service, scheduler: BaseScheduler) -> None:
    """Let the scheduler ask each source when it is due, or at once; it then sets its own next time."""
    for each in service.sources:
        job = Watching(service, each.settings.name, scheduler)
        job.schedule(service.due_at(each.settings.name) or service.clock.now())


def tend(service: Service) -> None:
    """Decide and deliver what is due, whatever the sources are doing."""
    Cycle(service, sliced=True).run(TEND)
    now = service.clock.monotonic()
    service.pulse.beat(TENDING, now)
    silent = service.pulse.silent(now)
    if silent:
        logs.logger().error("no sign of life; systemd's watchdog is not fed", of=silent)
        return
    systemd.tell(systemd.ALIVE)
    with service.store.begin() as tx:
        source_states.note_alive(tx, service.clock.now())


def beat(service: Service) -> None:
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
class Watching:
    """The job of one source: poll, tell what is new, read history until the next poll, and set the next time."""

    service: Service
    name: str
    scheduler: BaseScheduler

    def __call__(self) -> None:
        """Poll the source once, and deal with what is new."""
        service, name = self.service, self.name
        source = service.source(name)
        if source is None:  # the config has it no more
            return
        try:
            Cycle(service, source, sliced=True).run(COLLECT)
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
class LookingAfterConfig:
    """The job that takes a config over: on SIGHUP at once, else when its file was changed and lies still."""

    service: Service
    scheduler: BaseScheduler
    asked: threading.Event
    file: ConfigFile = field(init=False)

    def __post_init__(self) -> None:
        self.file = ConfigFile(self.service.config.path)

    def __call__(self) -> None:
        """Take the config over if its file has changed, or a signal asked for it."""
        changed = self.file.has_changed()
        if not changed and not self.asked.is_set():
            return
        self.asked.clear()
        before = {each.settings.name for each in self.service.sources}
        if self.service.reload():
            for name in before - {each.settings.name for each in self.service.sources}:
                self.service.pulse.forget(name)
            ask_all(self.service, self.scheduler)
