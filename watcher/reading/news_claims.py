"""What a sentence says of a grade: which, of whom, and whether now, still, before, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from watcher.reading import news_subjects as subjects
from watcher.reading import news_words as words
from watcher.reading.news_text import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.reading.places import Place

BEFORE, AFTER = 140, 70
"""So many letters around a grade are looked at."""
MOST_CLAIMS = 20
"""A sentence with more grades than this says nothing."""
OLD_MONTHS = 2
OLD_INSPECTION_MONTHS = 9
"""A judgement is old news when it is dated so many months before the piece; an inspection may lie further back."""

_MONTH = "|".join(f"{month}[a-z]*" for month in (*MONTHS, "summer", "autumn", "winter", "spring"))
_DATE = rf"(?:(?:early|late|mid-?)\s*)?(?:(?P<month>{_MONTH})\s+)?(?P<year>(?:19|20)\d\d)"
_DATE_AFTER = re.compile(rf"^[\"')\]]*,?\s*(?P<gap>(?:[\w'-]+\s+){{0,7}}?)\(?{_DATE}\b")
_DATE_BEFORE = re.compile(
    rf"(?P<at>\w+ )?\b(?:in|during|by|until|published|of|on|dated)(?: \d{{1,2}})? {_DATE}\b,?(?P<gap>[^;]{{0,80}})$"
)
_DATED_BEFORE = re.compile(rf"\b(?:the|its|their|a|an|that|from|of) {_DATE}(?:'s)? (?P<gap>[^,;]{{0,50}})$")
_OLD_AFTER = re.compile(
    r"^[\"')]*,?\s*(?:[\w'-]+\s+){0,5}?(?:last (?:year|month|summer|autumn|winter|spring|january|february|march"
    r"|april|may|june|july"
    r"|august|september|october|november|december)|earlier this year|\w+ (?:years|months|weeks) (?:ago|earlier|before)"
    r"|(?:a|the) (?:year|decade) (?:ago|earlier|before)|(?:in|by|at) (?:the|its) (?:previous|last)\b|before that"
    r"|previously"
    r"|(?:in|back in) (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b(?! \d))"
)
_OLD_BEFORE = re.compile(
    r"\b(?:last (?:year|month)(?:'s)?|earlier this year|\w+ (?:years|months) ago|at the (?:previous"
    r"|last) inspection|(?:previous|last|earlier) inspection (?:in|of)?)\b[^;]{0,50}$"
)
_COMPARED = re.compile(r"\b(?:up|down|none|compared|than)\b")
"""What makes a date beside a grade the date of another figure."""
_INSPECTED = re.compile(r"\b(?:inspect\w*|visit\w*|review)\b")
_CLAUSE = re.compile(
    r";|\.\s|\s-\s|,?\s(?:while|whereas|although|though)\s|,\s(?:but|having|although|and (?=[a-z' ]{1,40}? (?:was"
    r"|were|is|are|has)\b))|\s(?:but|now)\s|\bthat judgement\b"
)


class When(Enum):
    """How a grade stands to the piece's own day."""

    NOW = "now"
    STILL = "still"
    STANDING = "standing"
    """As a label: "the 'inadequate' council"."""
    PAST = "past"
    LEFT = "left"
    """What an authority came from: "from inadequate to good"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A grade in a sentence: its word, and who is named with it.

    `subject` says whether its clause speaks of children's services; `other` whether it is somebody else's grade;
    `board` whether it is the safeguarding board's.
    """

    grade: str
    when: When
    names: tuple[str, ...]
    sentence: int
    subject: bool = False
    other: bool = False
    board: bool = False

    @property
    def own(self) -> bool:
        """Whether it is the authority's own grade."""
        return not self.other and not self.board


_FORMS = (
    ("inadequate", words.INADEQUATE),
    ("requires improvement", words.REQUIRES_IMPROVEMENT),
    ("good", words.GOOD),
    ("outstanding", words.OUTSTANDING),
    ("adequate", words.ADEQUATE),
)


