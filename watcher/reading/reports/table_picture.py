"""A small picture of the table of judgements, as it stands on the page: for people who want to see it themselves."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import Picture
from watcher.model.ofsted import AREA_NAMES, SIF
from watcher.reading.reports import ilacs_headings, placed_tables, sif, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdfium2 import PdfBitmap

    from watcher.model.documents import Reading
    from watcher.reading.pdf import Pdf, PlacedWord

# It goes out with every alert: where even the coarsest of SCALES has more, there is none.
MOST_BYTES = 60_000
LOOKED_THROUGH = 3
"""Pages: the table is on the cover, or on the next pages where a letter precedes it."""
SCALES = (2.0, 1.5, 1.0)
"""Dots a point, the finest first: 2 is a screen's 144 dots an inch."""
# Points, so that the frame of the table is on the picture.
AROUND = 8.0
# One line alone is no table.
FEWEST_ROWS = 2
TALLEST, WIDEST = 450.0, 700.0
"""Points: a box as tall or as wide as this is more of the page than a table, and no picture is made of it."""
_LABELS = (*ilacs_headings.LABELS, *sif.LABELS)
_BEGINNINGS = frozenset(label[:3] for label in _LABELS)
_WORDS = frozenset({"the", "judgement", "judgements", "grade", "grades"}).union(tables.GRADE_WORDS, *_LABELS)


class Box(Struct, frozen=True):
    """A part of a page, in points from its left and bottom edge."""

    left: float
    bottom: float
    right: float
    top: float


def of_table(paper: Pdf, reading: Reading) -> Picture | None:
    """Draw the table that a reading's judgements are in; None when there is none, or it is too large."""
    for number in range(1, min(LOOKED_THROUGH, paper.length) + 1):
        box = table_box(paper.placed_words(number))
        if box is not None:
            png = _drawn(paper, number, box)
            return Picture(number, _said(reading, number), png) if png else None
    return None


def _said(reading: Reading, page: int) -> str:
    """Say in words what the picture shows, for those who don't see it."""
    shown = (sif.LABELS if reading.framework is SIF else ilacs_headings.LABELS).values()
    grades = (f"{AREA_NAMES[each.area]}: {each.grade.word}" for each in reading.judgements if each.area in shown)
    return f"The table of judgements on page {page} of the report. {'; '.join(grades)}."


def table_box(words: Iterable[PlacedWord]) -> Box | None:
    """Find the rows of a table of judgements: lines that begin as its labels do, and those between and behind them."""
    best: list[placed_tables.TextLine] = []
    run: list[placed_tables.TextLine] = []
    for line in placed_tables.lines(words):
        said = tuple(word for word in line.words if not word[0].isdigit())
        run = [*run, line] if set(said) <= _WORDS and said else []
        if _rows(run) > _rows(best) or (best and run[: len(best)] == best):
            best = run
    if _rows(best) < FEWEST_ROWS:
        return None
    box = Box(
        min(each.left for each in best) - AROUND,
        best[-1].bottom - AROUND,
        max(each.right for each in best) + AROUND,
        best[0].top + AROUND,
    )
    return box if box.top - box.bottom < TALLEST and box.right - box.left < WIDEST else None


def _rows(lines: list[placed_tables.TextLine]) -> int:
    said = [tuple(word for word in each.words if word != "the" and not word[0].isdigit()) for each in lines]
    return sum(any(each[: len(one)] == one for one in _BEGINNINGS) for each in said)


def _drawn(paper: Pdf, number: int, box: Box) -> bytes | None:
    for scale in SCALES:
        png = _png(paper.drawn(number, (box.left, box.bottom, box.right, box.top), scale))
        if len(png) <= MOST_BYTES:
            return png
    return None


def _png(bitmap: PdfBitmap) -> bytes:
    """Write grey dots as a PNG: its header, its rows with no filter, its end."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    dots = bytes(bitmap.buffer)
    rows = b"".join(b"\0" + dots[at : at + width] for at in range(0, stride * height, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)  # 8 bits, grey
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 5)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
