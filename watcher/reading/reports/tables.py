"""A table of judgements as rows, and its first way of being read: in the order of its words."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from watcher.model.ofsted import AREA_SEND, FOUR_POINT, SCALES, Area, Grade
from watcher.model.values import replace
from watcher.reading.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Labels = Mapping[tuple[str, ...], Area]

GRADE_WORDS = frozenset(
    {"outstanding", "good", "requires", "require", "improvement", "to", "be", "inadequate", "not", "judged"}
)
_ON_OTHER_SCALES = frozenset(
    word for scale in SCALES if scale not in (FOUR_POINT, AREA_SEND) for words in scale.words for word in words.split()
)
NOT_JUDGED = ("not", "judged")
FORMS = frozenset(
    {
        *((word,) for word in FOUR_POINT.words if " " not in word),
        *((verb, "improvement", *more) for verb in ("requires", "require") for more in ((), ("to", "be", "good"))),
    }
)
"""How a cell writes a grade, in small letters."""
OTHER_FORMS = (
    frozenset(tuple(words.split()) for scale in SCALES if scale not in (FOUR_POINT, AREA_SEND) for words in scale.words)
    - FORMS
)
"""How it would write one of another scale."""
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d[\d.]*")
# A word that a line's end parted: pdfium writes its hyphen there.
_PARTED = re.compile(r"(?<=[a-z])-\s*(?=[a-z])")
_BETWEEN_ROWS = frozenset({"judgement", "judgment", "judgements", "grade", "grades", "the"})
_STAMPS = frozenset({"draft", "embargoed", "confidential", "official", "sensitive", "copy"})
"""Words of a watermark: they stand across a table, and the order of the words takes them into it."""
_GRADED = "|".join(
    sorted(
        {word.capitalize() for scale in SCALES if scale is not AREA_SEND for word in scale.words}
        | {"Requires improvement to be good"},
        key=lambda word: (-len(word), word),
    )
)
UNKNOWN_ROW = re.compile(
    rf"[A-Z](?:(?!\b(?:was|were|been|is|are|judged|rated|[Ss]ince|inspection)\b)[\w',&() /-]){{2,120}}?"
    rf"\s(?:{_GRADED})(?=\s[A-Z0-9•]|\s*$)"
)
"""A label that isn't known, with a grade in a cell's spelling behind it: neither is part of a sentence."""
PREVIOUS = re.compile(
    r"\s*(?:previous|last|earlier)\s(?:grade|judge?ment|inspection)s?|\s*grades?\s(?:at|from)\s(?:the\s)?"
    r"(?:last|previous)\sinspection",
    re.IGNORECASE,
)
"""The heading of a third column, with the grades of the inspection before."""
AT_ONCE = 32
"""Words that are parted at once."""
HEAD_OF_PAGE = 120
"""Letters of a running head, before the rows of a table that goes on from the page before."""


def grade_of(words: Sequence[str]) -> Grade | None:
    """Read a grade from all the words of a cell; None when they are not exactly one grade."""
    said = tuple(words)
    if said not in FORMS:
        return None
    return FOUR_POINT.grade("requires improvement" if len(said) > 1 else said[0])


def words_of(text: str) -> list[str]:
    """Take the words of a cell in small letters, without numbers and marks of notes."""
    lowered = text.lower()
    return [
        each for each in _WORD.findall(_PARTED.sub("", lowered) if "-" in lowered else lowered) if not each[0].isdigit()
    ]


class Row(Struct, frozen=True):
    """One row of a table as it was read: the area, and its grade; None when it says "not judged"."""

    area: Area
    grade: Grade | None


class Table(Struct, frozen=True):
    """What a table says, and where in the text it ends.

    `garbled` areas have a label but no clear grade. `unknown` are rows, as they are printed, whose label or grade is
    not known: a framework or a scale that is newer than this reader.
    """

    rows: tuple[Row, ...] = ()
    garbled: tuple[Area, ...] = ()
    end: int = 0
    unknown: tuple[str, ...] = ()

    def areas(self) -> set[Area]:
        """List the areas that it has a row for."""
        return {each.area for each in self.rows} | set(self.garbled)

    def with_more(self, other: Table) -> Table:
        """Add the rows of another page; it ends where it did."""
        return replace(
            self,
            rows=(*self.rows, *other.rows),
            garbled=(*self.garbled, *other.garbled),
            unknown=(*self.unknown, *other.unknown),
        )


def unknown_rows(table: Table) -> Iterator[str]:
    """Say which rows are not known, each in a sentence."""
    for row in dict.fromkeys(table.unknown):
        yield f"The table of judgements has a row that is not known: “{quote(row, 160)}”. Please check the report."


class _Word(NamedTuple):
    said: str
    start: int
    end: int


class _Words:
    """The words of a text, which are parted no further than somebody looks: a table ends soon, and its page doesn't."""

    def __init__(self, parted: Iterator[_Word]) -> None:
        self._parted = parted
        self._taken: list[_Word] = []

    def has(self, at: int) -> bool:
        """Return whether there are so many; ask before one is looked at."""
        if at >= len(self._taken):
            self._taken.extend(islice(self._parted, at + AT_ONCE - len(self._taken)))
        return at < len(self._taken)

    def __getitem__(self, at: int) -> _Word:
        return self._taken[at]


