"""Sends alerts also as direct messages to those who have the authority on their own list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import notifiers
from watcher.deliver.enqueue import delivery_key
from watcher.store import outbox, people
from watcher.store.deliveries import NewDelivery

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.notifier import ReceiverSettings
    from watcher.model.alerts import Alert
    from watcher.model.decisions import Outgoing


def post(
    tx: Connection, alert: Alert, outgoing: Outgoing, receivers: Mapping[str, ReceiverSettings], now: datetime
) -> int:
    """Queue an alert's message for each of them, unless it is silenced; returns how many were not queued already."""
    queued = 0
    for each in () if outgoing.silenced else people.watching(tx, alert.urn, alert.severity):
        settings = receivers.get(each.receiver)
        if settings is None or not notifiers.serves(settings, each.who):
            continue
        key = delivery_key(tx, outgoing.message.key, each.receiver, each.who)
        if not outbox.has(tx, key):
            message = replace(outgoing.message, key=key)
            gather_at = settings.gather_at(message.severity, now)
            new = NewDelivery(message, outgoing.story, each.receiver, each.who, alert.key, gather_at=gather_at)
            outbox.queue(tx, new, now)
            queued += 1
    return queued
