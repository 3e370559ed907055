"""Inspections of local authority children's services (ILACS): 2018, 2023, and 2026 without an overall grade."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from watcher.model.ofsted import (
    AREA_NAMES,
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
from watcher.reading.pages import Page
from watcher.reading.reports import tables
from watcher.reading.reports.agreement import Agreed, Witness, agree
from watcher.reading.text import flat, plain, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Framework
    from watcher.reading.pdf import PlacedWord

CARE_LEAVERS_APART_FROM = date(2023, 1, 1)
"""Inspections from this day on judge care leavers apart from children in care (docs/domain.md 1)."""
WITHOUT_OVERALL_FROM = date(2026, 4, 1)
"""Inspections from this day on have no overall judgement (docs/domain.md 1); the inspection's date decides."""
TABLE, COLUMNS = "the table", "the table's columns"

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
_HEADING = re.compile(r"judge?ments?\s*grades?", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:last|previous|earlier|former)\b[^.]{0,60}$", re.IGNORECASE)
_DATES = re.compile(r"inspection\s*dates?\b", re.IGNORECASE)
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
_LABEL_ALONE = re.compile(
    r"impact\s*of\s*leaders\s*on|experiences?\s*and\s*progress\s*of\s*(?:children|care)", re.IGNORECASE
)
MOST_HEADING_LINES = 5


def judgements(
    cover: Page, body: tuple[Page, ...], placed: tuple[PlacedWord, ...], start: date | None
) -> tuple[Framework | None, Agreed]:
    """Read the judgements that an inspection which began on `start` makes, and say under which framework."""
    heard, unclear = witnesses(cover, body, placed)
    seen = {each.area for each in heard} | set(unclear)
    framework = _framework(seen, start)
    areas = framework.areas if framework else tuple(sorted(seen))
    return framework, agree(areas, heard).with_problems(_out_of_place(seen, framework, start))


def witnesses(
    cover: Page, body: tuple[Page, ...], placed: tuple[PlacedWord, ...]
) -> tuple[tuple[Witness, ...], tuple[Area, ...]]:
    """Hear three ways: the table's words in order, their places, the body's headings; and name areas without a grade.

    The first two tell two mistakes of reading apart, but they look at one table. They count as one way where that
    could be an earlier inspection's: the document has a second table or more rows, its headings deny the first, or
    that is called an earlier one, or stands on a page without the inspection's dates.
    """
    text = flat(cover.text)
    heading = _HEADING.search(text)
    in_order = tables.read_in_order(text, LABELS, heading.end()) if heading else tables.Table((), (), 0)
    headings = tuple(_headings(cover, body, in_order))
    columns = tuple(_witnesses(COLUMNS, tables.read_by_place(placed, LABELS), cover.number))
    table = tuple(_witnesses(TABLE, in_order, cover.number))
    if (
        not _DATES.search(text)
        or (heading and _EARLIER.search(text, 0, heading.start()))
        or _has_more_tables((cover, *body))
        or _has_more_rows(text, in_order)
        or _deny(headings, (*table, *columns))
    ):
        columns = tuple(replace(each, way=TABLE) for each in columns)
    return (*table, *columns, *headings), in_order.garbled


def _has_more_tables(pages: tuple[Page, ...]) -> bool:
    return sum(len(_HEADING.findall(flat(page.text))) for page in pages) > 1


def _has_more_rows(cover: str, table: tables.Table) -> bool:
    """Tell whether labels stand behind a table, too; one alone may be a sentence of the opening."""
    return bool(table.rows) and len(_LABEL_ALONE.findall(cover, table.end)) > 1


def _deny(headings: tuple[Witness, ...], table: tuple[Witness, ...]) -> bool:
    return any(one.area == other.area and one.grade != other.grade for one in headings for other in table)


def _framework(seen: set[Area], start: date | None) -> Framework | None:
    """Say which framework it is by the inspection's first day; without one, by the areas, where only one has them."""
    if start is None:
        return ILACS_2018 if IN_CARE_AND_CARE_LEAVERS in seen and not seen & {IN_CARE, CARE_LEAVERS} else None
    if start < CARE_LEAVERS_APART_FROM:
        return ILACS_2018
    return ILACS_2023 if start < WITHOUT_OVERALL_FROM else ILACS_2026


def _out_of_place(seen: set[Area], framework: Framework | None, start: date | None) -> Iterator[str]:
    """Say what does not fit: no framework is certain, or the document judges what its framework doesn't."""
    if framework is None:
        yield "The inspection's dates were not found, so the framework is not certain."
        return
    for area in sorted(seen - set(framework.areas)):
        when = f", which began on {start:%-d %B %Y}," if start else ""
        yield f"There seems to be a judgement on {AREA_NAMES[area]}; in an inspection{when} there is none."


def _witnesses(way: str, table: tables.Table, page: int | None) -> Iterator[Witness]:
    for row in dict.fromkeys(table.rows):
        if row.grade is not None:
            title = _TITLES[row.area][0]
            yield Witness(way, row.area, row.grade, page, f"{title[0].upper()}{title[1:]}: {_printed(row.grade.word)}")


def _printed(word: str) -> str:
    return "Requires improvement to be good" if word == "requires improvement" else word.capitalize()


def _headings(cover: Page, body: tuple[Page, ...], table: tables.Table) -> Iterator[Witness]:
    """Find the body's own headings ("The experiences and progress of care leavers: good"), each on lines of its own.

    None on a page with a table: what looks like one there is a row of it. A text without pages has them behind it.
    """
    own = (page for page in body if not _HEADING.search(flat(page.text)))
    for page in own if cover.number else (_behind(cover, table),):
        lines = plain(page.text).split("\n")
        for at, line in enumerate(lines):
            if not _BEGINS.match(line.strip()):
                continue
            for last in range(at + 1, min(at + MOST_HEADING_LINES, len(lines)) + 1):
                said = flat(" ".join(lines[at:last]))
                found = _HEADINGS.match(said)
                if found:
                    yield _heading(found, said, page.number)
                    break


def _behind(page: Page, table: tables.Table) -> Page:
    """Take the lines behind a table; its end is known in the flat text, which has the same words."""
    words = len(flat(page.text)[: table.end].split())
    lines = plain(page.text).split("\n")
    at = 0
    while at < len(lines) and words > 0:
        words -= len(lines[at].split())
        at += 1
    return Page(page.number, "\n".join(lines[at:]))


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
