"""What doesn't get through: given up or late, who knows of it, and who stands in; and how it is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, exists, not_, select, update

from watcher.store.deliveries import SINGLE, UNSENT, Delivery, State, read
from watcher.store.tables import delivery

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


def given_up_untold(tx: Connection) -> list[Delivery]:
    """List what was given up without the operators knowing."""
    rows = tx.execute(
        select(delivery).where(delivery.c.state == State.GIVEN_UP, delivery.c.operators_told.is_(False))
    ).all()
    return [read(tx, row) for row in rows]


def late(tx: Connection, released_before: datetime) -> list[Delivery]:
    """List what waits since before that moment without the operators knowing."""
    rows = tx.execute(
        select(delivery).where(
            delivery.c.state.in_(UNSENT),
            delivery.c.released_at < released_before,
            SINGLE,
            delivery.c.operators_told.is_(False),
        )
    ).all()
    return [read(tx, row) for row in rows]


def told_operators(tx: Connection, id_: int) -> None:
    """Remember that the operators know of this delivery's trouble."""
    tx.execute(update(delivery).where(delivery.c.id == id_).values(operators_told=True))


def given_up_without_stand_in(tx: Connection) -> list[Delivery]:
    """List what was given up at its own receiver and went to no other one in its place."""
    other = delivery.alias()
    rows = tx.execute(
        select(delivery).where(
            delivery.c.state == State.GIVEN_UP,
            delivery.c.stands_in_for.is_(None),
            delivery.c.edits.is_(False),
            SINGLE,
            not_(exists().where(other.c.stands_in_for == delivery.c.id)),
        )
    ).all()
    return [read(tx, row) for row in rows]


def goes_to(tx: Connection, alert: str, receiver: str) -> bool:
    """Tell whether a receiver gets an alert anyway."""
    there = delivery.c.alert == alert, delivery.c.receiver == receiver, delivery.c.state != State.GIVEN_UP
    return tx.execute(select(delivery.c.id).where(*there)).first() is not None


def try_again(tx: Connection, now: datetime, since: datetime) -> int:
    """Take up again what was given up since that moment: at a start, or when a receiver was mended.

    It is looked for before it is sent: some of it was given up while it was unknown whether it had arrived.
    """
    given_up = delivery.c.state == State.GIVEN_UP, delivery.c.queued_at >= since
    tx.execute(update(delivery).where(*given_up, not_(SINGLE)).values(state=State.QUEUED))
    return tx.execute(
        update(delivery).where(*given_up).values(state=State.UNKNOWN, next_at=now, server_wait=False)
    ).rowcount


def readdress(tx: Connection, receiver: str, address: str, personal: Callable[[str], bool]) -> int:
    """Send what waits for a receiver, or was given up, to the one address that it has now: a corrected channel.

    What waits for one person stays theirs.
    """
    others = select(delivery.c.address).where(delivery.c.receiver == receiver, delivery.c.address != address).distinct()
    gone = [each for each in tx.execute(others).scalars() if not personal(each)]
    theirs = delivery.c.receiver == receiver, delivery.c.address.in_(gone)
    waits = delivery.c.state.in_((State.QUEUED, State.GIVEN_UP))
    return tx.execute(update(delivery).where(*theirs, waits).values(address=address)).rowcount
