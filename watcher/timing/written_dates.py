"""Days and moments as British sites write them: day first, and in London's time unless another one is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from watcher.timing.clock import LONDON
from watcher.timing.dates import MONTHS

# A feed's date has thirty; what is longer is a text, in which a day would be a guess.
MOST_CHARACTERS = 200
EARLIEST = date(1995, 1, 1)
"""No site that we read is older: what is dated before this has an empty or a broken date."""
AHEAD = timedelta(days=2)
"""How far ahead a date of publication may be: a day, and clocks that are wrong."""
MONTHS_OLD = timedelta(days=60)
ABOUT_A_YEAR = timedelta(days=335)
"""How far a date with last year's number, typed in January or ever after, lies before the ones beside it."""

# Those that feeds of British, Irish and Continental papers write; any other is read as having none.
_ZONES = {"bst": 1, "ist": 1, "west": 1, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "z": 0, "cet": 1, "cest": 2}
_NUMBERS = re.compile(r"(?<!\d)(?P<first>\d{1,4})[/.\-](?P<second>\d{1,2})[/.\-](?P<third>\d{1,4})(?!\d)")
_MONTH_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,\-/]*(?:of\s+)?(?P<month>{_MONTH_NAMES})\b\.?"
    r"[\s,\-/]*(?P<year>\d{4}|'?\d{2}(?![:\d]))",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH_NAMES})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)[\s,]+"
    r"(?:\d{1,2}:\d{2}\S*\s+(?:[A-Z]{2,5}\s+)?)?(?P<year>\d{4})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
MOST_MONTHS = 12
# ISO 8601's basic form, 20260803T093000Z.
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T|$)")
# Seconds (9 or 10 digits: 1973 to 2286) or milliseconds since 1970.
_UNIX = re.compile(r"^\d{9,10}(?:\.\d+)?$|^\d{12,13}$")
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\b)?", re.I
)
_OFFSET = re.compile(r"(?<=[\d\s])(?:GMT|UTC)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\s*(?:\([^)]*\))?$")
_ZONE = re.compile(rf"(?<![a-z])({'|'.join(_ZONES)})\s*$", re.IGNORECASE)


def day_written(text: str, *, month_first: bool = False) -> date | None:
    """Read the day in London of a date or a moment, however a site writes it; None when there is none.

    "04-08-2026" and "4/8/26" are the fourth of August, unless the day of the week that stands beside it, or else
    `month_first`, says that they are the eighth of April; "23:30 BST" is that day, and "23:30 GMT" in summer the next.
    """
    # Bounded before any pattern sees it: these come from feeds of anybody's.
    text = " ".join(text.replace("\xa0", " ").split())[:MOST_CHARACTERS]
    if _UNIX.match(text):
        return _unix(float(text))
    day = _day(text, month_first=month_first)
    if day is None:
        return _as_mail_does(text)
    moment = _moment(day, text)
    return _in_london(moment) if moment else day


def puts_month_first(texts: Sequence[str], today: date) -> bool:
    """Return whether a list's dates put the month first: some can be read in no other way, and none the other way.

    Where each can be read in both ways, the month comes first if the newest is of these days then, and months old else.
    """
    found = [(number, each) for each in texts if (number := _NUMBERS.search(each[:MOST_CHARACTERS]))]
    numbers = [(number, each) for number, each in found if len(number["first"]) < 3]
    if not numbers or any(int(number["first"]) > MOST_MONTHS for number, _ in numbers):
        return False
    if any(int(number["second"]) > MOST_MONTHS for number, _ in numbers):
        return True
    newest = [_newest([each for _, each in numbers], today, month_first=first) for first in (False, True)]
    return today - newest[0] > MONTHS_OLD and today - newest[1] <= AHEAD


def _newest(texts: Sequence[str], today: date, *, month_first: bool) -> date:
    days = (plausible(day_written(each, month_first=month_first), today) for each in texts)
    return max((day for day in days if day), default=EARLIEST)


