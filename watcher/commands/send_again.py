"""`send-again`: lets one message of the outbox be sent at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.model.errors import PlainError
from watcher.store.database import opened
from watcher.store.told import outbox_list
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from watcher.config.check import Config


class NothingToSendError(PlainError):
    """There is no such message, or it needs no sending."""

    exit_code = 2


def send_again(config: Config, number: int) -> None:
    """Let a message be sent at once, by its number on the page's outbox."""
    with opened(config.store_url, config.team) as store, store.begin() as tx:
        if not outbox_list.send_again(tx, number, SystemClock().now()):
            sentence = f"No message {number} waits or could not be delivered: nothing was changed. The page lists them."
            raise NothingToSendError(sentence)
    printing.say(f"The running service sends message {number} within seconds. If no service runs: ofsted-watch once")
