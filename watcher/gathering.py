"""Gathers a burst of alerts into one digest a receiver; what stays single is released to be sent."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from notifiers.following_up import digest_message
from watcher import posting
from watcher.model.alerts import Severity
from watcher.store import digests
from watcher.store.outbox import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from notifiers.notifier import ReceiverSettings
    from watcher.store.database import Store
    from watcher.store.outbox import Delivery


def gather(store: Store, receivers: Mapping[str, ReceiverSettings], now: datetime) -> None:
    """Release what was decided in this cycle, or has waited its time; many at once as a digest.

    It must not run while decisions are being made, or a part of a burst would be released before the rest is there.
    """
    with store.look() as tx:
        if not digests.any_waiting(tx, now):
            return
    with store.begin() as tx:
        pending = sorted(digests.waiting(tx, now), key=_where)
        for (receiver, address, rank), group in groupby(pending, key=_where):
            deliveries = list(group)
            looked_for = [each for each in deliveries if each.state is not State.QUEUED]
            fresh = [each for each in deliveries if each.state is State.QUEUED]
            digests.release(tx, looked_for, now)
            settings = receivers.get(receiver)
            if settings and len(fresh) > _most_single(settings, critical=rank == 0):
                members = "\n".join(each.message.key for each in fresh)
                key = posting.delivery_key(f"digest\n{members}", receiver, address)
                digests.gather(tx, fresh, digest_message(key, [each.message for each in fresh]), now)
            else:
                digests.release(tx, fresh, now)


def _where(delivery: Delivery) -> tuple[str, str, int]:
    """Sort critical alerts before all others."""
    return delivery.receiver, delivery.address, 0 if delivery.message.severity is Severity.CRITICAL else 1


def _most_single(settings: ReceiverSettings, *, critical: bool) -> int:
    if critical:
        return settings.critical_digest_above
    return settings.digest_above if settings.digest == "burst" else 1
