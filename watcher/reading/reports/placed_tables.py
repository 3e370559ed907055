"""A table of judgements read by where its words stand on the page: labels left, grades right."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from watcher.model.values import replace
from watcher.reading.reports.tables import FORMS, OTHER_FORMS, Row, Table, grade_of, words_of
from watcher.reading.text import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from watcher.reading.pdf import PlacedWord
    from watcher.reading.reports.tables import Labels

NEAR = 4
"""Lines in which a word may stand: they are found from the top, and it can't stand far above the last one."""
TALLEST = 450
"""Points from the heading of a table to its end, at most."""
LARGE = 1.8
"""How many times as tall as most words of a page a watermark or a title is."""
# More than a label takes in a narrow column.
MOST_LINES_OF_A_CELL = 5
THE_AND_A_PARTED_WORD = 2
"""How many words more than its form a cell may have."""
HEAD_OF_PAGE = 4
"""Lines of a running head, before the rows of a table that goes on from the page before."""


class TextLine(NamedTuple):
    """The words that stand on one line, from the left, and the room they take."""

    words: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float


class _Cell(Struct, frozen=True):
    words: tuple[str, ...]
    top: float
    bottom: float

    def beside(self, other: _Cell) -> bool:
        """Return whether two cells are in one row: they overlap by at least half the lower one's height."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > 0.5 * min(self.top - self.bottom, other.top - other.bottom)


def read(pages: Sequence[Sequence[PlacedWord]], labels: Labels) -> Table:
    """Read a table with the heading "Judgement | Grade" on the first page, and its last rows at the next one's head."""
    first, *following = [_without_stamps(each) for each in pages] or [[]]
    heading = _heading(first)
    if heading is None:
        return Table()
    judgement, grade = heading
    end = _third_column(first, grade)
    # Two points of slack: the boxes of words on neighbouring lines may overlap.
    below = [each for each in first if 0 < judgement.bottom + 2 - each.top < TALLEST and each.left < end]
    # The grades stand under their heading, or are centred with it, and then the wider ones begin further left.
    borders = [grade.left - 10, grade.left - 0.25 * (grade.left - judgement.right)]
    if not any(min(borders) <= each.left < max(borders) for each in below):
        borders.pop()  # both part the words alike
    found = [(_by_columns(below, border, labels), border) for border in borders]
    # The wrong border cuts labels or grades in two, which are no forms then: it finds fewer rows, never others.
    table, border = max(found, key=lambda each: len(each[0].rows))
    for words in following:
        more = _by_columns([each for each in words if each.left < end], border, labels, head=HEAD_OF_PAGE)
        if not more.areas() & table.areas():
            table = table.with_more(replace(more, unknown=()))
    return table


