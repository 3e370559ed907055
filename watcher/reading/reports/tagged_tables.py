"""A table of judgements read by the document's own tags: a row is what its maker tagged as one, wherever it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.tables import FORMS, NOT_JUDGED, Table, grade_of, words_of
from watcher.reading.reports.tables import Row as JudgedRow
from watcher.reading.text import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.ofsted import Area
    from watcher.reading.reports.tables import Labels
    from watcher.reading.structure_tree import Row, TaggedPage

_HEADINGS = frozenset({"judgement", "judgment", "judgements", "area", "areas"})
# A second column of grades, of the inspection before.
_BEFORE = re.compile(r"\b(?:previous|last|earlier)\b", re.IGNORECASE)
_NO_JUDGEMENT = re.compile(
    r"(?:lead|reporting) inspectors?|inspection dates?|dates? of|(?:report )?published|age group", re.IGNORECASE
)
"""Rows of a cover's other tables."""
_GRADES = {"".join(form): form for form in (*FORMS, NOT_JUDGED)}


def read(pages: Iterable[TaggedPage], labels: Labels) -> Table:
    """Read the rows of the tables on these pages that have a known label in them.

    In such a table every other row with two filled cells is unknown, apart from its heading. A second table on the
    same areas is another inspection's.
    """
    by_letters = {"".join(words): area for words, area in labels.items()}
    table = Table()
    for rows in (each for page in pages for each in page.tables):
        more = _read(rows, by_letters)
        # Never added to the first: two inspections' rows would contradict each other, or fill each other's gaps.
        table = table if more.areas() & table.areas() else table.with_more(more)
    return table


def _read(rows: tuple[Row, ...], labels: dict[str, Area]) -> Table:
    table = Table()
    columns = [1]
    for cells in rows:
        filled = [flat(cell) for cell in cells if cell.strip()]
        if len(filled) > 1 and _letters(filled[0]) in _HEADINGS:
            # A third column has the grades of the inspection before; it may stand before the present ones.
            columns = [at for at, each in enumerate(filled) if at and not _BEFORE.search(each)] or [1]
        elif len(filled) > 1 and not _NO_JUDGEMENT.match(filled[0]):
            table = table.with_more(_row(filled, columns, labels))
    return table if table.areas() else Table()


def _row(filled: list[str], columns: list[int], labels: dict[str, Area]) -> Table:
    """Read a row; where any of several columns may have the grade of now, only what all of them say is one."""
    area = labels.get(_letters(filled[0]))
    told = [_GRADES.get(_letters(filled[min(column, len(filled) - 1)])) for column in columns]
    said = told[0]
    if area and said and not {*told} - {said, None}:
        return Table((JudgedRow(area, grade_of(said)),))
    return Table(garbled=(area,) if area else (), unknown=(": ".join(filled),))


def _letters(cell: str) -> str:
    """Write a cell's words without what lies between them: a line's end may part one, a tag join two."""
    return "".join(words_of(cell)).removeprefix("the")
