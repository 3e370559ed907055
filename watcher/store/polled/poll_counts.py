"""How often each source was polled, day by day in London: what the certificate counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from msgspec import Struct
from sqlalchemy import Connection, case, func, select

from watcher.store.tables.sources import tally
from watcher.store.upsert import Insert, insert
from watcher.timing.clock import LONDON


class Tally(Struct, frozen=True):
    """One source on one day, or on several: its polls, the good ones, and the longest time between two polls."""

    source: str
    polls: int
    good: int
    new: int
    longest_gap: timedelta


class Poll(Struct, frozen=True):
    """One poll to count: how it went, how much was new, and how long the source had not been polled before."""

    source: str
    at: datetime
    good: bool
    new: int
    gap: timedelta


def polled(tx: Connection, polls: Iterable[Poll]) -> None:
    """Count polls."""
    rows = [
        {
            "source": each.source,
            "day": each.at.astimezone(LONDON).date(),
            "polls": 1,
            "good": int(each.good),
            "new": each.new,
            "longest_gap": int(each.gap.total_seconds()),
            "last_at": each.at,
        }
        for each in polls
    ]
    if rows:
        tx.execute(_counted(tx.dialect.name), rows)


@cache
def _counted(dialect: str) -> Insert:
    statement = insert(dialect, tally)
    now = statement.excluded
    longer = case((now.longest_gap > tally.c.longest_gap, now.longest_gap), else_=tally.c.longest_gap)
    added = {name: tally.c[name] + now[name] for name in ("polls", "good", "new")}
    return statement.on_conflict_do_update(
        index_elements=["source", "day"], set_={**added, "longest_gap": longer, "last_at": now.last_at}
    )


def first_day(tx: Connection) -> date | None:
    """Say on which day anything was polled for the first time; None when nothing ever was."""
    found: date | None = tx.execute(select(func.min(tally.c.day))).scalar()
    return found


def days_with_news(tx: Connection, source: str, since: date) -> list[date]:
    """List the days from `since` on at which a source listed something new, in their order."""
    rows = tx.execute(
        select(tally.c.day).where(tally.c.source == source, tally.c.day >= since, tally.c.new > 0).order_by(tally.c.day)
    )
    return [row.day for row in rows]


def last_days_with_news(tx: Connection, since: date) -> dict[str, date]:
    """Map the sources that listed something new from `since` on to the last day at which they did."""
    rows = tx.execute(
        select(tally.c.source, func.max(tally.c.day).label("day"))
        .where(tally.c.day >= since, tally.c.new > 0)
        .group_by(tally.c.source)
    )
    return {row.source: row.day for row in rows}


def between(tx: Connection, start: date, end: date, sources: Iterable[str]) -> list[Tally]:
    """Add up the days from `start` to the day before `end`, for each source in turn; zeros for one never polled."""
    rows = tx.execute(select(tally).where(tally.c.day >= start, tally.c.day < end)).all()
    totals = []
    for source in sources:
        theirs = [row for row in rows if row.source == source]
        totals.append(
            Tally(
                source,
                polls=sum(row.polls for row in theirs),
                good=sum(row.good for row in theirs),
                new=sum(row.new for row in theirs),
                longest_gap=timedelta(seconds=max((row.longest_gap for row in theirs), default=0)),
            )
        )
    return totals
