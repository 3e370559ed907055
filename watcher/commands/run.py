"""`run`: the service, until it is told to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import logs
from watcher.commands.loading import refuse_a_second_database
from watcher.service import run
from watcher.service.reload import config_to_run
from watcher.service.service import Service
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path


def run_service(config: Path) -> bool:
    """Run until a signal comes; False when something under way could not be waited for."""
    logs.set_up()
    clock = SystemClock()
    meant = config_to_run(config, clock.now())
    refuse_a_second_database(meant)
    with Service(meant, clock) as service:
        return run.run(service)
