"""A PDF's structure tree: which words its maker tagged as one paragraph, or as the cells of one row of a table.

It goes neither by the order of a page's words nor by their places, so it can contradict what is read by these. Word
writes it into nearly every report (docs/what-ofsted-publishes.md). The functions that take it from pdfium are bounded
in depth and number, and run where all reading does, in a process of its own.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.quick_calls import address, quick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pypdfium2.raw import FPDF_PAGE, FPDF_TEXTPAGE

MOST_ELEMENTS = 5_000
"""Elements a page; the covers of Ofsted's reports have 250 at most."""
DEEPEST = 40
"""Elements within each other; Ofsted's go 10 deep."""
LONGEST_KIND = 64
"""Bytes of an element's type; the longest standard one, "BlockQuote", has 22 in UTF-16 with its end."""
_CELLS = ("TH", "TD")

Row = tuple[str, ...]
"""The words of a row's cells, from the first; empty cells count."""


class TooLargeError(Exception):
    """A structure tree is deeper or larger than any report's."""


class Element(Struct, frozen=True):
    """One tagged part of a page: its standard type ("P", "TR"), all the words in it, and the parts within."""

    kind: str
    words: str
    parts: tuple[Element, ...] = ()


class TaggedPage(Struct, frozen=True):
    """What a page's tags hold together; nothing where the PDF has no tags, or more than are read."""

    elements: tuple[Element, ...] = ()

    @property
    def tables(self) -> tuple[tuple[Row, ...], ...]:
        """List the tables with their rows; a table within another one's cell is one of its own."""
        found = (_rows(each) for each in _all(self.elements) if each.kind == "Table")
        return tuple(rows for rows in found if rows)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """List the words that are tagged as one paragraph, heading or the like, in the tree's order."""
        return tuple(_paragraphs(self.elements))


NO_TAGS = TaggedPage()


def _all(elements: tuple[Element, ...]) -> Iterator[Element]:
    for each in elements:
        yield each
        yield from _all(each.parts)


def _rows(part: Element) -> tuple[Row, ...]:
    found: list[Row] = []
    for each in part.parts:
        if each.kind == "TR":
            found.append(tuple(cell.words for cell in each.parts if cell.kind in _CELLS))
        elif each.kind != "Table":
            found += _rows(each)
    return tuple(found)


def _paragraphs(elements: tuple[Element, ...]) -> Iterator[str]:
    for each in elements:
        if each.kind == "P" or each.kind.startswith("H") or not each.parts:
            if each.words:
                yield each.words
        else:
            yield from _paragraphs(each.parts)


def take(page: FPDF_PAGE, shown: FPDF_TEXTPAGE, letters: str) -> TaggedPage:
    """Take the tags of a page with its words; `letters` are those of its text, one for each of pdfium's places."""
    import pypdfium2.raw as raw

    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return NO_TAGS
    try:
        walk = _Walk(_marked(letters, _marks(shown)))
        children = range(min(raw.FPDF_StructTree_CountChildren(tree), MOST_ELEMENTS))
        elements = (raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in children)
        return TaggedPage(tuple(walk.element(address(each), 0) for each in elements if each))
    except TooLargeError:
        return NO_TAGS
    finally:
        raw.FPDF_StructTree_Close(tree)


def _marks(shown: FPDF_TEXTPAGE) -> Callable[[int], int]:
    """Say which marked content a letter belongs to, by its place in the text; -1 for none."""
    part_at, mark_of = quick("FPDFText_GetTextObject"), quick("FPDFPageObj_GetMarkedContentID")
    here = ctypes.c_void_p(address(shown))
    marks: dict[int | None, int] = {None: -1}

    def of(at: int) -> int:
        part = part_at(here, at)
        mark = marks.get(part)
        if mark is None:
            mark = marks[part] = mark_of(part)
        return mark

    return of


def _marked(letters: str, mark_of: Callable[[int], int]) -> Mapping[int, list[str]]:
    """Sort words by the marked content that they belong to; one that belongs to two is parted."""
    found: dict[int, list[str]] = defaultdict(list)
    at = 0
    for word in letters.split():
        first = letters.index(word, at)
        at = first + len(word)
        mark = mark_of(first)
        if len(word) == 1 or mark == mark_of(at - 1):
            found[mark].append(word)
            continue
        for one, places in groupby(range(first, at), mark_of):
            found[one].append("".join(letters[place] for place in places))
    return found


class _Walk:
    """One walk through a page's tree, which ends with TooLargeError where the tree is larger than any report's."""

    def __init__(self, marked: Mapping[int, list[str]]) -> None:
        self._marked = marked
        self._left = MOST_ELEMENTS
        self._kind = ctypes.create_string_buffer(LONGEST_KIND)
        self._kind_at = ctypes.addressof(self._kind)
        self._count = quick("FPDF_StructElement_CountChildren")
        self._child = quick("FPDF_StructElement_GetChildAtIndex")
        self._mark = quick("FPDF_StructElement_GetChildMarkedContentID")
        self._type = quick("FPDF_StructElement_GetType")

    def element(self, found: int, depth: int) -> Element:
        words: list[str] = []
        parts: list[Element] = []
        for at in range(self._count(found)):
            self._left -= 1
            if self._left < 0 or depth > DEEPEST:
                raise TooLargeError
            child = self._child(found, at)
            if child:
                parts.append(self.element(child, depth + 1))
                words.append(parts[-1].words)
            else:
                # -1 for what stands on another page: pdfium counts it among the children, without its content.
                mark = self._mark(found, at)
                words += self._marked.get(mark, ()) if mark >= 0 else ()
        return Element(self._kind_of(found), " ".join([each for each in words if each]), tuple(parts))

    def _kind_of(self, found: int) -> str:
        length = self._type(found, self._kind_at, LONGEST_KIND)
        return self._kind.raw[: length - 2].decode("utf-16-le", "replace") if 2 < length <= LONGEST_KIND else ""
