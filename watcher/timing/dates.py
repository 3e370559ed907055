"""Days as Ofsted prints them: "8 June 2026 to 19 June 2026", "Tuesday 11 to 22 May", "4 and 5 of June", "3.10.16"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from time import strptime

from msgspec import Struct
from msgspec.structs import replace

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
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NUMERIC = (
    r"(?<!\d)[0-3]?\d[/.][01]?\d[/.](?:20[0-3]\d|[1-3]\d)(?!\d)"
    r"|(?<!\d)[0-3]?\d-[01]?\d-20[0-3]\d(?!\d)|20[0-3]\d-[01]\d-[0-3]\d(?!\d)"
)
_PARTS = re.compile(
    r"(?<!\d)(?P<d>[0-3]?\d)(?P<mark>[/.-])(?P<m>[01]?\d)(?P=mark)(?P<y>20[0-3]\d|(?<!-)[1-3]\d)(?!\d)"
    r"|(?<!\d)(?P<iso>20[0-3]\d-[01]\d-[0-3]\d)(?!\d)"
    r"|(?<!\d)(?P<year>20[0-3]\d)(?!\d)"
    rf"|(?<!\d)(?P<day>[0-3]?\d){_ORDINAL}(?!\d)"
    rf"|\b(?P<month>{_MONTH})(?![a-z])",
    re.IGNORECASE,
)
_TO_A_YEAR = re.compile(r"\b(?:to|until|through)\s+20\d\d(?!-)\b", re.IGNORECASE)
"""Not a day: half of the range is missing."""
# PDFs lose the space between two dates: "20268 June" is 2026 and 8 June.
_GLUED = re.compile(r"(20[0-3]\d)(?=[0-3]?\d\s*(?:" + _MONTH + r")\b)", re.IGNORECASE)
_NAMED = "|".join(MONTHS)
# Or the blanks within one: "8June2026".
_BEFORE_MONTH = re.compile(rf"(\d(?:st|nd|rd|th)?)(?=(?:{_NAMED})(?:\b|\d))", re.IGNORECASE)
_BEHIND_MONTH = re.compile(rf"\b({_NAMED})(?=20[0-3]\d)", re.IGNORECASE)
_BEHIND_AND = re.compile(r"\b(and|to)(?=\d{1,2}\b)")
_SHORT_YEAR = re.compile(rf"(?<=\d)(\s(?:of\s)?(?:{_MONTH}),?)\s'([1-3]\d)\b", re.IGNORECASE)
_SPELT = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", *(f"twenty-{unit}" for unit in ("first", "second", "third", "fourth", "fifth", "sixth"))),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_SPELT_DAY = "|".join(sorted(_SPELT, key=len, reverse=True))
_SPELT_OUT = re.compile(
    rf"(?<![\w-])(?:{_SPELT_DAY})(?=(?:,?\s(?:and|to|until)?\s?(?:the\s)?(?:{_SPELT_DAY}))*"
    rf"\s(?:of\s(?:{_NAMED})|(?:{_NAMED})\s20\d\d)\b)",
    re.IGNORECASE,
)
_YEAR_WITHIN = re.compile(
    rf"(?<!\d)(\d{{1,2}}{_ORDINAL}\s(?:of\s)?({_NAMED}),?)\s(20\d\d)(\s?(?:to|until|and|-)\s?(?:{_WEEKDAY}\s)?\d{{1,2}}{_ORDINAL}\s\2)"
    rf"\b(?!,?\s(?:20\d\d|(?:and|to|until)\s\d))",
    re.IGNORECASE,
)
"""A year behind the first day and not the last one: "3 November 2025 to 7 November"."""
_LOST = (
    (
        re.compile(rf"[dht](?:\sof)?\s(?:{'|'.join(map(str.capitalize, MONTHS))})"),
        _SPELT_OUT,
        lambda each: str(_SPELT.index(each[0].lower()) + 1),
    ),
    (re.compile(r"20[0-3]\d\s?(?:to|until|and|-)\s"), _YEAR_WITHIN, r"\1\4 \3"),
    (re.compile(r"[do]\d"), _BEHIND_AND, r"\1 "),
    (re.compile(r"'[1-3]\d"), _SHORT_YEAR, r"\1 20\2"),
    (re.compile(r"\d[^\W\d]"), _BEFORE_MONTH, r"\1 "),
    (re.compile(r"20(?<=[^\W\d]20)[0-3]"), _BEHIND_MONTH, r"\1 "),
)
"""Days in another form, or whose blanks a PDF lost, and how they are written; first letters that few texts have."""
_TYPED_APART = re.compile(r"(?<![\d/.-])\d{1,2}\s\d{1,2}(?![\d/.-])")
"""Two days with nothing between them, "1 7 and 18 September": a blank too many, or a word that was lost."""
_MISREAD = re.compile(
    r"(?<![\w'])(?:[a-z]\d|\d[a-z](?!\w)|[b-z])(?=\s(?:to|and|until|-)\s\d)|(?:\b(?:to|and|until)|-)\s(?:[a-z]\d|\d[a-z])\b",
    re.IGNORECASE,
)
"""A figure that was scanned as a letter: "3 to l4 June", "S to 14 June"."""
_TWO_RUNS = re.compile(
    rf"\d{_ORDINAL}\s(?:{_MONTH})\s\d{{1,2}}{_ORDINAL}\s?(?:and|to|until|-|&)\s?\d{{1,2}}{_ORDINAL}\s(?:{_MONTH})\b",
    re.IGNORECASE,
)
"""Days behind others with nothing between them, as a change that was left in shows both: "25 June 2 and 3 July"."""
_WEEKS = re.compile(r"\bweeks?\s(?:beginning|commencing|starting|ending|of)\b|\bw/[bce]\b", re.IGNORECASE)
"""Not the days on site: "week beginning 3 June" leaves the last one open."""
_STEP = (
    rf"(?:(?:{_MONTH})\b\.?|{_WEEKDAY}|\d{{1,4}}{_ORDINAL}\b|(?:and|to|until|through|between|from|of|the|again|then|on)\b"
    r"|[-,&/]|\s)"
)
_START = rf"(?<!\d)(?=\d|{_WEEKDAY}|(?:{_MONTH})\s\d)"
_JOINED = r"\s*(?:,?\s*(?:and|to|until)\b|[-,&])?\s*(?:(?:again|then)\s+)?(?:on\s+)?(?:the\s+)?"
_DAY = rf"\d{{1,2}}{_ORDINAL}"
_MORE_DAYS = (
    rf"(?!{_JOINED}(?:{_WEEKDAY},?\s+)?(?:{_DAY}(?:\s*(?:and|to|-|,|&)\s*{_DAY})*\s+(?:of\s+)?(?:{_MONTH})\b"
    rf"|(?:{_MONTH})\.?\s+{_DAY}(?!\d)))"
    rf"(?!\s*(?:to|until|-)\s*{_DAY}\s*(?:[.,;)]|$|(?-i:[A-Z])))"
)
"""Behind a run there is no other day, nor half of one: "8 June 2026 to 19"."""
RUN_OF_DAYS = (
    rf"(?:{_NUMERIC})(?:\s*(?:to|and|until|-|,|&)\s*(?:{_NUMERIC}))*"
    rf"|{_START}{_STEP}{{1,50}}?\b20\d\d\b(?!-\d\d-){_MORE_DAYS}"
)
"""A pattern (without groups) for days of one or several visits as prose writes them, up to their last year."""
RUN_WITHOUT_YEAR = (
    rf"(?<!\d)(?=\d|{_WEEKDAY}){_STEP}{{1,40}}?\b(?:{_MONTH})\b\.?(?!,?\s*20\d\d){_MORE_DAYS}"
    rf"(?!{_JOINED}\d{{1,2}}{_ORDINAL}\s+(?:of\s+)?(?:{_MONTH})\b)"
)
"""The same for days without a year, up to their last month."""
LONGEST_VISIT = timedelta(days=30)
"""No visit lasts longer: of 601 documents the longest has 27 days, apart from one of 31 in two parts."""
LONGEST_INSPECTION = timedelta(days=120)
"""Of two visits the first day of one to the last day of the other; the longest of 601 documents has 72."""


class _Day(Struct, frozen=True):
    day: int
    month: int | None = None
    year: int | None = None
    has_own_year: bool = False


def written(text: str, form: str) -> date:
    """Read a day that is written in a form of strptime's; ValueError when it isn't."""
    return date(*strptime(text, form)[:3])


def parted(text: str) -> str:
    """Write days in one form: "8June2026", whose blanks a PDF lost, "8 June '26" and "the eighth of June 2026"."""
    for lost, form, written in _LOST:
        if lost.search(text):
            text = form.sub(written, text)
    return text


def days_in(text: str, latest: date | None = None) -> tuple[date, ...]:
    """Read all days of a list or span, in their order; what lacks a month or a year takes the next one's.

    Without any year the days are the last that `latest` leaves. A day that would then lie behind the next one, across
    New Year, is of the year before. Empty when anything in it isn't a day of the calendar: half a date is none.
    """
    if any(form.search(text) for form in (_TO_A_YEAR, _WEEKS, _MISREAD, _TWO_RUNS)):
        return ()
    parts = _parts(_GLUED.sub(r"\1 - ", text))
    # Its year is missing, or misprinted ("8 June 2026 to 19 June 2062"): the other days alone would be a wrong span.
    if latest is None and any(each.year for each in parts) and any(each.month and not each.year for each in parts):
        return ()
    try:
        found = [_dated(each, latest) for each in parts]
    except ValueError:
        return ()
    days = [each for each in found if each is not None]
    # From the end, because a year is written once, after the last day: “14 December to 9 January 2026”.
    for at in range(len(days) - 2, -1, -1):
        (day, own), (following, _) = days[at], days[at + 1]
        if day > following and not own and following.month < day.month:
            days[at] = (day.replace(year=day.year - 1), own)
    return tuple(day for day, _ in days)


def _parts(text: str) -> list[_Day]:
    """Put days, months and years together: a month or year belongs to all days before it that have none."""
    days: list[_Day] = []
    month_first: int | None = None
    for each in _PARTS.finditer(text):
        if each["d"]:
            year = int(each["y"])
            days.append(_Day(int(each["d"]), int(each["m"]), year if year > 99 else 2000 + year, has_own_year=True))
        elif each["iso"]:
            year, month, day = map(int, each["iso"].split("-"))
            days.append(_Day(day, month, year, has_own_year=True))
        elif each["day"]:
            days.append(_Day(int(each["day"]), month_first))
        elif each["month"]:
            number = _month(each["month"])
            waiting = [each.month is None for each in days]
            days = [replace(each, month=number) if each.month is None else each for each in days]
            # “June 8” as well as “8 June”: a month that no day waited for belongs to the next.
            month_first = None if any(waiting) else number
        else:
            year = int(each["year"])
            last = len(days) - 1
            days = [
                replace(each, year=year, has_own_year=at == last) if each.year is None else each
                for at, each in enumerate(days)
            ]
    return days


def _dated(part: _Day, latest: date | None) -> tuple[date, bool] | None:
    if part.month is None:
        return None
    if part.year is not None:
        return date(part.year, part.month, part.day), part.has_own_year
    if latest is None:
        return None
    day = date(latest.year, part.month, part.day)
    return (day if day <= latest else date(latest.year - 1, part.month, part.day)), True


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()[:3]))


def span_in(text: str, latest: date | None = None) -> tuple[date, date] | None:
    """Read the first and the last day of one or several visits; None when they don't make a span.

    Two days alone are one visit; more of them may be two visits, some weeks apart.
    """
    days = () if _TYPED_APART.search(text) else days_in(text, latest)
    # More than two days are two visits, and the weeks between them count.
    longest = LONGEST_INSPECTION if len(days) > 2 else LONGEST_VISIT
    if not days or any(one > other for one, other in pairwise(days)) or days[-1] - days[0] > longest:
        return None
    return days[0], days[-1]
