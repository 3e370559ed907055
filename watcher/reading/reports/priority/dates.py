"""When an area for priority action was set, where a letter gives the days, month or year: at its visit, or before.

"An area for priority action was identified in June 2026" sets one in the letter on a visit of June 2026; in a later
letter it is what an earlier one has set.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from watcher.timing.dates import MONTHS, RUN_OF_DAYS, days_in

Span = tuple[date, date]
_AT_A_VISIT = r"(?P<visit>\b(?:at|during|by|in|from|following|after)\s(?:\w+\s){1,5}?(?:visit|inspection)s?,?\s)?"
_DATED = re.compile(
    rf"{_AT_A_VISIT}\b(?:in|on|of|between|from|during)\s(?:the\s)?(?:(?P<month>{'|'.join(MONTHS)})\s(?P<of>20\d\d)|(?P<days>{RUN_OF_DAYS})|(?P<year>20\d\d))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:identified|set|made|raised|arising)\s(?:at|in|during|by|from|on)\sthis\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:previous|last|earlier)\b", re.IGNORECASE)
LONGEST_WAIT = timedelta(days=92)
"""A letter gives its own month for the visit's no later than this after the visit."""
RECENT = timedelta(days=366)
"""What was set longer ago is history by now."""


def is_earlier(words: str, visited: Span | None) -> bool:
    """Return whether words say that what they name was set before this visit: by that name, or by its days."""
    if _NOW.search(words):
        return False
    if _BEFORE.search(words):
        return True
    found = [period for each in _DATED.finditer(words) if (period := _period(each))]
    return visited is not None and bool(found) and all(last < visited[0] for _, last in found)


def may_be_earlier(words: str, visited: Span | None) -> bool:
    """Return whether words name a time that may be before this visit, whose days are not known."""
    return visited is None and _DATED.search(words) is not None


def as_at_this_visit(sentence: str, visited: Span | None) -> str:
    """Write "at this visit" where a sentence gives this visit's days, its month or that of its letter."""
    return _written(sentence, visited, timedelta(0))


def as_if_at_this_visit(sentence: str, visited: Span | None) -> str:
    """Write it for the days of the year before, too, unless a visit is named: whose they are is not certain."""
    return _written(sentence, visited, RECENT, of_a_visit=False)


def _written(sentence: str, visited: Span | None, before: timedelta, *, of_a_visit: bool = True) -> str:
    if visited is None:
        return sentence
    first, last = visited[0] - before, visited[1] + LONGEST_WAIT

    def written(found: re.Match[str]) -> str:
        period = None if found["year"] or _BEFORE.search(found[0]) else _period(found)
        fits = period and first <= period[1] <= last and (of_a_visit or not found["visit"])
        return "at this visit" if fits else found[0]

    return _DATED.sub(written, sentence)


def _period(found: re.Match[str]) -> Span | None:
    if found["days"]:
        days = days_in(found["days"])
        return (days[0], days[-1]) if days else None
    if found["year"]:
        return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)
    year, month = int(found["of"]), MONTHS.index(found["month"].lower()) + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
