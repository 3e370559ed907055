"""The table of judgements on a cover, read two ways: in the order of its words, and by where its words stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.ofsted import FOUR_POINT, Area, Grade
from watcher.reading.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from watcher.reading.pdf import PlacedWord

GRADE_WORDS = frozenset(
    {"outstanding", "good", "requires", "require", "improvement", "to", "be", "inadequate", "not", "judged"}
)
NEAR = 4
"""Lines in which a word may stand: they are found from the top, and it can't stand far above the last one."""
TALLEST = 450
"""Points from the heading of a table to its end, at most."""
NOT_JUDGED = ("not", "judged")
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d[\d.]*")
_BETWEEN_ROWS = frozenset({"judgement", "judgment", "judgements", "grade", "grades", "the"})


def grade_of(words: Sequence[str]) -> Grade | None:
    """Read a grade from all the words of a cell; None when they are not exactly one grade."""
    said = tuple(words)
    if said in (("requires", "improvement", "to", "be", "good"), ("require", "improvement", "to", "be", "good")):
        return FOUR_POINT.grade("requires improvement")
    if said in (("requires", "improvement"), ("require", "improvement")):
        return FOUR_POINT.grade("requires improvement")
    if len(said) == 1 and said[0] in FOUR_POINT.words:
        return FOUR_POINT.grade(said[0])
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table as it was read: the area, and its grade; None when it says "not judged"."""

    area: Area
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says, and where in the text it ends. `garbled` areas have a label but no clear grade."""

    rows: tuple[Row, ...]
    garbled: tuple[Area, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Label:
    area: Area
    first: int
    last: int


def read_in_order(text: str, labels: Mapping[tuple[str, ...], Area], start: int = 0) -> Table:
    """Read a table from flat text, in the order of its words, beginning at `start`.

    A row is a label, word for word, with the words of exactly one grade in it or behind it. It ends with the first
    word that belongs to neither.
    """
    words = [(each[0].lower(), each.end()) for each in _WORD.finditer(text, start)]
    if not words:
        return Table((), (), start)
    found, stop = _labels([word for word, _ in words], labels)
    rows, garbled = [], []
    for number, each in enumerate(found):
        end = found[number + 1].first if number + 1 < len(found) else stop
        said = [word for word, _ in words[each.first : end] if word in GRADE_WORDS]
        grade = grade_of(said)
        if grade or tuple(said) == NOT_JUDGED:
            rows.append(Row(each.area, grade))
        else:
            garbled.append(each.area)
    return Table(tuple(rows), tuple(garbled), words[stop - 1][1] if stop else start)


def _labels(words: list[str], labels: Mapping[tuple[str, ...], Area]) -> tuple[list[_Label], int]:
    """Find the labels from the first word on, and the place of the first word behind the table."""
    found: list[_Label] = []
    at = 0
    longest_first = sorted(labels, key=len, reverse=True)
    while at < len(words):
        word = words[at]
        if word[0].isdigit() or word in _BETWEEN_ROWS or (found and word in GRADE_WORDS):
            at += 1
            continue
        for label in longest_first:
            last = _last_word(words, at, label)
            if last is not None:
                found.append(_Label(labels[label], at, last))
                at = last + 1
                break
        else:
            break
    # The last row's grade stands right behind its label; a later "good" belongs to the text below the table.
    stop = found[-1].last + 1 if found else 0
    while stop < len(words) and words[stop] in GRADE_WORDS:
        stop += 1
    return found, stop


def _last_word(words: list[str], at: int, label: tuple[str, ...]) -> int | None:
    """Follow a label word for word, over the words of a grade that stand in between when cells are split."""
    for wanted in label:
        while at < len(words) and words[at] in GRADE_WORDS and words[at] != wanted:
            at += 1
        if at >= len(words) or words[at] != wanted:
            return None
        at += 1
    return at - 1


@dataclass(frozen=True, slots=True)
class _Cell:
    words: tuple[str, ...]
    top: float
    bottom: float

    def beside(self, other: _Cell) -> bool:
        """Tell whether two cells stand in one row: they overlap by at least half the lower one's height."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > 0.5 * min(self.top - self.bottom, other.top - other.bottom)


def read_by_place(words: Iterable[PlacedWord], labels: Mapping[tuple[str, ...], Area]) -> Table:
    """Read a table with the heading "Judgement | Grade" by the places of its words: labels left, grades right."""
    everything = list(words)
    heading = _heading(everything)
    if heading is None:
        return Table((), (), 0)
    judgement, grade = heading
    below = [each for each in everything if 0 < judgement.bottom + 2 - each.top < TALLEST]
    # The grades stand under their heading, or are centred with it, and then the wider ones begin further left.
    borders = (grade.left - 10, grade.left - 0.25 * (grade.left - judgement.right))
    return max((_by_columns(below, border, labels) for border in borders), key=lambda each: len(each.rows))


def _by_columns(words: list[PlacedWord], border: float, labels: Mapping[tuple[str, ...], Area]) -> Table:
    label_cells = _cells(lines(each for each in words if each.left < border), set(labels))
    grade_cells = _cells(lines(each for each in words if each.left >= border), _GRADES)
    rows = []
    for cell in label_cells:
        beside = [each for each in grade_cells if each.beside(cell)]
        if len(beside) == 1 and sum(1 for each in label_cells if each.beside(beside[0])) == 1:
            rows.append(Row(labels[cell.words], grade_of(beside[0].words)))
    return Table(tuple(rows), (), 0)


_GRADES = {
    ("requires", "improvement", "to", "be", "good"),
    ("require", "improvement", "to", "be", "good"),
    ("requires", "improvement"),
    ("require", "improvement"),
    ("outstanding",),
    ("good",),
    ("inadequate",),
}


def _heading(words: list[PlacedWord]) -> tuple[PlacedWord, PlacedWord] | None:
    for judgement in words:
        if judgement.text.lower().strip(":") in ("judgement", "judgment", "judgements"):
            for grade in words:
                level = abs(grade.bottom - judgement.bottom) < 6
                if grade.text.lower().strip(":") in ("grade", "grades") and level and grade.left > judgement.right:
                    return judgement, grade
    return None


@dataclass(frozen=True, slots=True)
class TextLine:
    """The words that stand on one line, from the left, and the room they take."""

    words: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float


def lines(words: Iterable[PlacedWord]) -> list[TextLine]:
    """Put words into lines, from the top, each from the left."""
    rows: list[list[PlacedWord]] = []
    for word in sorted(words, key=lambda each: -each.bottom):
        middle = (word.top + word.bottom) / 2
        row = next((row for row in rows[-NEAR:] if row[0].bottom <= middle <= row[0].top), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    found = []
    for row in rows:
        row.sort(key=lambda each: each.left)
        said = tuple(_WORD.findall(plain(" ".join(each.text for each in row)).lower()))
        if said:
            found.append(
                TextLine(
                    said,
                    min(each.left for each in row),
                    min(each.bottom for each in row),
                    max(each.right for each in row),
                    max(each.top for each in row),
                )
            )
    return found


def _cells(lines: list[TextLine], forms: set[tuple[str, ...]]) -> list[_Cell]:
    """Join lines into cells whose words are one of the forms, the longest that fits; stop where none fits."""
    cells = []
    at = 0
    while at < len(lines):
        best = None
        said: tuple[str, ...] = ()
        for last in range(at, min(at + 5, len(lines))):
            said = (*said, *lines[last].words)
            form = said if said in forms else said[1:] if said[:1] == ("the",) and said[1:] in forms else None
            if form:
                best = (form, last)
        if best is None:
            break
        form, last = best
        cells.append(_Cell(form, lines[at].top, lines[last].bottom))
        at = last + 1
    return cells