def _without_stamps(everything: Sequence[PlacedWord]) -> list[PlacedWord]:
    # The one in the middle, since a page of a watermark has few large words and many small ones.
    heights = sorted([each.top - each.bottom for each in everything])
    usual = (heights[(len(heights) - 1) // 2] + heights[len(heights) // 2]) / 2 if heights else 0
    return [each for each in everything if each.top - each.bottom <= LARGE * usual]


def _third_column(words: list[PlacedWord], grade: PlacedWord) -> float:
    """Say where a third column begins, with the grades of the inspection before; past the page without one."""
    third = [
        each.left
        for each in words
        if abs(each.bottom - grade.bottom) < (grade.top - grade.bottom) and each.left > grade.right
    ]
    # Points; a heading may stand a little to the right of its column's words.
    return min(third, default=float("inf")) - 5


def _by_columns(words: list[PlacedWord], border: float, labels: Labels, *, head: int = 0) -> Table:
    label_cells = _cells(lines(each for each in words if each.left < border), labels, head)
    grade_cells = _cells(lines(each for each in words if each.left >= border), FORMS | OTHER_FORMS, head)
    rows: list[Row] = []
    unknown: list[_Cell] = []
    for cell in label_cells:
        beside = [each for each in grade_cells if each.beside(cell)]
        # One label, one grade, in both directions: where cells overlap two, nobody can tell whose it is.
        if len(beside) == 1 and sum(1 for each in label_cells if each.beside(beside[0])) == 1:
            if beside[0].words in OTHER_FORMS:
                unknown.append(beside[0])
            else:
                rows.append(Row(labels[cell.words], grade_of(beside[0].words)))
    unknown += (cell for cell in grade_cells if not any(cell.beside(each) for each in label_cells))
    return Table(tuple(rows), unknown=tuple(" ".join(each.words).capitalize() for each in unknown))


def _heading(words: list[PlacedWord]) -> tuple[PlacedWord, PlacedWord] | None:
    for judgement in words:
        if judgement.text.lower().strip(":") in ("judgement", "judgment", "judgements"):
            for grade in words:
                level = abs(grade.bottom - judgement.bottom) < 6
                if grade.text.lower().strip(":") in ("grade", "grades") and level and grade.left > judgement.right:
                    # In order, or the grades of an inspection before would be this one's.
                    return None if _is_of_before(grade, words) else (judgement, grade)
    return None


def _is_of_before(grade: PlacedWord, words: list[PlacedWord]) -> bool:
    """Return whether the word before a heading of grades says that they are of an earlier inspection."""
    left = [
        each
        for each in words
        if abs(each.bottom - grade.bottom) < grade.top - grade.bottom and each.right <= grade.left
    ]
    # None where the words are so small that even "Judgement" stands on a line of its own.
    nearest = max(left, key=lambda each: each.right, default=None)
    return nearest is not None and nearest.text.lower() in ("previous", "last", "earlier")


def text_of(words: Iterable[PlacedWord]) -> str:
    """Write the words of a page in the order of their places: lines from the top, each from the left."""
    return "\n".join(" ".join(each.text for each in row) for row in _rows(words))


def lines(words: Iterable[PlacedWord]) -> Iterator[TextLine]:
    """Put words into lines, from the top, each from the left."""
    for row in _rows(words):
        texts, lefts, bottoms, rights, tops = zip(*row, strict=True)
        said = _said(" ".join(texts))
        if said:
            yield TextLine(said, lefts[0], min(bottoms), max(rights), max(tops))


@lru_cache(maxsize=256)
def _said(line: str) -> tuple[str, ...]:
    """Take the words of a line; a table's lines are put together for each place where its columns may part."""
    return tuple(words_of(plain(line)))


def _rows(words: Iterable[PlacedWord]) -> Iterator[list[PlacedWord]]:
    near: deque[list[PlacedWord]] = deque()
    # PDF counts from the bottom of the page.
    for word in sorted(words, key=attrgetter("bottom"), reverse=True):
        middle = (word.top + word.bottom) / 2
        for row in near:
            if row[0].bottom <= middle <= row[0].top:
                row.append(word)
                break
        else:
            near.append([word])
            if len(near) > NEAR:
                yield _from_left(near.popleft())
    yield from map(_from_left, near)


def _from_left(row: list[PlacedWord]) -> list[PlacedWord]:
    return sorted(row, key=attrgetter("left"))


def _cells(lines: Iterator[TextLine], forms: Collection[tuple[str, ...]], head: int) -> list[_Cell]:
    """Join lines into cells whose words are one of the forms, the longest that fits; stop where none fits.

    `head` lines at the top may fit none: a page's running head. A page's lines behind its table are not even made.
    """
    cells: list[_Cell] = []
    longest = max(map(len, forms)) + THE_AND_A_PARTED_WORD
    letters = {f"{before}{''.join(each)}" for each in forms for before in ("", "the")}
    ahead = list(islice(lines, MOST_LINES_OF_A_CELL))
    while ahead:
        best = None
        said: tuple[str, ...] = ()
        for last, line in enumerate(ahead):
            said = (*said, *line.words)
            if len(said) > longest:
                break
            form = _form(said, forms) if "".join(said) in letters else None
            if form:
                best = (form, last)
        taken = 1
        if best is not None:
            form, last = best
            cells.append(_Cell(form, ahead[0].top, ahead[last].bottom))
            taken = last + 1
        elif not cells and head:
            head -= 1
        else:
            break
        ahead = [*ahead[taken:], *islice(lines, taken)]
    return cells


def _form(said: tuple[str, ...], forms: Collection[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Find the form that words have, with "the" before it or without, or parted in a word by a line's end."""
    for words in (said, said[1:] if said[:1] == ("the",) else ()):
        if words in forms:
            return words
        for at in range(len(words) - 1):
            whole = (*words[:at], words[at] + words[at + 1], *words[at + 2 :])
            if whole in forms:
                return whole
    return None
