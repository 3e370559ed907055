"""The jobs of the running service: poll a source, decide and deliver, look after the config, show that it lives."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

from notifiers.notifier import read_secret
from watcher.monitor import status
from watcher.service import systemd
from watcher.service.cycle import COLLECT, TEND, Cycle
from watcher.service.heartbeat import Heartbeat
from watcher.service.reload import ConfigFile
from watcher.service.service import TENDING
from watcher.store import sources as source_states

if TYPE_CHECKING:
    from watcher.service.service import Service


def watch(service: Service, name: str) -> None:
    """Poll a source, tell what is new, and read history until its next poll; StoreError when it can't be noted."""
    source = service.source(name)
    if source is not None:  # else the config no longer has it
        Cycle(service, source, sliced=True).run(COLLECT)


def tend(service: Service) -> None:
    """Decide and deliver what is due, whatever the sources are doing."""
    Cycle(service, sliced=True).run(TEND)
    now = service.clock.monotonic()
    service.pulse.beat(TENDING, now)
    silent = service.pulse.silent(now)
    if silent:
        structlog.get_logger().error("no sign of life; systemd's watchdog is not fed", of=silent)
        return
    # After the work, and only while all parts live: what feeds the watchdog must be what it watches.
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
        structlog.get_logger().warning("heartbeat", problem=problem)


@dataclass(slots=True)
class LookingAfterConfig:
    """The job that takes a config over: on SIGHUP at once, else when its file was changed and lies still."""

    service: Service
    asked: threading.Event
    file: ConfigFile = field(init=False)

    def __post_init__(self) -> None:
        self.file = ConfigFile(self.service.config.path)

    def __call__(self) -> None:
        """Take the config over if its file has changed, or a signal asked for it."""
        self.service.follow_teams()
        changed = self.file.has_changed()
        if not changed and not self.asked.is_set():
            return
        self.asked.clear()
        self.service.reload()
