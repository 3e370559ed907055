"""What waits to be gathered: alerts of one cycle, of a night, or of a week, for one address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import true, update

from watcher.model.decisions import OPERATIONS
from watcher.store import outbox
from watcher.store.deliveries import ROWS, Delivery, State, unthreaded
from watcher.store.parts import parts
from watcher.store.tables.alerts import delivery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from watcher.model.alerts import Message


def any_waiting(tx: Connection, now: datetime, receiver: str | None = None) -> bool:
    """Return whether there is anything, or anything for one receiver, that is yet to be released by now."""
    return tx.execute(_waiting(now, receiver).limit(1)).first() is not None


def waiting(tx: Connection, now: datetime, receiver: str | None = None) -> list[Delivery]:
    """List what was not released yet and whose time has come, in order.

    With a receiver, only what is for that one.
    """
    rows = tx.execute(_waiting(now, receiver).order_by(delivery.c.id))
    return [unthreaded(row) for row in rows]


def _waiting(now: datetime, receiver: str | None) -> Select[Any]:
    return ROWS.where(
        true() if receiver is None else delivery.c.receiver == receiver,
        delivery.c.released_at.is_(None),
        delivery.c.state.in_((State.QUEUED, State.UNKNOWN)),
        outbox.time_has_come(now),
    )


def release(tx: Connection, deliveries: Iterable[Delivery], now: datetime) -> None:
    """Let each be sent by itself."""
    for some in parts(each.id for each in deliveries):
        tx.execute(update(delivery).where(delivery.c.id.in_(some)).values(released_at=now, next_at=now))


def gather(tx: Connection, deliveries: Iterable[Delivery], message: Message, now: datetime) -> None:
    """Send one message in the place of several to the same address; from now on its key and members are fixed."""
    members = list(deliveries)
    first = members[0]
    of_notices = all(each.story.startswith(OPERATIONS) for each in members)
    story = f"{OPERATIONS}/digest/{message.key}" if of_notices else f"digest/{message.key}"
    new = outbox.NewDelivery(message, story, first.receiver, first.address)
    digest = outbox.queue(tx, new, now)
    gathered = {"released_at": now, "next_at": now, "digest": digest}
    for some in parts(each.id for each in members):
        tx.execute(update(delivery).where(delivery.c.id.in_(some)).values(gathered))
