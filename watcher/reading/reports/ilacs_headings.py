"""The headings of an inspection of children's services (ILACS): the table's rows, and the body's, with grades."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.model.ofsted import (
    CARE_LEAVERS,
    HELP_AND_PROTECTION,
    IN_CARE,
    IN_CARE_AND_CARE_LEAVERS,
    LEADERSHIP,
    OVERALL,
)
from watcher.reading.either_case import EitherCase
from watcher.reading.pages import Page
from watcher.reading.reports import tables
from watcher.reading.reports.agreement import Witness
from watcher.reading.text import flat, lowered, plain, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES = {
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
    CARE_LEAVERS: (
        "experiences and progress of care leavers",
        "experiences and progress of children care leavers",
        "experiences and progress of care-experienced young people",
        "experiences and progress of care-experienced young adults",
    ),
    OVERALL: ("overall effectiveness",),
}
LABELS = {
    tuple(form.split()): area
    for area, titles in TITLES.items()
    for title in titles
    for one in (title, title.replace("experiences and", "experience and"))
    for form in (one, one.replace("-", " "), one.replace("-", ""))
}
# The heads of the table's two columns, which stand side by side: in flat text they are neighbours.
TABLE_HEADING = EitherCase(
    r"judge?ments?(?:\sareas?)?\s?:?\s*(?:current\s)?grades?\b:?|judge?ments?\s(?:rating|outcome)s?\b"
    r"|\bareas?\s(?:grades?|judge?ments?|ratings?)\b"
    r"|\b(?:grades?\s)?judge?ments?(?=\sthe\s(?:impact\sof\sleaders\son|experiences?\sand\sprogress\sof)\b)"
)
_OF_TABLE_HEADING = (*("judgement", "judgment", "area grade", "areas grade", "area rating", "areas rating"),)
"""Letters of which a table's heading has some in flat text: most pages have none."""
FEWEST_HEADINGS = 2
"""How many of the body's headings bear a table out, where each says what the table says of its area."""
_GRADE = r"(outstanding|good|inadequate|requires? improvement(?: to be good)?)"
_TITLE = "|".join(re.escape(title) for area, titles in TITLES.items() if area != OVERALL for title in titles)
_TITLE = _TITLE.replace("experiences\\ and", "experiences?\\ and").replace("\\-", "[- ]")
# The second way of reading: the body's own headings, each with its grade alone on the line.
_HEADINGS = re.compile(
    rf"^(?:the )?({_TITLE})\s*(?:is|are)?\s*[:\-(]\s*(?:is|are)?\s*{_GRADE}(?=[\s.)]*$)"
    rf"|^(?:the )?({_TITLE})\s+(?:(?:is|are)(?:\sjudged(?:\sto\sbe|\sas)?)?|judge?ment:?|grade:?)?\s*{_GRADE}[\s.]*$",
    re.IGNORECASE,
)
# How every such heading begins: asked first, for hardly any line is one.
_BEGINS = re.compile(r"(?:the\s+)?(?:impact\s+of\s+leaders|experiences?\s+and\s+progress)\b", re.IGNORECASE)
_BEGIN = ("impact of leaders", "experience and progress", "experiences and progress")
# More than a heading takes in a narrow column.
MOST_HEADING_LINES = 5


@lru_cache(maxsize=64)
def table_headings(text: str) -> tuple[re.Match[str], ...]:
    """Find the tables' headings in flat text; it is asked of a page in several ways."""
    small = text.lower()
    may = any(letters in small for letters in _OF_TABLE_HEADING)
    return tuple(TABLE_HEADING.finditer(text)) if may else ()


def tables_headed(page: Page) -> int:
    """Count the tables' headings on a page."""
    return len(table_headings(flat(page.text)))


def has_headings(pages: tuple[Page, ...]) -> bool:
    """Return whether the body has several of this report's headings, each with a grade."""
    body = tuple(each for each in pages if each.number)
    return len({each.area for each in headings_of(body, tables.Table(), tables.Table())}) >= FEWEST_HEADINGS


def headings_of(pages: tuple[Page, ...], table: tables.Table, more: tables.Table) -> Iterator[Witness]:
    """Find the body's own headings ("The experiences and progress of care leavers: good"), each on lines of its own.

    None on a page with a table: what looks like one there is a row of it. A page on which a table ends, and a text
    without pages, have them behind its last row.
    """
    cover, body = pages[0], pages[1:]
    if more.rows:
        body = (_behind(body[0], more), *body[1:])
    own = (_behind(cover, table), *body) if table.rows or not cover.number else body
    for page in (page for page in own if any(words in lowered(page.text) for words in _BEGIN)):
        if cover.number and tables_headed(page):
            continue  # it has another inspection's rows, which look like headings
        lines = plain(page.text).split("\n")
        for at, line in enumerate(lines):
            line = line.strip()
            if line[:1] not in "tTiIeE" or not _BEGINS.match(line):
                continue
            for last in range(at + 1, min(at + MOST_HEADING_LINES, len(lines)) + 1):
                # A heading may run over several lines: joined one by one, until it is whole.
                said = flat(" ".join(lines[at:last]))
                found = _HEADINGS.match(said)
                if found:
                    yield _heading(found, said, page.number)
                    break


def _behind(page: Page, table: tables.Table) -> Page:
    """Take the lines behind a table; its end is known in the flat text, which has the same words.

    None where the page has a second one: read on into it, the first may end anywhere among its rows.
    """
    if page.number and tables_headed(page) > 1:
        return Page(page.number, "")
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
