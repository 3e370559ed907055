"""How days, moments, numbers of things and several names are written for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from watcher.timing.clock import LONDON


def day(moment: date | datetime | None) -> str:
    """Write a day as people do: "3 August 2026"; a dash for none."""
    return f"{moment:%-d %B %Y}" if moment else "–"


def moment(when: datetime | None) -> str:
    """Write a moment in London's time: "3 August 2026, 09:30"; a dash for none."""
    return f"{when.astimezone(LONDON):%-d %B %Y, %H:%M}" if when else "–"


def as_written(iso: str) -> str:
    """Write an ISO day as people do; a month or a year alone stays as it is."""
    return day(date.fromisoformat(iso)) if len(iso) == len("2026-08-03") else iso


def counted(number: int, one: str, more: str = "") -> str:
    """Write how many there are of something: "1 alert", "1,200 alerts"; `more` where it isn't made with an s."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Write names in one line: "A", "A and B", "A, B and C"."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def at_most(most: int, names: Sequence[str], more: str = "{} more") -> Sequence[str]:
    """Name so many at most, and then how many more there are."""
    return [*names[:most], more.format(len(names) - most)] if len(names) > most else names
