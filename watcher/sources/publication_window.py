"""Which part of a long list is asked for next: the newest lines at every poll, the rest of the window in turn. Pure.

The list is sorted by the day of publication, newest first, and gives a hundred lines a page. A day may fill several
pages, and whoever published may move up the list while it is read: so the window's rest is read in rounds, and its
beginning moves on only when a round is complete. What was missed in a long downtime is caught up with in the same way.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from watcher.model.values import replace

OVERLAP = timedelta(days=3)
"""So far a window reaches back behind the last complete round: what appears with an earlier date is seen, too."""
STEP_BACK = 5
"""How many lines of the page before are asked for again: one that was taken out above moves the others up."""


class Window(Struct, frozen=True):
    """A round through one list: from which day, begun on which, and which line is next. Round by round it moves on."""

    since: date
    begun: date
    next_line: int = 0

    @property
    def mark(self) -> str:
        """Write it for the next poll."""
        return f"{self.since} {self.begun} {self.next_line}"

    def after(self, read_to: int, expected: int, today: date) -> Window:
        """Move on: to the next line, or into a new round when all lines of this one were read."""
        if read_to < expected:
            return replace(self, next_line=max(read_to - STEP_BACK, 0))
        return Window(self.begun - OVERLAP, today)


def window_of(mark: str | None, today: date) -> Window:
    """Take up the round that a mark describes; without one, begin with the last days."""
    try:
        since, begun, line = (mark or "").split()
        return Window(date.fromisoformat(since), date.fromisoformat(begun), int(line))
    except ValueError:
        return Window(today - OVERLAP, today)
