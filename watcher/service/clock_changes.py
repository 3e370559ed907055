"""What to do when the machine's clock is changed.

If it is set back, scheduled work would wait for just as long. Set ahead by mistake, reminders would come years early.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher.timing.schedule import CLOCK_SLACK

if TYPE_CHECKING:
    from apscheduler.schedulers.base import BaseScheduler

    from watcher.timing.clock import Clock


class WatchedClock:
    """A clock that somebody may set."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self._last = clock, clock.now()

    def was_set_back(self) -> bool:
        """Return whether it was set back since this was asked last, or since the beginning."""
        before, self._last = self._last, self.clock.now()
        return self._last < before - CLOCK_SLACK


JUMP = timedelta(hours=1)
SETTLES_AFTER = timedelta(hours=1).total_seconds()
"""In seconds. A wrong clock is noticed, or corrected by the network's time, by then; a reminder can wait so long."""


class Settled:
    """Tells whether a clock may be believed: not for an hour after it jumped ahead of the seconds that went by."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self._now, self._passed = clock, clock.now(), clock.monotonic()
        self._again_at = float("-inf")

    def __call__(self) -> bool:
        """Look at it. A machine that slept looks the same, and is believed after an hour, too."""
        now, passed = self.clock.now(), self.clock.monotonic()
        if now - self._now - timedelta(seconds=passed - self._passed) > JUMP:
            self._again_at = passed + SETTLES_AFTER
        self._now, self._passed = now, passed
        return passed >= self._again_at


def do_all_now(scheduler: BaseScheduler, now: datetime) -> None:
    """Let every job run now; each sets its next time by itself."""
    from apscheduler.jobstores.base import JobLookupError

    for each in scheduler.get_jobs():
        with suppress(JobLookupError):  # one that runs just once may have run meanwhile
            each.modify(next_run_time=now)
