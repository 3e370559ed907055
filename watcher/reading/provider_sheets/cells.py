"""Cells of Ofsted's sheets: days, grades and what stands for nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.model.ofsted import FOUR_POINT, MET_OR_NOT, REPORT_CARD, Grade
from watcher.model.providers import (
    ADEQUATE_TO_2015,
    ASSURANCE,
    INDEPENDENT_STANDARDS,
    INTERIM_EFFECTIVENESS,
    SATISFACTORY_TO_2013,
    SUPPORTED_ACCOMMODATION,
    Category,
    EventKind,
    Safeguarding,
)
from watcher.timing.written_dates import day_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.ofsted import Scale

NOTHING = frozenset(
    {"", "null", "na", "notapplicable", "notjudged", "notgraded", "nograde", "redacted", "notyetinspected"}
    | {"notinspected", "noinspection", "none", "doesnotapply", "unknown", "notavailable", "0", "8", "9"}
    | {"c", "u", "x", "z"}
)
"""What sheets write where there is no grade, by its letters and digits; 8 and 9 are Ofsted's old codes for that.

"[c]", "[x]" and the like are the shorthand of the government's statistics: confidential, not available, not applicable.
"""
# Sheets of schools and childcare give the four points as numbers; 0, 8 and 9 are no grade (docs/sources.md 7).
NUMBERS = ("1", "2", "3", "4")
CATEGORIES = {
    "sm": Category.SPECIAL_MEASURES,
    "specialmeasures": Category.SPECIAL_MEASURES,
    "swk": Category.SERIOUS_WEAKNESSES,
    "sw": Category.SERIOUS_WEAKNESSES,
    "seriousweaknesses": Category.SERIOUS_WEAKNESSES,
    "rsi": Category.REQUIRES_SIGNIFICANT_IMPROVEMENT,
    "requiressignificantimprovement": Category.REQUIRES_SIGNIFICANT_IMPROVEMENT,
}
EFFECTIVE = {
    "yes": Safeguarding.EFFECTIVE,
    "effective": Safeguarding.EFFECTIVE,
    "no": Safeguarding.NOT_EFFECTIVE,
    "noteffective": Safeguarding.NOT_EFFECTIVE,
    "ineffective": Safeguarding.NOT_EFFECTIVE,
}
STANDARDS = {
    "met": Safeguarding.MET,
    "yes": Safeguarding.MET,
    "notmet": Safeguarding.NOT_MET,
    "no": Safeguarding.NOT_MET,
    "insufficientevidence": Safeguarding.INSUFFICIENT,
}
EVENTS = (
    ("assurance", EventKind.ASSURANCE),
    ("interim", EventKind.INTERIM),
    ("monitoring", EventKind.MONITORING),
    ("emergency", EventKind.EMERGENCY),
    ("additional", EventKind.ADDITIONAL),
    ("full", EventKind.FULL),
    ("key", EventKind.FULL),
    ("section5", EventKind.SCHOOL),
)
OUTCOME_WORDS = tuple(
    (re.compile(form), grade)
    for form, grade in (
        ("declined(?:in)?effectiveness|^declined", INTERIM_EFFECTIVENESS.grade("declined")),
        ("sustained(?:in)?effectiveness|^sustained", INTERIM_EFFECTIVENESS.grade("sustained")),
        ("improved(?:in)?effectiveness|^improved$", INTERIM_EFFECTIVENESS.grade("improved")),
        (
            "(?:no|notidentif[yi](?:ed)?(?:any)?|notfind(?:any)?)serious(?:or|andor)widespreadconcern",
            ASSURANCE.grade("no serious or widespread concerns"),
        ),
        ("serious(?:or|and|andor)widespreadconcern", ASSURANCE.grade("serious or widespread concerns")),
        (
            "serious(?:or|and|andor)widespreadweakness",
            SUPPORTED_ACCOMMODATION.grade("serious or widespread weaknesses"),
        ),
        ("^consistentlystrong", SUPPORTED_ACCOMMODATION.grade("consistently strong")),
        ("^inconsistent", SUPPORTED_ACCOMMODATION.grade("inconsistent quality")),
        ("withoutregistration", INDEPENDENT_STANDARDS.grade("operating unregistered")),
        (
            "(?:does|did|do)notmeet|(?:un|not)likelytomeet|failstomeet",
            INDEPENDENT_STANDARDS.grade("does not meet the standards"),
        ),
        ("^meets|meetsall|likelytomeet", INDEPENDENT_STANDARDS.grade("meets the standards")),
        ("^notmet", MET_OR_NOT.grade("not met")),
        ("^met", MET_OR_NOT.grade("met")),
    )
)
"""Sentences that give an outcome, by their letters; the first that fits is meant, unless something negates it."""
# "No serious weaknesses" must not be read as the outcome that it denies.
_NEGATED = re.compile("no|never|without")
_NOTES = re.compile(r"\[[^\]]*\]|\((?:note|see|footnote)\b[^)]*\)", re.IGNORECASE)
"""Marks of notes in headings and cells, "[note 3]", which change from year to year."""
_CODE = re.compile(r"^\s*[0-9]\s*[-\u2013:]\s*|\s*\([0-9]\)\s*$")
"""The code of a grade beside its word: "4 - Inadequate", "Inadequate (4)"."""
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?")
"""A day as Excel counts it, from 1982 to 2036, where a cell has lost its form."""
_EXCEL_BEGINS = date(1899, 12, 30)
_SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?=\d{2,4}\b)")
LAST_MONTH = 12
_PERIOD = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?P<month>[a-z]{3,9}))?\s*(?:[-\u2013&]|to|and)\s*"
    r"(?P<last>\d{1,2}(?:st|nd|rd|th)?[\s/]+(?:[a-z]{3,9}|\d{1,2})[\s,/]+\d{4})",
    re.IGNORECASE,
)
"""From a day to a day of one month or the next: "3-5 June 2024", "30 May to 13 June 2024", "3-5/6/2024"."""


class UnknownWordError(ValueError):
    """A cell has a word that none of Ofsted's scales has."""


