"""Durations in working hours: Mondays to Fridays from 9 to 17 in London, without England's bank holidays."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from rules.deadlines import is_working_day
from watcher.timing.clock import LONDON

BEGINS, ENDS = time(9), time(17)


def working_time(start: datetime, end: datetime) -> timedelta:
    """Measure the working hours between two moments; nothing when the second is the earlier one."""
    passed = timedelta()
    day = start.astimezone(LONDON).date()
    while day <= end.astimezone(LONDON).date():
        if is_working_day(day):
            # No working day has a clock change in it: those are on Sundays, at night.
            first = max(start, datetime.combine(day, BEGINS, LONDON))
            last = min(end, datetime.combine(day, ENDS, LONDON))
            passed += max(last - first, timedelta())
        day += timedelta(days=1)
    return passed
