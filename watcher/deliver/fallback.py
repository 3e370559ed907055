"""Sends what one receiver refuses to its fallback, where the config names one, and asks that receiver again in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers
from watcher.deliver import enqueue
from watcher.store.one_by_one import one_by_one
from watcher.store.told import undelivered
from watcher.timing import schedule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.notifier import ReceiverSettings
    from watcher.store.database import Store
    from watcher.store.told.deliveries import Delivery


def ask_again(store: Store, now: datetime) -> None:
    """Try again what was refused: a bot may have been invited meanwhile, a server may only have refused at night."""
    with store.begin() as tx:
        undelivered.try_again(tx, now, now - schedule.TRIED_AGAIN_FOR, in_time=True)


def stand_in(store: Store, receivers: Mapping[str, ReceiverSettings], now: datetime) -> None:
    """Queue for its fallback everything that could not be delivered; once, and a fallback has no fallback."""
    named = {each.name: receivers[each.fallback] for each in receivers.values() if each.fallback}

    def has_it(tx: Connection, failed: Delivery) -> bool:
        other = named[failed.receiver].name
        has_alert = failed.alert is not None and undelivered.goes_to(tx, failed.alert, other)
        return has_alert or undelivered.says_the_same(tx, failed, other)

    def queue(tx: Connection, failed: Delivery) -> None:
        # Asked again: it may have just got the same alert, in the place of another address.
        if not has_it(tx, failed):
            enqueue.stand_in(tx, failed, named[failed.receiver], now)

    with store.look() as tx:
        failed = [
            each
            for each in undelivered.given_up_without_stand_in(tx, named)
            # What one person can't be sent is in the channel, too; nobody else is to get it in their place.
            if not notifiers.is_personal(receivers[each.receiver], each.address)
            # The routes, or its being the fallback before, may have sent the other one the same anyhow.
            and not has_it(tx, each)
        ]
    one_by_one(store, failed, queue)
