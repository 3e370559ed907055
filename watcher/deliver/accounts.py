"""Servers that ask to be left alone: all that is sent through one account there waits, and nothing else does."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct, field

from notifiers.notifier import DeliveryError, OfAccount
from watcher.deliver.attempts import SHORT_WAIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notifiers.notifier import Notifier
    from watcher.timing.clock import Clock


class Accounts(Struct):
    """Until when each account rests, as this process was told. Used from any number of threads."""

    _until: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def heeded(self, notifier: Notifier, clock: Clock) -> Iterator[None]:
        """Send something in the block; DeliveryError instead, where the account was asked to wait."""
        account = notifier.account() if isinstance(notifier, OfAccount) else ""
        rests = self._until.get(account, 0.0) - clock.monotonic()
        if rests > 0:
            sentence = "Asks us to wait: so it was said of another message to the same workspace."
            raise DeliveryError(sentence, retry_after=timedelta(seconds=rests))
        try:
            yield
        except DeliveryError as error:
            # A moment is what one channel wants between two messages; and what is unknown was no answer to this.
            if account and error.retry_after and error.retry_after > SHORT_WAIT and not error.unknown:
                self._until[account] = clock.monotonic() + error.retry_after.total_seconds()
            raise
