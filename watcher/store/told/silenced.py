"""Alerts that a silence kept back, until it is over and they are told together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, update

from watcher.store.parts import parts
from watcher.store.tables.alerts import delivery
from watcher.store.told import alerts, outbox
from watcher.store.told.deliveries import ROWS, SINGLE, Delivery, NewDelivery, State, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model.alerts import Alert, Message


OVER = "silence/"
"""The stories of messages that a silence is over begin like this."""


def kept_back(tx: Connection, most: int) -> Iterator[list[tuple[Delivery, Alert]]]:
    """List what silences keep back and nobody has heard of since, the oldest first, so many at a time."""
    kept = delivery.c.state == State.SILENCED, delivery.c.alert.is_not(None), SINGLE
    last = 0
    while rows := tx.execute(ROWS.where(*kept, delivery.c.id > last).order_by(delivery.c.id).limit(most)).all():
        last = rows[-1].id
        of = alerts.by_keys(tx, {row.alert for row in rows})
        yield [(read(row), of[row.alert]) for row in rows]


def told_at(tx: Connection, alert: str) -> datetime | None:
    """Say when an alert that a silence kept back was told of after all; None of every other one."""
    over = delivery.alias()
    among = over.c.id == delivery.c.digest, over.c.story.startswith(OVER)
    found: datetime | None = tx.execute(
        select(func.min(over.c.queued_at)).where(delivery.c.alert == alert, *among)
    ).scalar()
    return found


def tell(tx: Connection, members: Sequence[Delivery], message: Message, now: datetime) -> None:
    """Send one message in the place of what was kept back from one address; it is their digest from now on."""
    first = members[0]
    number = outbox.queue(tx, NewDelivery(message, f"{OVER}{message.key}", first.receiver, first.address), now)
    for some in parts(each.id for each in members):
        tx.execute(update(delivery).where(delivery.c.id.in_(some)).values(digest=number))
