"""The only now and the only sleep. Everything else is given a clock, so that tests can hold it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""Ofsted publishes on London's weekdays, and people read London's hours."""


_UPTIME = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def uptime() -> float:
    """Tell the seconds since the machine started; where the system counts them, also those in which it slept."""
    return time.clock_gettime(_UPTIME)


def day_in_london(moment: datetime) -> date:
    """Return London's date at a moment."""
    return moment.astimezone(LONDON).date()


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """Tell the moment, in UTC."""

    def monotonic(self) -> float:
        """Tell the seconds since some moment that never moves, whatever is done to the machine's clock."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Tell the moment, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Tell the seconds since the machine started, more or less."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


class ShiftedClock(SystemClock):
    """A clock that goes as another machine's does, whatever is done to this one's."""

    def __init__(self, moment: datetime) -> None:
        self.set(moment)

    def set(self, moment: datetime) -> None:
        """Go by the other machine's clock, which shows this moment now, and by the seconds that pass from then on."""
        self._shown = moment, uptime()

    def now(self) -> datetime:
        """Tell the moment, in UTC, by the other machine's clock."""
        moment, at = self._shown
        return moment + timedelta(seconds=uptime() - at)
