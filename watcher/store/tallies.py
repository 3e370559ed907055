"""How often each source was polled, day by day in London: what the certificate counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from watcher.clock import LONDON
from watcher.store.sources import upsert
from watcher.store.tables import tally

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Tally:
    """One source on one day, or on several: its polls, the good ones, and the longest time between two polls."""

    source: str
    polls: int
    good: int
    new: int
    longest_gap: timedelta


def polled(tx: Connection, source: str, now: datetime, *, good: bool, new: int) -> None:
    """Count one poll."""
    day = now.astimezone(LONDON).date()
    latest = select(tally).where(tally.c.source == source).order_by(tally.c.day.desc()).limit(1)
    before = tx.execute(latest).first()
    today = before if before and before.day == day else None
    gap = int((now - before.last_at).total_seconds()) if before else 0
    upsert(
        tx,
        tally,
        source=source,
        day=day,
        polls=(today.polls if today else 0) + 1,
        good=(today.good if today else 0) + good,
        new=(today.new if today else 0) + new,
        longest_gap=max(gap, today.longest_gap if today else 0),
        last_at=now,
    )


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
