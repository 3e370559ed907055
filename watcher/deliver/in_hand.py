"""What a process is sending, and what it has to write down about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.store.database import Store


Outcome = Callable[["Connection"], None]
"""Writes down what came of one attempt."""
Then = TypeVar("Then")


class InHand(Struct):
    """What this process is sending, and what came of it that the database could not take yet.

    A disk may fill between a message's sending and the note of it. The note is kept here until it can be written, so
    that nothing is sent twice as long as the process lives.
    """

    sending: set[int] = field(default_factory=set)
    unwritten: dict[int, Outcome] = field(default_factory=dict)

    def write(self, store: Store, id_: int, outcome: Outcome, then: Callable[[Connection], Then]) -> Then:
        """Write an outcome down and let go of the delivery; StoreError keeps both for later.

        What `then` does is in the same transaction; its answer is given back.
        """
        try:
            with store.begin() as tx:
                outcome(tx)
                following = then(tx)
        except BaseException:
            self.unwritten[id_] = outcome  # not before: another thread would write it, too
            raise
        self.sending.discard(id_)
        return following

    def write_what_waits(self, store: Store) -> None:
        """Write what could not be written before."""
        for id_ in list(self.unwritten):
            outcome = self.unwritten.pop(id_, None)  # another thread may be at it, too
            if outcome:
                self.write(store, id_, outcome, lambda _: None)
