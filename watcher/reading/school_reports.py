"""A school's report of 2012 to 2025: the table of judgements on its first page, read two ways that must agree.

The table stands under the school's name. Below the judgements it has the grade of the inspection before, which is none
of this one's (docs/sources.md 8).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from watcher.model.ofsted import FOUR_POINT, Area, Judgement
from watcher.reading import pdf
from watcher.reading.reports.placed_tables import text_of
from watcher.reading.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from watcher.reading.pdf import PlacedWord

LABELS = {
    "overall effectiveness": Area("overall_effectiveness"),
    "the quality of education": Area("quality_of_education"),
    "behaviour and attitudes": Area("behaviour_and_attitudes"),
    "personal development": Area("personal_development"),
    "leadership and management": Area("leadership_and_management"),
    "effectiveness of leadership and management": Area("leadership_and_management"),
    "quality of teaching, learning and assessment": Area("teaching_learning_assessment"),
    "personal development, behaviour and welfare": Area("personal_development_behaviour_welfare"),
    "outcomes for pupils": Area("outcomes"),
    "early years provision": Area("early_years"),
    "sixth-form provision": Area("sixth_form"),
    "16 to 19 study programmes": Area("sixth_form"),
}
"""What the table calls its judgements, in small letters."""
_GRADE = "(outstanding|good|requires improvement|inadequate)(?: to be good)?"
_ROW = {label: re.compile(rf"\b{re.escape(label)} {_GRADE}\b") for label in LABELS}
_FIRST_WORDS = frozenset({"outstanding", "good", "requires", "inadequate"})
_NEAR = 3.0
"""Points by which words of one column, or of one line, may be apart."""
# The report says its grade a second time in words; both must agree.
_SUMMARY = re.compile(
    r"\bthis is an? (outstanding|good|inadequate) school\b|\bthis is a school that (requires improvement)"
)


class NoSchoolReportError(ValueError):
    """The document is not a school's report, or its judgements can't be read for certain. Its text is a sentence."""


def read(body: bytes) -> tuple[Judgement, ...]:
    """Read the judgements; NoSchoolReportError where two ways of reading the table differ, or there is none."""
    try:
        with pdf.opened(body) as paper:
            pages = paper.pages()
            texts = [_small(page.text) for page in pages]
            placed = paper.placed_words(1) if pages else ()
    except pdf.NotReadableError as error:
        raise NoSchoolReportError(str(error)) from error
    if not any("urn" in each or "unique reference number" in each for each in texts):
        sentence = "It does not name a school's unique reference number."
        raise NoSchoolReportError(sentence)
    in_order = _found((label, form.findall(_cut(texts[0]))) for label, form in _ROW.items())
    by_place = _found(_by_place(placed))
    if not in_order or in_order != by_place:
        sentence = "Two ways of reading its table of judgements do not agree."
        raise NoSchoolReportError(sentence)
    _hold_against_the_summary(in_order, " ".join(texts))
    return tuple(Judgement(area, FOUR_POINT.grade(word)) for area, word in in_order.items())


def _found(said: Iterable[tuple[str, list[str]]]) -> dict[Area, str]:
    """Take the grade of each judgement; nothing at all where one has two."""
    grades: dict[Area, str] = {}
    for label, words in said:
        for word in words:
            if grades.setdefault(LABELS[label], word) != word:
                return {}
    return grades


def _by_place(words: Sequence[PlacedWord]) -> Iterator[tuple[str, list[str]]]:
    """Give the rows of the table by where their words stand: a column of grades, and the label left of each."""
    heads = [each for each in words if _small(each.text) in _FIRST_WORDS]
    columns = [[each for each in heads if abs(each.left - of.left) <= _NEAR] for of in heads]
    column: list[PlacedWord] = max(columns, key=len) if columns else []
    rows = sorted(column, key=lambda each: -each.top)
    for at, head in enumerate(rows):
        height = head.top - head.bottom
        ends = max(rows[at + 1].top if at + 1 < len(rows) else -math.inf, head.bottom - 3 * height)
        beside = [each for each in words if ends + _NEAR < each.top <= head.top + _NEAR]
        label = _small(text_of(each for each in beside if each.right < head.left))
        grade = re.match(_GRADE, _small(text_of(each for each in beside if each.left >= head.left - _NEAR)))
        if label in LABELS and grade:
            yield label, [grade[1]]


def _hold_against_the_summary(found: Mapping[Area, str], text: str) -> None:
    said = {first or second for first, second in _SUMMARY.findall(text)}
    overall = found.get(LABELS["overall effectiveness"])
    if overall and said and said != {overall}:
        sentence = "Its table and its summary give different grades."
        raise NoSchoolReportError(sentence)


def _cut(text: str) -> str:
    """Cut the text off where the table comes to the inspection before."""
    return re.split(r"overall effectiveness at|previous inspection grade|grade at previous", text)[0]


def _small(text: str) -> str:
    return " ".join(plain(text).casefold().replace("–", "-").split())
