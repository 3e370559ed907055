"""Sends what one receiver refuses to its fallback, where the config names one, and asks that receiver again in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers
from watcher.deliver import enqueue
from watcher.store import undelivered
from watcher.timing import schedule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from notifiers.notifier import ReceiverSettings
    from watcher.store.database import Store


def ask_again(store: Store, now: datetime) -> None:
    """Try again what was refused: a bot may have been invited meanwhile, a server may only have refused at night."""
    with store.begin() as tx:
        undelivered.try_again(tx, now, now - schedule.TRIED_AGAIN_FOR, in_time=True)


def stand_in(store: Store, receivers: Mapping[str, ReceiverSettings], now: datetime) -> None:
    """Queue for its fallback everything that could not be delivered; once, and a fallback has no fallback."""
    with store.look() as tx:
        given_up = undelivered.given_up_without_stand_in(tx)
    named = {each.name: receivers[each.fallback] for each in receivers.values() if each.fallback}
    # What one person can't be sent is in the channel, too; nobody else is to get it in their place.
    failed = [
        each
        for each in given_up
        if each.receiver in named and not notifiers.is_personal(receivers[each.receiver], each.address)
    ]
    if not failed:
        return
    with store.begin() as tx:
        for each in failed:
            other = named[each.receiver]
            # The routes may have sent the other one the same alert anyhow.
            if not (each.alert and undelivered.goes_to(tx, each.alert, other.name)):
                enqueue.stand_in(tx, each, other, now)
