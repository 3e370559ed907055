"""Whole days, weeks and months that are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from watcher.timing.clock import LONDON

SENT_AT = 7
"""The hour in London from which what is sent about a time that is over goes out."""


class Regular(Protocol):
    """What is sent about each day, week or month, and to whom."""

    @property
    def every(self) -> str:
        """Name the length: "day", "week" or "month"."""
        ...

    @property
    def send_to(self) -> Sequence[str]:
        """Name the receivers."""
        ...


def due(what: str, wanted: Regular, now: datetime) -> str | None:
    """Name the one that is due, or was already sent: "briefing/week/2026-08-03".

    None before its hour, and where nobody gets any.
    """
    local = now.astimezone(LONDON)
    if not wanted.send_to or local.hour < SENT_AT:
        return None
    return f"{what}/{wanted.every}/{span(wanted.every, local.date())[0]}"


def span(every: str, today: date) -> tuple[date, date]:
    """Find the last whole day, week (from Monday) or month before today: its first day, and the day after its last."""
    if every == "day":
        return today - timedelta(days=1), today
    if every == "week":
        monday = today - timedelta(days=today.weekday())
        return monday - timedelta(days=7), monday
    first = today.replace(day=1)
    # The day before a first is in the month before, whatever its length.
    return (first - timedelta(days=1)).replace(day=1), first


def midnight(day: date) -> datetime:
    """Find the moment that a day begins in London."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)
