"""Inspections of local authority children's services (ILACS): 2018, 2023, and 2026 without an overall grade."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from watcher.model.ofsted import (
    CARE_LEAVERS,
    HELP_AND_PROTECTION,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    IN_CARE,
    IN_CARE_AND_CARE_LEAVERS,
    LEADERSHIP,
    OVERALL,
    Area,
)
from watcher.reading import tables
from watcher.reading.agreeing import Agreed, Witness, agree
from watcher.reading.text import flat, plain, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Framework
    from watcher.reading.pages import Page
    from watcher.reading.pdf import PlacedWord

WITHOUT_OVERALL_FROM = date(2026, 4, 1)
"""Inspections from this day on have no overall judgement (DOMAIN 0.1); the inspection's date decides."""

_TITLES = {
    LEADERSHIP: (
        "impact of leaders on social work practice with children and families",
        "impact of leaders on practice with children and families",
    ),
    HELP_AND_PROTECTION: (
        "experiences and progress of children who need help and protection",
        "experiences and progress of children in need of help and protection",
    ),
    IN_CARE_AND_CARE_LEAVERS: (
        "experiences and progress of children in care and care leavers",
        "experiences and progress of children looked after and care leavers",
    ),
    IN_CARE: ("experiences and progress of children in care",),
    CARE_LEAVERS: ("experiences and progress of care leavers", "experiences and progress of children care leavers"),
    OVERALL: ("overall effectiveness",),
}
LABELS = {
    tuple(form.split()): area
    for area, titles in _TITLES.items()
    for title in titles
    for form in (title, title.replace("experiences and", "experience and"))
}
_HEADING = re.compile(r"judge?ments?\s+grades?\b", re.IGNORECASE)
_GRADE = r"(outstanding|good|inadequate|requires? improvement(?: to be good)?)"
_HEADINGS = re.compile(
    r"^(?:the )?("
    + "|".join(re.escape(title) for area, titles in _TITLES.items() if area != OVERALL for title in titles).replace(
        "experiences\\ and", "experiences?\\ and"
    )
    + r")\s*(?:is|are)?\s*[:\-]\s*(?:is|are)?\s*"
    + _GRADE
    + r"(?=[\s.]*$)|^(?:the )?("
    + "|".join(re.escape(title) for area, titles in _TITLES.items() if area != OVERALL for title in titles).replace(
        "experiences\\ and", "experiences?\\ and"
    )
    + r")\s+(?:is|are)?\s*"
    + _GRADE
    + r"[\s.]*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:the )?(?:impact of leaders|experiences? and progress)\b", re.IGNORECASE)
_LABEL_SOON = re.compile(r"impact of leaders|experiences? and progress|overall effectiveness", re.IGNORECASE)
MOST_HEADING_LINES = 5


def judgements(cover: Page, body: tuple[Page, ...], placed: tuple[PlacedWord, ...]) -> tuple[tuple[Area, ...], Agreed]:
    """Read the judgements in three ways: the table's words in order, their places, and the headings of the body."""
    text = flat(cover.text)
    heading = _HEADING.search(text)
    in_order = tables.read_in_order(text, LABELS, heading.end()) if heading else tables.Table((), (), 0)
    by_place = tables.read_by_place(placed, LABELS)
    witnesses = [
        *_witnesses("the table", in_order, cover.number),
        *_witnesses("the table's columns", by_place, cover.number),
        *_headings(cover, body, in_order),
    ]
    areas = _areas({each.area for each in witnesses} | set(in_order.garbled))
    return areas, agree(areas, witnesses)


def _areas(seen: set[Area]) -> tuple[Area, ...]:
    """Say which areas such a report judges; those that weren't seen are then missed, not forgotten."""
    if IN_CARE_AND_CARE_LEAVERS in seen and not seen & {IN_CARE, CARE_LEAVERS}:
        return ILACS_2018.areas
    framework = ILACS_2023 if OVERALL in seen else ILACS_2026
    extra = tuple(sorted(seen - set(framework.areas)))
    return framework.areas + extra


def framework(areas: tuple[Area, ...], inspection_start: date | None) -> tuple[Framework | None, str | None]:
    """Say which framework it is, by the areas and the inspection's date; a sentence when the two don't fit."""
    seen = set(areas)
    if seen == set(ILACS_2018.areas):
        return ILACS_2018, None
    if inspection_start is None:
        return None, "The inspection's dates were not found, so the framework is not certain."
    if seen == set(ILACS_2026.areas) and inspection_start >= WITHOUT_OVERALL_FROM:
        return ILACS_2026, None
    if seen == set(ILACS_2023.areas) and inspection_start < WITHOUT_OVERALL_FROM:
        return ILACS_2023, None
    return None, "The judgements in the report don't fit the framework of its inspection dates."


def _witnesses(way: str, table: tables.Table, page: int | None) -> Iterator[Witness]:
    for area in dict.fromkeys(each.area for each in table.rows):
        grade = table.grade(area)
        if grade is not None:
            title = _TITLES[area][0]
            yield Witness(way, area, grade, page, f"{title[0].upper()}{title[1:]}: {_printed(grade.word)}")


def _printed(word: str) -> str:
    return "Requires improvement to be good" if word == "requires improvement" else word.capitalize()


def _headings(cover: Page, body: tuple[Page, ...], table: tables.Table) -> Iterator[Witness]:
    """Find the body's own headings ("The experiences and progress of care leavers: good"), each on lines of its own."""
    for page in (cover, *body):
        lines = plain(page.text).split("\n")
        for at, line in enumerate(lines):
            if not _BEGINS.match(line.strip()):
                continue
            for last in range(at + 1, min(at + MOST_HEADING_LINES, len(lines)) + 1):
                said = flat(" ".join(lines[at:last]))
                found = _HEADINGS.match(said)
                if found and not (page is cover and flat(" ".join(lines[:last])) in flat(cover.text)[: table.end]):
                    yield _heading(found, said, page.number)
                    break


def _heading(found: re.Match[str], said: str, page: int | None) -> Witness:
    label, word = (found[1], found[2]) if found[1] else (found[3], found[4])
    area = LABELS[tuple(label.lower().split())]
    grade = tables.grade_of(word.lower().split())
    return Witness("the heading", area, grade, page, quote(said))


def has_table(text: str) -> bool:
    """Tell whether flat text has this kind of report's table: its heading, and a label of it close behind."""
    heading = _HEADING.search(text)
    return bool(heading and _LABEL_SOON.search(text, heading.end(), heading.end() + 120))


def end_of_table(text: str) -> int:
    """Say where in the flat text of a cover the table ends and the opening begins; 0 when there is no table."""
    heading = _HEADING.search(text)
    return tables.read_in_order(text, LABELS, heading.end()).end if heading and has_table(text) else 0
