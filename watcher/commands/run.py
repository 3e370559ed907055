"""`run`: the service, and `worker`: one of those that do its jobs, until they are told to stop."""

from __future__ import annotations

import os
import threading
from functools import partial
from typing import TYPE_CHECKING

from watcher import logs
from watcher.commands.loading import refuse_a_second_database
from watcher.model.errors import PlainError
from watcher.service import run
from watcher.service.engines import prefork
from watcher.service.reload import config_to_run
from watcher.service.service import Service, new_readers
from watcher.store.one_service import alone_on
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.config.config import Config
    from watcher.reading.sandbox import Readers


TIDIED_WITHIN = 1.5
"""Seconds; with those that `run` takes to stop they are less than the 10 that Docker gives."""


class NoWorkerError(PlainError):
    """The config has each process do everything itself."""


def run_service(config: Path, *, only_work: bool = False, readers: Readers | None = None) -> bool:
    """Run until a signal comes; False when something under way could not be waited for.

    With `only_work` it is a worker, without page, buttons and heartbeat; PlainError where the config wants none.
    `readers` are those that its parent prepared.
    """
    logs.set_up()
    clock, asked = SystemClock(), run.asked_of(config)
    meant = _meant(config, clock, only_work=only_work)
    with alone_on(meant.store_url), Service(meant, clock, readers or new_readers(), stays=True) as service:
        finished = run.run(service, only_work=only_work, asked=asked)
        if not finished:  # what hangs may keep what is tidied up, too: a server that stands still keeps all locks
            left = threading.Timer(TIDIED_WITHIN, os._exit, (0,))
            left.daemon = True
            left.start()
        return finished


def run_workers(config: Path, count: int) -> bool:
    """Run so many workers with one parent, until a signal comes; as `run_service` otherwise."""
    if count == 1:
        return run_service(config, only_work=True)
    logs.set_up()
    _meant(config, SystemClock(), only_work=True)  # or each would say what is wrong with it
    prefork.load()
    readers = new_readers()
    return prefork.Parent(partial(run_service, config, only_work=True, readers=readers), count, readers).run()


def _meant(config: Path, clock: SystemClock, *, only_work: bool) -> Config:
    meant = config_to_run(config, clock.now())
    if only_work and meant.engine == "inline":
        raise NoWorkerError(
            f"{meant.path} has no jobs for a worker: each process does everything itself. "
            'Write kind = "procrastinate" in [engine], or start: ofsted-watch run'
        )
    refuse_a_second_database(meant)
    return meant
