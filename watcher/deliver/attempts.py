"""What came of one attempt to send."""

from __future__ import annotations

from datetime import timedelta

import structlog
from msgspec import Struct

from watcher.store.told.outbox import Delivery, State

SHORT_WAIT = timedelta(seconds=5)
"""A server that asks for no more than this is waited for at once: a channel takes one message a second."""


class Attempted(Struct, frozen=True):
    """One attempt, and what came of it in a sentence; `asked` is how long the server wants to be left alone."""

    delivery: Delivery
    state: State
    answer: str
    asked: timedelta | None = None

    @property
    def waits_a_moment(self) -> bool:
        """Return whether the server only wants a moment between two messages."""
        return self.state is State.QUEUED and self.asked is not None and self.asked <= SHORT_WAIT

    def log(self) -> None:
        """Name the alert, its story and the delivery in the log: it joins what was sent to what was decided."""
        structlog.get_logger().info(
            "delivery",
            id=self.delivery.id,
            alert=self.delivery.alert,
            story=self.delivery.story,
            receiver=self.delivery.receiver,
            state=self.state,
            answer=self.answer,
        )
