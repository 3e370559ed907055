"""What waits to be gathered: alerts of one cycle, of a night, or of a week, for one address."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, select, true, update

from watcher.model.decisions import OPERATIONS
from watcher.store.parts import parts
from watcher.store.tables.alerts import delivery
from watcher.store.tables.teams import OPERATOR, everybodys
from watcher.store.told import outbox
from watcher.store.told.deliveries import ROWS, Delivery, read
from watcher.store.told.due import has_come, time_has_come, unreleased
from watcher.timing import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.alerts import Message

_all = everybodys(delivery)


def any_waiting(tx: Connection, now: datetime, receiver: str | None = None) -> bool:
    """Return whether there is anything, or anything for one receiver, that is yet to be released by now."""
    asked = {"now": now, "ahead": now + schedule.CLOCK_SLACK, "of": receiver}
    return tx.execute(_any_waiting(alone=receiver is not None), asked).first() is not None


@cache
def _any_waiting(*, alone: bool) -> Select[Any]:
    """Ask whether anything waits. Made once: to make it takes longer than to ask."""
    now, ahead = (bindparam(name, type_=delivery.c.next_at.type) for name in ("now", "ahead"))
    theirs = delivery.c.receiver == bindparam("of") if alone else true()
    return select(delivery.c.id).where(theirs, unreleased(has_come(now, ahead))).limit(1)


def waiting(tx: Connection, now: datetime, receiver: str | None = None) -> list[Delivery]:
    """List what was not released yet and whose time has come, in order.

    With a receiver, only what is for that one.
    """
    rows = tx.execute(_waiting(now, receiver).order_by(delivery.c.id))
    return [read(row) for row in rows]


def _waiting(now: datetime, receiver: str | None) -> Select[Any]:
    theirs = true() if receiver is None else delivery.c.receiver == receiver
    return ROWS.where(theirs, unreleased(time_has_come(now)))


def release(tx: Connection, deliveries: Iterable[Delivery], now: datetime) -> None:
    """Let each be sent by itself."""
    for some in parts(each.id for each in deliveries):
        tx.execute(update(delivery).where(delivery.c.id.in_(some)).values(released_at=now, next_at=now))


class Waits(Struct, frozen=True):
    """A delivery of any team's that is yet to be released: its number, whose it is, where it goes, and since when."""

    id: int
    team: str
    receiver: str
    address: str
    queued_at: datetime


def waiting_in_teams(tx: Connection, now: datetime) -> list[Waits]:
    """List what was not released yet and whose time has come, of every team, each team's together. For the operator."""
    columns = (_all.c[each] for each in Waits.__struct_fields__)
    wanted = (
        select(*columns)
        .where(unreleased(time_has_come(now, of=_all), of=_all), _all.c.team != OPERATOR)
        .order_by(_all.c.team, _all.c.id)
    )
    return [Waits(*row) for row in tx.execute(wanted)]


def release_in_teams(tx: Connection, waiting: Iterable[Waits], now: datetime) -> None:
    """Let each be sent by itself, of whatever team it is; what was released meanwhile stays as it is."""
    for some in parts(each.id for each in waiting):
        still = _all.c.id.in_(some), _all.c.released_at.is_(None)
        tx.execute(update(_all).where(*still).values(released_at=now, next_at=now))


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
