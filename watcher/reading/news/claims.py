"""What a sentence says of a grade: which, of whom, and whether now, still, before, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from watcher.reading.news import occasions, subjects
from watcher.reading.news import wording as words
from watcher.reading.news.text import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.reading.news.places import Place

BEFORE, AFTER = 140, 70
"""So many letters around a grade are looked at."""
MOST_CLAIMS = 20
"""A sentence with more grades than this says nothing."""
OLD_MONTHS = 2
OLD_INSPECTION_MONTHS = 9
OLD_REPORT_MONTHS = 1
"""A judgement is old news when it is dated so many months before the piece; an inspection may lie further back."""
NEAR = 20
"""A date belongs to a grade that is so many letters away at most; a verb of falling to one twice as far."""

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
    r"|august|september|october|november|december)|earlier this year|\w+ (?:years|months|weeks) (?:ago|earlier"
    r"|before)"
    r"|(?:a|the) (?:year|decade) (?:ago|earlier|before)|at (?:the|that) time|(?:by ofsted "
    r"|by inspectors )?last week|(?:in|by|at) (?:the|its) (?:previous"
    r"|last)\b|before that"
    r"|previously"
    r"|(?:in|back in) (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b(?! \d))"
)
_OLD_BEFORE = re.compile(
    r"\b(?:last (?:year|month)(?:'s)?|earlier this year|\w+ (?:years|months) ago|at the (?:previous"
    r"|last) inspection|(?:previous|last|earlier) inspection (?:in|of)?)\b[^;]{0,50}$"
)
_NEW_VERB = re.compile(r"\b(?:has|have|is|are|now|today|yesterday)\b")
"""What parts a date from a grade that comes after it: "good in 2018 and has today been declared"."""
_COMPARED = re.compile(
    r"\b(?:up|down|none|compared|than|below|above|as (?:it|they|in|before)|improv\w*|good|outstanding|adequate"
    r"|inadequate)\b|\b(?:first|second|third|fourth|fifth|sixth|\w+ times?)\b[\w' ]*\bsince\b"
)
"""What makes a date beside a grade the date of another figure, of another grade, or of the first of several times."""
_INSPECTED = re.compile(r"\b(?:inspect\w*|visit\w*|review)\b")
_ANOTHER_GRADE = re.compile(
    r"^\s*(?:(?:rated|judged|graded|found|been|a|as|was|were) )*[\"']?(?:good|outstanding|requir|inadeq|adeq)"
)
_REPORTED = re.compile(r"\breport (?:of|in|from)\b")
_TAKEN = re.compile(
    r"(?:good|outstanding|inadequate|adequate|improvement)[\"']* (?:in|by|during|until|since) (?:\w+ )?$"
)
"""What makes a date before a grade the date of a grade that stands before it."""
_CLAUSE = re.compile(
    r";|\.\s|\s-\s|,?\s(?:while|whereas|although|though)\s|,\s(?:but|having|although|and (?=[a-z' ]{1,40}? (?:was"
    r"|were|is|are|has)\b))|\s(?:but|now)\s|\bthat judgement\b"
)


_KNOWN = re.compile(r"\b(?:the|its|their|this|that|our|[a-z]+'s?)(?: (?:ofsted|recent|council's))? [\"']*$")
"""What speaks of a grade as of one that is known: "the inadequate judgement"."""
_SERVICES_TOO = re.compile(r"\b(?:council|services|department|authority) (?:and|as well as)\b")
_GRADE_WORD = r"(?:outstanding|good|requir\w+ improv\w+|inadequate)"
_OVERALL = re.compile(rf"{_GRADE_WORD}(?: to be good)?[\"']? overall\b|\boverall(?: [\w']+){{0,5}} [\"']?{_GRADE_WORD}")
_LISTED = re.compile(
    r"(?:'s?)?(?: (?:city|county|borough|metropolitan|district|council))*[,;]?\s*(?:and|or|plus|&|as well as)?"
    r"(?: (?:in|for|of|those in|services in))?\s*"
)
"""What stands between the names of one list."""
_AS_A_GRADE = re.compile(r"\b(?:as|is|are|been|rated|judged|services|council)[ \"']*$")


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
    `board` whether it is the safeguarding board's; `overall` whether its clause speaks of the services overall;
    `fell` whether a verb of falling leads to it.
    """

    grade: str
    when: When
    names: tuple[str, ...]
    sentence: int
    subject: bool = False
    other: bool = False
    board: bool = False
    overall: bool = False
    fell: bool = False

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
            begin = max(found.start(), sentence.rfind(grade, *found.span()))
            when = _when(grade, sentence, begin, found.end(), start, end, day)
            if when is None:
                continue
            clause = sentence[start:end]
            own = [each for each in named if not each.partner]
            near = _nearest(sentence, [each for each in own if start <= each.start < end], begin)
            neighbour_s = not near and any(each.partner and start <= each.start < begin for each in named)
            near = near or _nearest(sentence, [each for each in own if each.start < begin], begin)
            theirs = tuple(dict.fromkeys(each.name for each in near))
            fell = bool(words.FELL.search(sentence, near[-1].end if near and near[-1].end <= begin else start, begin))
            subject = bool(subjects.SUBJECT.search(clause))
            whose = sentence[start:begin]
            board = bool(subjects.BOARD.search(whose)) and not subject and not _SERVICES_TOO.search(whose)
            other = neighbour_s or (not subject and bool(subjects.OTHER_PROVIDER.search(clause)))
            yield Claim(
                grade, when, theirs, number, subject, other, board, overall=bool(_OVERALL.search(clause)), fell=fell
            )


