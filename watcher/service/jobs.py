"""The jobs of the running service: poll a source, look after the config, tell the dead man's switch that it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from notifiers.notifier import read_secret
from watcher.model.errors import PlainError
from watcher.monitor import status
from watcher.monitor.jobs import named
from watcher.service.cycle import COLLECT, Cycle
from watcher.service.heartbeat import Heartbeat
from watcher.service.reload import ConfigFile
from watcher.store.teams import last_good_config

if TYPE_CHECKING:
    from watcher.service.service import Service
    from watcher.service.signal_flag import SignalFlag


HEARTBEAT = "heartbeat"
SETTLES_WITHIN = 2.0
"""In seconds: a config that is the same at two looks so far apart is written to its end."""


def watch(service: Service, name: str) -> None:
    """Poll a source, tell what is new, and read history until its next poll; StoreError when it can't be noted."""
    source = service.source(name)
    if source is not None:  # else the config no longer has it
        Cycle(service, source, sliced=True).run(COLLECT)


def beat(service: Service) -> None:
    """Give the dead man's switch a sign of life, or say what is in trouble; NoSwitchError where there is none."""
    config = service.config
    if config.heartbeat is None:
        return
    switch = Heartbeat(read_secret(config.secret(config.heartbeat.url_file)))
    with service.store.look() as tx:
        troubles = status.look(tx, config, service.clock.now()).troubles
    # Not this job's own: a switch that knows no /fail would never be given a good sign again.
    problem = switch.beat(tuple(each for each in troubles if not each.startswith(named(HEARTBEAT))))
    if problem:
        structlog.get_logger().warning("heartbeat", problem=problem)


DIFFERS_FOR = 600.0
"""How long, in seconds, machines may go by different configs while somebody changes one after the other."""


class OtherConfigError(PlainError):
    """Another process on the same database goes by another config."""

    def __init__(self) -> None:
        super().__init__(
            "Another process on this database has begun with another config.toml than this one goes by, ten minutes "
            "ago or earlier: each asks only for whom its own watches, and in the other's place. Give all machines the "
            "same file. Where they have it, send this process SIGHUP: systemctl reload ofsted-watch"
        )


class LookingAfterConfig:
    """The job that takes a config over: on SIGHUP at once, else when its file was changed and lies still.

    `file` was looked at before the config was read from it: what was changed since then is taken over, too.
    """

    _differs_since: float | None = None
    _broke_off: bool = False

    def __init__(self, service: Service, asked: SignalFlag, file: ConfigFile | None = None) -> None:
        self.service, self.asked, self.file = service, asked, file or ConfigFile(service.config.path)
        self._looked_at = float("-inf")

    def is_due(self) -> bool:
        """Return whether the file has changed, a signal asks for it, or there are teams to follow."""
        now = self.service.clock.monotonic()
        looks = now - self._looked_at >= SETTLES_WITHIN
        if looks:
            self._looked_at = now
            if self.file.has_changed():
                self.asked.set()
        return self.asked.is_set() or (looks and self.service.config.teams is not None)

    def __call__(self) -> None:
        """Follow the teams, and take the config over if that is due, or broke off the last time."""
        self.service.follow_teams()
        if self.asked.is_set() or self._broke_off:
            self.asked.clear()
            self._broke_off = True
            self.service.reload()
            self._broke_off = False
        self._compare()

    def _compare(self) -> None:
        """Compare the config with the one that was taken over last; OtherConfigError where they differ for long."""
        service = self.service
        if not service.store.shared:
            return
        with service.store.look() as tx:
            same = last_good_config.last_good(tx) == service.config.text
        now = service.clock.monotonic()
        if same:
            self._differs_since = None
        elif self._differs_since is None:
            self._differs_since = now
        elif now - self._differs_since >= DIFFERS_FOR:
            raise OtherConfigError