class _Label(Struct, frozen=True):
    """A row's label, from its first to its last word; one that isn't known has no area, and its grade's words too."""

    area: Area | None
    first: int
    last: int


def read_in_order(text: str, labels: Labels, start: int = 0) -> Table:
    """Read a table from flat text, in the order of its words, beginning at `start`.

    A row is a label, word for word, with the words of exactly one grade in it or behind it. The table ends with the
    first word that belongs to no row.
    """
    earlier = PREVIOUS.match(text, start)
    words = _Words(_parted(text, earlier.end() if earlier else start, labels))
    if not words.has(0):
        return Table(end=start)
    found, stop = _labels(text, words, labels)
    rows, garbled, unknown = [], [], []
    for number, each in enumerate(found):
        end = found[number + 1].first if number + 1 < len(found) else stop
        if each.area is None:
            unknown.append(text[words[each.first].start : words[each.last].end])
            continue
        said = [words[at].said for at in range(each.first, end) if words[at].said in GRADE_WORDS | _ON_OTHER_SCALES]
        said = _first_grade(said) if earlier else said
        grade = grade_of(said)
        if grade or tuple(said) == NOT_JUDGED:
            rows.append(Row(each.area, grade))
        else:
            garbled.append(each.area)
            if set(said) & _ON_OTHER_SCALES - GRADE_WORDS:
                unknown.append(text[words[each.first].start : words[end - 1].end])
    return Table(tuple(rows), tuple(garbled), words[stop - 1].end if stop else start, tuple(unknown))


def read_on(table: Table, following: str, labels: Labels) -> Table:
    """Read a table's last rows at the head of the next page, in flat text; none where they are another table's."""
    at = min((found.start() for label in labels if (found := _at_head(label, following))), default=None)
    more = read_in_order(following, labels, at) if at is not None else Table()
    return Table() if more.areas() & table.areas() else more


def _at_head(label: tuple[str, ...], text: str) -> re.Match[str] | None:
    return re.compile(r"\W+".join(label[:3]), re.IGNORECASE).search(text, 0, HEAD_OF_PAGE + len(" ".join(label)))


def _parted(text: str, start: int, labels: Iterable[tuple[str, ...]]) -> Iterator[_Word]:
    """Part text into words; one that a line's end parts in two ("improve-ment") is one where only that is known."""
    known = GRADE_WORDS.union(*labels)
    last: _Word | None = None
    for each in _WORD.finditer(text, start):
        word = _Word(each[0].lower(), each.start(), each.end())
        if last and last.said not in known and text[last.end : word.start] in ("-", "- ", " "):
            whole = last.said + word.said
            if whole in known:
                last = _Word(whole, last.start, word.end)
                continue
        if word.said not in _STAMPS:
            if last:
                yield last
            last = word
    if last:
        yield last


def _first_grade(said: list[str]) -> list[str]:
    """Part the grades of two columns; the first is this inspection's. All words where they don't part in one way."""
    ways = [at for at in range(1, len(said)) if grade_of(said[:at]) and grade_of(said[at:])]
    return said[: ways[0]] if len(ways) == 1 else said


def _labels(text: str, words: _Words, labels: Labels) -> tuple[list[_Label], int]:
    """Find the labels from the first word on, known or not, and the place of the first word behind the table."""
    found: list[_Label] = []
    at = 0
    longest_first = sorted(labels, key=len, reverse=True)
    while words.has(at):
        word = words[at].said
        if word[0].isdigit() or word in _BETWEEN_ROWS or (found and word in GRADE_WORDS | _ON_OTHER_SCALES):
            at += 1
            continue
        known = next(_labels_at(words, at, longest_first), None)
        if known:
            label, last = known
            found.append(_Label(labels[label], at, last))
        elif found and (row := UNKNOWN_ROW.match(text, words[first := _with_the(words, at)].start)):
            last = at
            while words.has(last + 1) and words[last + 1].start < row.end():
                last += 1
            found.append(_Label(None, first, last))
        else:
            break
        at = last + 1
    # The last row's grade stands right behind its label; a later "good" belongs to the text below the table.
    stop = graded = found[-1].last + 1 if found else 0
    if found and _is_note(words, stop):
        stop = graded = stop + 1
    while words.has(stop) and words[stop].said in GRADE_WORDS:
        stop += 1
    while graded == stop and words.has(stop) and words[stop].said in _ON_OTHER_SCALES:
        stop = graded = stop + 1
    return found, stop


def _is_note(words: _Words, at: int) -> bool:
    """Return whether the number of a note stands between a label and its grade: "care leavers1 Good"."""
    return words.has(at + 1) and words[at].said.isdigit() and words[at + 1].said in GRADE_WORDS


def _with_the(words: _Words, at: int) -> int:
    return at - 1 if words[at - 1].said == "the" else at


def _labels_at(words: _Words, at: int, labels: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], int]]:
    for label in labels:
        if words[at].said != label[0] and words[at].said not in GRADE_WORDS:
            continue
        last = _last_word(words, at, label)
        if last is not None:
            yield label, last


def _last_word(words: _Words, at: int, label: tuple[str, ...]) -> int | None:
    """Follow a label word for word, over the words of a grade that come in between when cells are split."""
    for wanted in label:
        while words.has(at) and words[at].said in GRADE_WORDS and words[at].said != wanted:
            at += 1
        if not words.has(at) or words[at].said != wanted:
            return None
        at += 1
    return at - 1