def says_only_the_year(text: str, day: date) -> bool:
    """Return whether a day is the first of January without an hour, which some systems write for a year alone."""
    hour = _TIME.search(text)
    return (day.month, day.day) == (1, 1) and (hour is None or int(hour["hour"]) == int(hour["minute"]) == 0)


def plausible(day: date | None, today: date) -> date | None:
    """Take a date of publication for what it says, unless it can't be one: long before the web, or still to come."""
    return day if day and EARLIEST <= day <= today + AHEAD else None


def doubted(days: Sequence[date | None]) -> tuple[date | None, ...]:
    """Leave out days that lie a year or more before both their neighbours: a wrong year, or day and month confused.

    The days are in the order of a list. Its end may be as old as it likes: nothing follows that it would contradict.
    """
    dated = [at for at, day in enumerate(days) if day]
    out_of_place = set()
    # The last is left out: nothing stands after it that could contradict it.
    for place, at in enumerate(dated[:-1]):
        before = days[dated[place - 1]] if place else None
        after, day = days[dated[place + 1]], days[at]
        neighbours = [each for each in (before, after) if each]
        if day and all(each - day > ABOUT_A_YEAR for each in neighbours):
            out_of_place.add(at)
    return tuple(None if at in out_of_place else day for at, day in enumerate(days))


def _day(text: str, *, month_first: bool) -> date | None:
    for form in (_COMPACT, _DAY_MONTH, _MONTH_DAY):
        found = form.search(text)
        if found:
            return _date(found["year"].strip("'"), _month(found["month"]), int(found["day"]))
    found = _NUMBERS.search(text)
    if not found:
        return None
    first, second, third = found["first"], int(found["second"]), found["third"]
    if len(first) == 4:
        return _date(first, second, int(third))
    # Three digits are no year: this is a version or a phone number.
    if len(first) == 3 or len(third) in (1, 3):
        return None
    # Day first, as in Britain; month first only where that can't be, or the list or the day of the week says so.
    ways = [_date(third, second, int(first)), _date(third, int(first), second)]
    days = [each for each in (reversed(ways) if month_first else ways) if each]
    named = _WEEKDAY.search(text)
    fitting = [each for each in days if named and f"{each:%a}".lower() == named[1].lower()]
    return next(iter((*fitting, *days)), None)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()[:3]))


def _date(year: int | str, month: int, day: int) -> date | None:
    """Make a day; a year of two digits is of this century, and of four ("0001", an empty date of some programs) not."""
    number = int(year)
    try:
        return date(number + 2000 if len(str(year)) <= 2 else number, month, day)
    except ValueError:
        return None


def _moment(day: date, text: str) -> datetime | None:
    """Put a time with a zone to a day; None where the text gives none: then the day is London's as it is."""
    offset, zone = _OFFSET.search(text), _ZONE.search(text)
    time = _TIME.search(text)
    if time is None or not (offset or zone):
        return None
    hour = int(time["hour"]) % 12 + 12 * (time["half"][0] in "pP") if time["half"] else int(time["hour"])
    if offset:
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        shift = timedelta(hours=hours, minutes=minutes) * (-1 if offset["sign"] == "-" else 1)
    else:
        assert zone is not None, "one of the two was found"
        shift = timedelta(hours=_ZONES[zone[1].lower()])
    # No place on earth is further from UTC than Kiribati (+14).
    if abs(shift) > timedelta(hours=14):
        return None
    return datetime(day.year, day.month, day.day, hour, int(time["minute"]), tzinfo=timezone(shift))


def _unix(seconds: float) -> date | None:
    try:
        # JavaScript counts milliseconds: 1e11 seconds would be in the year 5138.
        moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.astimezone(LONDON).date()


def _as_mail_does(text: str) -> date | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _in_london(moment) if moment.tzinfo else moment.date()


def _in_london(moment: datetime) -> date:
    """Take a moment's day in London; on the calendar's first and last, where London's may lie beyond it, its own."""
    try:
        return moment.astimezone(LONDON).date()
    except OverflowError:
        return moment.date()