def letters(text: str) -> str:
    """Leave only small letters and digits of a heading or a word."""
    return "".join(each for each in text.casefold() if each.isalnum())


def without_notes(text: str) -> str:
    """Leave out the marks of notes."""
    return _NOTES.sub("", text) if "[" in text or "(" in text else text


def is_nothing(text: str) -> bool:
    """Return whether a cell stands for nothing: empty, "NULL", "Not judged", "REDACTED", 9."""
    return _plain(text) in NOTHING


@lru_cache(4096)
def _plain(text: str) -> str:
    return letters(text.removesuffix(".0"))


def month_first(cells: Iterable[str]) -> bool:
    """Return whether the days of a sheet have the month first, as where it was saved in America: one can only be so."""
    found = [each for cell in cells if (each := _SLASHED.match(cell))]
    return any(int(each["second"]) > LAST_MONTH for each in found) and all(
        int(each["first"]) <= LAST_MONTH for each in found
    )


@lru_cache(8192)
def day_in(text: str, *, month_first: bool = False) -> date | None:
    """Read a day as the sheets write it: "31/03/2026", "2026-03-31", "31-Mar-26", 46112; None for nothing.

    Of a period it is the first, on which an inspection began. UnknownWordError when it is no day.
    """
    if is_nothing(text):
        return None
    if _SERIAL.fullmatch(text):
        return _EXCEL_BEGINS + timedelta(days=int(float(text)))
    if period := _PERIOD.fullmatch(text.strip()):
        return _first_of(period)
    found = day_written(_SLASHED.sub(r"\g<second>/\g<first>/", text, count=1) if month_first else text)
    if found is None:
        raise UnknownWordError(text)
    return found


def _first_of(period: re.Match[str]) -> date:
    last = day_written(period["last"])
    if last is None:
        raise UnknownWordError(period[0])
    first = day_written(f"{period['day']} {period['month'] or f'{last:%B}'} {last.year}")
    if first and first > last:  # over New Year
        first = day_written(f"{period['day']} {period['month']} {last.year - 1}")
    if first is None or first > last:
        raise UnknownWordError(period[0])
    return first


@lru_cache(4096)
def grade_in(text: str, four_point: Scale, *, report_card: bool) -> Grade | None:
    """Read a grade; None for nothing. `four_point` is the scale in force on the day of the inspection.

    A word that only another scale of four has is on that one. UnknownWordError when it is no grade at all.
    """
    word = _plain(_CODE.sub("", without_notes(text)) or text).removesuffix("tobegood")
    if word in NOTHING:
        return None
    scales = (REPORT_CARD,) if report_card else (four_point, FOUR_POINT, ADEQUATE_TO_2015, SATISFACTORY_TO_2013)
    if not report_card and word in NUMBERS:
        return Grade(four_point, NUMBERS.index(word))
    for scale in scales:
        for each in scale.words:
            if letters(each) == word:
                return scale.grade(each)
    raise UnknownWordError(text)


_GRADES = frozenset(
    letters(word) for scale in (FOUR_POINT, REPORT_CARD) for word in (*scale.words, "requires improvement to be good")
)


@lru_cache(4096)
def is_grade(text: str) -> bool:
    """Return whether a cell is a grade in words, whichever column it stands in."""
    return _plain(_CODE.sub("", without_notes(text))) in _GRADES


@lru_cache(4096)
def outcome_in(text: str) -> Grade | None:
    """Read the outcome of an inspection without grades; None for nothing, UnknownWordError when it is no outcome."""
    word = _plain(text)
    if word in NOTHING:
        return None
    for form, grade in OUTCOME_WORDS:
        found = form.search(word)
        if found and not _NEGATED.search(word[: found.start()]):
            return grade
        if found:
            break
    raise UnknownWordError(text)


@lru_cache(256)
def category_in(text: str) -> Category | None:
    """Read a category of concern; None for nothing."""
    word = _plain(text)
    if word in NOTHING or word == "no":
        return None
    if word not in CATEGORIES:
        raise UnknownWordError(text)
    return CATEGORIES[word]


@lru_cache(256)
def safeguarding_in(text: str, *, report_card: bool) -> Safeguarding | None:
    """Read what was found of safeguarding: met or not met on a report card, effective or not before."""
    word = _plain(text)
    if word in NOTHING:
        return None
    known = STANDARDS if report_card else EFFECTIVE
    found = known.get("notmet" if report_card and word.startswith("notmet") else word)
    if found is None:
        raise UnknownWordError(text)
    return found


@lru_cache(256)
def event_in(text: str) -> EventKind | None:
    """Read what kind of event it was; None when the words name none that is known."""
    word = _plain(text)
    return next((kind for part, kind in EVENTS if part in word), None)
