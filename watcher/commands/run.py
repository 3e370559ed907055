"""`run`: the service, and `worker`: one of those that do its jobs, until they are told to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import logs
from watcher.commands.loading import refuse_a_second_database
from watcher.model.errors import PlainError
from watcher.service import run
from watcher.service.reload import config_to_run
from watcher.service.service import Service
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path


class NoWorkerError(PlainError):
    """The config has each process do everything itself."""


def run_service(config: Path, *, only_work: bool = False) -> bool:
    """Run until a signal comes; False when something under way could not be waited for.

    With `only_work` it is a worker, without page, buttons and heartbeat; PlainError where the config wants none.
    """
    logs.set_up()
    clock = SystemClock()
    meant = config_to_run(config, clock.now())
    if only_work and meant.engine == "inline":
        sentence = (
            f"{meant.path} has no jobs for a worker: each process does everything itself. "
            'Write kind = "procrastinate" in [engine], or start: ofsted-watch run'
        )
        raise NoWorkerError(sentence)
    refuse_a_second_database(meant)
    with Service(meant, clock, stays=True) as service:
        return run.run(service, only_work=only_work)
