"""When the page's process may end because nobody uses it: its memory is free until somebody does."""

from __future__ import annotations

from msgspec import Struct


class Resting(Struct):
    """Sees how long nobody has asked for anything. Times are seconds."""

    after: float
    _answered: int = -1
    _since: float = 0.0

    def is_time(self, *, answered: int, busy: bool, now: float) -> bool:
        """Return whether nobody asked for `after`; to be asked now and then, with how much was answered in all."""
        if busy or answered != self._answered:
            self._answered, self._since = answered, now
        return now - self._since >= self.after
