"""A closer look at a page, taken only where it is needed: the places of its words, and its tags."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from watcher.reading.pdf import PlacedWord
from watcher.reading.structure_tree import NO_TAGS, TaggedPage


class Closer(Struct, frozen=True):
    """How a page (by its number from 1) is looked at more closely."""

    placed: Callable[[int], tuple[PlacedWord, ...]]
    tagged: Callable[[int], TaggedPage] = lambda _number: NO_TAGS


NOT_CLOSER = Closer(lambda _number: ())
"""For texts without pages: there is nothing to look at more closely."""
