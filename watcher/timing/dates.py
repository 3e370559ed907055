"""Days as Ofsted prints them: "8 June 2026 to 19 June 2026", "11 to 22 May 2026", "03/10/2016"."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]}|\.)?" for name in MONTHS) + "|sept"
_DAYS = re.compile(
    r"(?<!\d)(?P<d>[0-3]?\d)[/.](?P<m>[01]?\d)[/.](?P<y>20[0-3]\d|[1-3]\d)(?!\d)"
    rf"|(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:\s*(?:of\s+)?(?P<month>{_MONTH})\b)?(?:,?\s*(?P<year>20[0-3]\d))?",
    re.IGNORECASE,
)
RUN_OF_DAYS = (
    rf"(?=\d)(?:(?:{_MONTH})\b\.?|\d{{1,4}}(?:st|nd|rd|th)?\b|and\b|to\b|until\b|through\b|between\b|from\b|[-,&/]|\s){{1,40}}?"
    rf"\b20\d\d\b(?!\s*(?:to\b|and\b|-|,)?\s*\d{{1,2}}\s+(?:{_MONTH})\b)"
)
"""A pattern (without groups) for days of one or several visits as prose writes them, up to their last year."""
_GLUED = re.compile(r"(20[0-3]\d)(?=[0-3]?\d\s*(?:" + _MONTH + r")\b)", re.IGNORECASE)


def days_in(text: str) -> tuple[date, ...]:
    """Read all days of a list or span, in their order; what lacks a month or a year takes the next one's.

    Empty when anything in it isn't a day of the calendar: half a date is none.
    """
    month = year = None
    found: list[date] = []
    for each in reversed(list(_DAYS.finditer(_GLUED.sub(r"\1 - ", text)))):
        if each["d"]:
            day, month, year = int(each["d"]), int(each["m"]), int(each["y"])
            year = year if year > 99 else 2000 + year
        else:
            day = int(each["day"])
            month = _month(each["month"]) if each["month"] else month
            year = int(each["year"]) if each["year"] else year
        if month is None or year is None:
            continue
        try:
            found.append(date(year, month, day))
        except ValueError:
            return ()
    return tuple(reversed(found))


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()[:3]))


def span_in(text: str) -> tuple[date, date] | None:
    """Read the first and the last day of one or several visits; None when they don't make a span."""
    days = days_in(text)
    if not days or days[0] > days[-1] or (days[-1] - days[0]).days > 400:
        return None
    return days[0], days[-1]
