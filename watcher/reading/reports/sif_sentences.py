"""Sentences by which a SIF report grades: whether they are said here and now, and the same read another way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.reports import placed_tables, tables
from watcher.reading.reports.agreement import Witness
from watcher.reading.reports.sif_forms import BOARD_HEADED, DESCRIBES, QUOTED
from watcher.reading.text import flat, quote

if TYPE_CHECKING:
    import re

    from watcher.reading.reports.sentences.closer import Closer


def is_said(text: str, found: re.Match[str]) -> bool:
    """Return whether a sentence is said here and now: not of an earlier time, by another, or of grades in general."""
    before = text[max(0, found.start() - 100) : found.start()]
    return not (DESCRIBES.search(before) or QUOTED.search(before) or "likely to be" in found[0])


def twice(witnesses: list[Witness], forms: tuple[re.Pattern[str], ...], closer: Closer) -> list[Witness]:
    """Where a document says something once only, read that page another way."""
    only = witnesses[0] if len({each.way for each in witnesses}) == 1 else None
    if only is not None and only.page is not None:
        way, texts = _another_way(only.page, closer)
        witnesses += [
            Witness(way, only.area, tables.grade_of(found[1].lower().split()), only.page, quote(found[0]))
            for form in forms
            for text in map(flat, _with_headings(texts) if form is BOARD_HEADED else texts)
            for found in form.finditer(text)
            if is_said(text, found)
        ]
    return witnesses


def _with_headings(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Put each paragraph behind the one before it, which may be its heading."""
    return tuple(map(" ".join, pairwise(texts))) if len(texts) > 1 else texts


def _another_way(page: int, closer: Closer) -> tuple[str, tuple[str, ...]]:
    """Take the words of a page as its tags hold them together; where it has no tags, by their places on it."""
    paragraphs = closer.tagged(page).paragraphs
    if paragraphs:
        return "the page by its tags", paragraphs
    return "the page by its lines", (placed_tables.text_of(closer.placed(page)),)
