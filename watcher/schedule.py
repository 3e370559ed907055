"""When something is due, and how long to wait after a failure. Pure: the moment and the dice are given."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from watcher.clock import LONDON

PUBLISHING_STARTS = time(8, 0)
PUBLISHING_ENDS = time(18, 0)
OUTSIDE_PUBLISHING = timedelta(hours=1)
FIRST_RETRY = timedelta(seconds=25)
LONGEST_RETRY = timedelta(minutes=15)
STALE_SENDING = timedelta(seconds=90)
"""Longer than any notifier may take; a delivery still in `sending` after this was left by a process that is gone."""


def in_publishing_hours(moment: datetime) -> bool:
    """Tell whether Ofsted may be publishing: weekdays from 08:00 to 18:00 in London (DOMAIN 5)."""
    local = moment.astimezone(LONDON)
    return local.weekday() < 5 and PUBLISHING_STARTS <= local.time() < PUBLISHING_ENDS


def next_poll(now: datetime, every: timedelta, *, hourly_outside: bool) -> datetime:
    """Say when to poll again: after `every`; outside publishing hours hourly, but never later than their start."""
    if not hourly_outside or in_publishing_hours(now) or every >= OUTSIDE_PUBLISHING:
        return now + every
    return min(now + OUTSIDE_PUBLISHING, max(_next_start(now), now + every))


def _next_start(now: datetime) -> datetime:
    local = now.astimezone(LONDON)
    day = local.date() if local.time() < PUBLISHING_STARTS else local.date() + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return datetime.combine(day, PUBLISHING_STARTS, LONDON).astimezone(now.tzinfo)


def retry_wait(
    failures: int, dice: float, *, first: timedelta = FIRST_RETRY, longest: timedelta = LONGEST_RETRY
) -> timedelta:
    """Say how long to wait after the `failures`-th failure in a row (from 1): doubling, then `longest`.

    `dice` in [0, 1) takes up to a fifth off, so that many that failed together don't come back together.
    """
    doubled = min(first * float(2 ** min(failures - 1, 20)), longest)
    return doubled * (1 - dice / 5)
