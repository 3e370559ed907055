"""Is Ofsted unusually quiet, and for how long could we not see? Pure: publications and day are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from watcher.timing import schedule

FEWEST_PUBLICATIONS = 20
"""With fewer nothing can be said about how long silence usually lasts."""

# Three years hold every season and an election or two, which are what makes gaps long (docs/domain.md 5).
LOOKED_BACK = timedelta(days=3 * 365)

FEWEST_FEED_DAYS = 10
"""With news on fewer days nothing can be said about how often a feed has some."""
# Twice its own longest silence: what a paper has been silent for before is no sign of a fault.
UNUSUAL_FEED = 2
SHORTEST_FEED_SILENCE = timedelta(days=14)
"""A paper may have a holiday."""
UNUSUAL = 1.5
"""A silence half as long again as any before it is unusual."""


def blind_for(since: datetime, now: datetime) -> timedelta:
    """Count the hours between two moments in which Ofsted may publish."""
    blind = timedelta()
    # In steps, because hours of publishing begin and end within the span; five minutes are exact enough for hours.
    step = timedelta(minutes=5)
    moment = since
    while moment < now:
        ends = min(moment + step, now)
        if schedule.in_publishing_hours(moment):
            blind += ends - moment
        moment = ends
    return blind


def feed_is_quiet(days: Sequence[date], today: date) -> str | None:
    """Say that a feed has listed nothing new for far longer than before; None when that is ordinary.

    `days` are those with something new, in their order. A feed that answers "not modified" for ever, or was abandoned
    when the paper moved, otherwise looks healthy.
    """
    if len(days) < FEWEST_FEED_DAYS:
        return None
    # Each feed is measured by itself: one paper writes daily, another once a month.
    longest = max(other - one for one, other in pairwise(days))
    now = today - days[-1]
    if now <= max(longest * UNUSUAL_FEED, SHORTEST_FEED_SILENCE):
        return None
    return f"it has listed nothing new since {days[-1]:%-d %B %Y}: {now.days} days, where {longest.days} were the most"


def strangely_quiet(published: Iterable[date], today: date, elections: Iterable[date]) -> str | None:
    """Say that nothing was published for longer than in the three years before; None when that is ordinary.

    Counted are weekdays on which Ofsted usually publishes: not those of August, of Christmas, and of the five weeks
    before an election.
    """
    # Days, not reports: ten on one day are one sign of life.
    days = sorted({each for each in published if today - LOOKED_BACK <= each <= today})
    if len(days) < FEWEST_PUBLICATIONS:
        return None
    polls = tuple(elections)
    silences = [_usual_days(one, other, polls) for one, other in pairwise(days)]
    now = _usual_days(days[-1], today, polls)
    # Measured by the longest so far, not by an average: every autumn has a long gap (docs/domain.md 5).
    if now <= max(silences) * UNUSUAL:
        return None
    return (
        f"nothing new was published since {days[-1]:%-d %B %Y}: {now} ordinary weekdays, "
        f"where {max(silences)} were the most so far"
    )


def _usual_days(after: date, until: date, elections: tuple[date, ...]) -> int:
    count = 0
    day = after + timedelta(days=1)
    while day <= until:
        count += day.weekday() < 5 and not _is_unusual(day, elections)
        day += timedelta(days=1)
    return count


def _is_unusual(day: date, elections: tuple[date, ...]) -> bool:
    # The weeks in which Ofsted publishes hardly anything (docs/domain.md 5).
    christmas = (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 7)
    return day.month == 8 or christmas or any(timedelta(0) <= each - day <= timedelta(weeks=5) for each in elections)


def local_election(year: int) -> date:
    """Find the first Thursday in May, on which councils are elected."""
    first = date(year, 5, 1)
    # Thursday is 3 in Python's week.
    return first + timedelta(days=(3 - first.weekday()) % 7)