@dataclass(frozen=True, slots=True)
class Day:
    """When a piece came out, as far as it says: a year and perhaps a month; `guessed` from the years that it names."""

    year: int
    month: int | None = None
    guessed: bool = False

    def months_since(self, year: int, month: int | None) -> int:
        """Count the months from then to this day; what lacks a month is taken for the whole year."""
        if month is None or self.month is None:
            return 12 * (self.year - year)
        return 12 * (self.year - year) + self.month - month


def claims_in(
    number: int, sentence: str, named: Iterable[Place], day: Day | None, *, poor_too: bool = False
) -> Iterator[Claim]:
    """List what a sentence (in small letters) says of grades. `poor_too` for the years of the annual ratings."""
    named = tuple(named)
    bounds = [0, *(each.start() for each in _CLAUSE.finditer(sentence)), len(sentence)]
    forms = (*_FORMS, ("inadequate", words.POOR)) if poor_too else _FORMS
    taken: list[tuple[int, int]] = []
    for grade, form in forms:
        for found in form.finditer(sentence):
            if len(taken) == MOST_CLAIMS:
                return
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            taken.append(found.span())
            start = max(each for each in bounds if each <= found.start())
            end = min(each for each in bounds if each >= found.end())
            when = _when(grade, sentence, found.start(), found.end(), start, end, day)
            if when is None:
                continue
            clause = sentence[start:end]
            theirs = tuple(dict.fromkeys(each.name for each in named if start <= each.start < end and not each.partner))
            subject = bool(subjects.SUBJECT.search(clause))
            board = bool(subjects.BOARD.search(clause)) and not subject
            other = not subject and bool(subjects.OTHER_PROVIDER.search(clause))
            yield Claim(grade, when, theirs, number, subject, other, board)


def _when(grade: str, sentence: str, begin: int, stop: int, start: int, end: int, day: Day | None) -> When | None:
    before = sentence[max(start, begin - BEFORE) : begin]
    after = sentence[stop : min(stop + AFTER, max(end, stop))]
    if grade == "inadequate" and (words.PLAIN_ADJECTIVE.match(after) or sentence[begin:stop] == "inadequately"):
        return None
    if not any(form.search(sentence) for form in (words.JUDGED, subjects.INSPECTED, subjects.SUBJECT, words.AREAS)):
        return None
    if words.NEGATED_BEFORE.search(before):
        return None
    if words.FROM_BEFORE.search(before):
        return When.LEFT
    if words.PAST_BEFORE.search(before) or _is_dated_before(before, after, day):
        return When.PAST
    if words.STILL_BEFORE.search(before):
        return When.STILL
    if begin <= 1 and not words.GRADE_ITSELF.match(after):
        return When.STANDING
    if words.ATTRIBUTIVE.match(after) and not re.search(
        r"\b(?:as|is|are|been|rated|judged|services|council)[ \"']*$", before
    ):
        return When.STANDING
    return When.NOW


def _is_dated_before(before: str, after: str, day: Day | None) -> bool:
    old = _OLD_AFTER.match(after)
    if (old and not _INSPECTED.search(old[0])) or _OLD_BEFORE.search(before):
        return True
    for found in (_DATE_AFTER.match(after), _DATE_BEFORE.search(before), _DATED_BEFORE.search(before)):
        if (
            found
            and not _COMPARED.search(found["gap"])
            and is_old(found["year"], found["month"], (found.groupdict().get("at") or "") + found["gap"], day)
        ):
            return True
    return False


def is_old(year: str, month: str | None, between: str, day: Day | None) -> bool:
    """Say whether a date beside a grade makes it old news; the date of an inspection may lie some months back."""
    if day is None or day.guessed:
        return True
    number = MONTHS.index(month[:3]) + 1 if month and month[:3] in MONTHS else None
    limit = OLD_INSPECTION_MONTHS if _INSPECTED.search(between) else OLD_MONTHS
    return day.months_since(int(year), number) > limit
