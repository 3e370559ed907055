"""Whole days, weeks and months that are over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from watcher.timing.clock import LONDON


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
