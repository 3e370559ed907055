"""What to do when the machine's clock is set back: what was scheduled by it would wait for just as long."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watcher.timing.schedule import CLOCK_SLACK

if TYPE_CHECKING:
    from datetime import datetime

    from apscheduler.schedulers.base import BaseScheduler

    from watcher.timing.clock import Clock


@dataclass(slots=True)
class WatchedClock:
    """A clock that somebody may set."""

    clock: Clock
    _last: datetime = field(init=False)

    def __post_init__(self) -> None:
        self._last = self.clock.now()

    def was_set_back(self) -> bool:
        """Return whether it was set back since this was asked last, or since the beginning."""
        before, self._last = self._last, self.clock.now()
        return self._last < before - CLOCK_SLACK


def do_all_now(scheduler: BaseScheduler, now: datetime) -> None:
    """Let every job run now; each sets its next time by itself."""
    from apscheduler.jobstores.base import JobLookupError

    for each in scheduler.get_jobs():
        with suppress(JobLookupError):  # one that runs just once may have run meanwhile
            each.modify(next_run_time=now)
