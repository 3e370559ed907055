"""What `read` reads documents with, begun before anything else is loaded: it takes longest to load."""

from __future__ import annotations

from collections.abc import Sequence

from watcher.reading.reader_start import ReaderParent


def begun_for(words: Sequence[str]) -> ReaderParent | None:
    """Start the parent of readers for the words behind `read`; None where these name no documents.

    Where they turn out to be wrong, it ends by itself with this process.
    """
    if all(each.startswith("-") for each in words) or {"--help", "--items"} & {*words}:
        return None
    parent = ReaderParent()
    parent.start_ahead()
    return parent