def _nearest(sentence: str, named: list[Place], begin: int) -> list[Place]:
    """Take of the authorities in a clause the one that a grade is nearest to, with those in one list with it."""
    before = [each for each in named if each.start < begin]
    if before:
        first = len(before) - 1
        while first and _LISTED.fullmatch(sentence[before[first - 1].end : before[first].start]):
            first -= 1
        return before[first:]
    last = 0
    while last + 1 < len(named) and _LISTED.fullmatch(sentence[named[last].end : named[last + 1].start]):
        last += 1
    return named[: last + 1]


def _when(grade: str, sentence: str, begin: int, stop: int, start: int, end: int, day: Day | None) -> When | None:
    before = sentence[max(start, begin - BEFORE) : begin]
    after = sentence[stop : min(stop + AFTER, max(end, stop))]
    if grade == "inadequate" and (words.PLAIN_ADJECTIVE.match(after) or sentence[begin:stop] == "inadequately"):
        return None
    if not _is_a_grade(grade, sentence, before, after) or words.NEGATED_BEFORE.search(before):
        return None
    if words.FROM_BEFORE.search(before) or words.LOST_AFTER.match(after):
        return When.LEFT
    if _is_past(sentence, before, after, day):
        return When.PAST
    if words.STILL_BEFORE.search(before) or words.AGAIN_AFTER.match(after):
        return When.STILL
    label = words.ATTRIBUTIVE.match(after) and not _AS_A_GRADE.search(before)
    known = words.BACKGROUND_AFTER.match(after) and _KNOWN.search(before) and not occasions.TODAY.search(sentence)
    if label or known or (begin <= 1 and not words.GRADE_ITSELF.match(after)):
        return When.STANDING
    return When.NOW


def _is_a_grade(grade: str, sentence: str, before: str, after: str) -> bool:
    """Say whether a word is a grade of services: something in its sentence judges, or it stands by itself in quotes."""
    quoted = before[-1:] in "'\"" and after[:1] in "'\""
    itself = grade == "requires improvement" or bool(quoted and words.GRADE_ITSELF.match(after))
    itself = itself or bool(words.FELL.search(before[-2 * NEAR :]))
    judging = (words.JUDGED, subjects.INSPECTED, subjects.SUBJECT, words.AREAS)
    return (itself or any(form.search(sentence) for form in judging)) and not _is_anybody_s(grade, sentence, before)


def _is_past(sentence: str, before: str, after: str, day: Day | None) -> bool:
    if words.BACKGROUND_BEFORE.search(before) and words.BACKGROUND_AFTER.match(after):
        return True
    if words.OF_WHICH_BEFORE.search(before) and not occasions.TODAY.search(sentence):
        return True
    today = bool(occasions.TODAY.search(sentence))
    return bool(words.PAST_BEFORE.search(before)) or _is_dated_before(before, after, day, today=today)


def _is_anybody_s(grade: str, sentence: str, before: str) -> bool:
    """Say whether "inadequate" is somebody's opinion of something, rather than an inspector's judgement."""
    judging = (words.JUDGED, subjects.RATED, subjects.INSPECTED)
    if grade != "inadequate" or any(form.search(sentence) for form in judging):
        return False
    if subjects.AREAS.search(sentence):
        return False
    if words.SOMETHING_IS.search(before):
        return True
    return not subjects.SUBJECT.search(sentence) and bool(words.SOMEBODY_SAYS.search(sentence))


def _is_dated_before(before: str, after: str, day: Day | None, *, today: bool) -> bool:
    old = _OLD_AFTER.match(after)
    if old and _ANOTHER_GRADE.match(after[old.end() :]):
        old = None
    if (old and not _INSPECTED.search(old[0])) or _OLD_BEFORE.search(before):
        return True
    after_it = _DATE_AFTER.match(after)
    for found in (after_it, _DATE_BEFORE.search(before), _DATED_BEFORE.search(before)):
        if (
            found
            and not _COMPARED.search(found["gap"])
            and not (found is not after_it and _NEW_VERB.search(found["gap"]))
            and not (found is not after_it and today and len(found["gap"]) > NEAR)
            and not (found is not after_it and _TAKEN.search(before[: found.start("year")]))
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
    if _REPORTED.search(between):
        limit = OLD_REPORT_MONTHS
    return day.months_since(int(year), number) > limit
