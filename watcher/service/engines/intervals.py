"""When a job of our own is due again: after its interval, and once however far the machine's clock jumped ahead."""

from __future__ import annotations

from datetime import datetime, timedelta

from apscheduler.triggers.base import BaseTrigger


class EachInterval(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Due an interval after it was due last, or after now where that is over, too.

    APScheduler's own trigger gives every time that was missed, one by one. Where a clock is corrected by years that is
    millions for each job, and nothing else is done meanwhile.
    """

    def __init__(self, length: timedelta) -> None:
        self.length = length

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """Say when it is due next, never in the past."""
        due = (previous or now) + self.length
        return due if due > now else now + self.length
