"""Answers that are kept while the database stays as it is: many readers cost hardly more than one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from watcher.page.answers import Answer

# Every authority's page and the overviews, twice over.
MOST_KEPT = 400
# The memory that answers may take which nobody may ask for again.
MOST_BYTES = 20_000_000
FRESH_SECONDS = 1.0
"""How old an answer may be though the database has changed: in busy moments that changes many times a second."""


class Cache(Struct):
    """Keeps the last answers, each for the state of the database that it was made from, and for a moment after."""

    _kept: OrderedDict[str, tuple[object, float, Answer]] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, address: str, state: object, now: float) -> Answer | None:
        """Find the kept page for an address, `now` by a clock that never jumps; None when it must be made anew."""
        with self._lock:
            found = self._kept.get(address)
            return found[2] if found and (found[0] == state or now - found[1] < FRESH_SECONDS) else None

    def keep(self, address: str, state: object, now: float, answer: Answer) -> None:
        """Keep an answer; the oldest make room for it."""
        with self._lock:
            self._forget(address)
            self._kept[address] = (state, now, answer)
            self._bytes += len(answer.body)
            while len(self._kept) > MOST_KEPT or (self._bytes > MOST_BYTES and len(self._kept) > 1):
                self._forget(next(iter(self._kept)))

    def _forget(self, address: str) -> None:
        found = self._kept.pop(address, None)
        if found:
            self._bytes -= len(found[2].body)
