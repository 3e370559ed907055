"""Whether more of a burst may come: while it may, a part of it must not go out before the rest."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct, field

from watcher.decide import decide
from watcher.store.engine import wake_ups
from watcher.store.engine.locks import is_held
from watcher.store.engine.wake_ups import WakeUp, Work
from watcher.store.published import fetch_queue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Urn
    from watcher.store.database import Store

DECIDING, FETCHING = "deciding", "new documents"
"""The locks for deciding and gathering, and for fetching what is new."""


class Bursts(Struct):
    """What this process knows of the bursts that are under way. `store` is the operator's."""

    store: Store
    _fetching: set[int] = field(default_factory=set)
    """The threads that fetch what is new."""
    _left: frozenset[Urn] = frozenset()
    """Authorities and providers of which something was left when we last decided."""

    @contextmanager
    def fetching(self) -> Iterator[None]:
        """Hold the turn for what is new: another process may have begun before it was listed."""
        with self.store.in_turn(FETCHING):
            self._fetching.add(threading.get_ident())
            try:
                yield
            finally:
                self._fetching.discard(threading.get_ident())

    def decided(self) -> None:
        """Remember what could not be decided: it holds nothing back, or a single cycle would end without the rest."""
        self._left = self._undecided()

    def more_may_come(self) -> bool:
        """Return whether somebody fetches what is new, or another process left it to us while we were deciding."""
        return bool(self._fetching) or self.store.is_held(FETCHING) or bool(self._undecided() - self._left)

    def _undecided(self) -> frozenset[Urn]:
        if not self.store.shared:
            return frozenset()
        with self.store.look() as tx:
            return frozenset(decide.places_undecided(tx))

    def more_may_come_of_jobs(self, watched: frozenset[Urn]) -> bool:
        """Return whether something is being read or decided by a job, or waits for that.

        That there are jobs for it says little: each poll wakes one, and what a dead worker had in hand is among them.
        """
        with self.store.look() as tx:
            jobs = wake_ups.before_people(tx)
            if WakeUp(Work.DECIDE) in jobs:  # also about news, and for teams that are behind
                return True
            if not jobs and not is_held(tx, FETCHING):
                return False
            return bool(decide.places_undecided(tx)) or fetch_queue.any_untried(tx, watched)
