"""The outbox: messages on their way to one address each, and what became of every attempt.

A delivery is `queued`; claimed it is `sending`; then `sent`, `queued` again, or `unknown` when it may have arrived.
`given_up` is for what can't ever arrive; somebody is told. Nothing is deleted.
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import Connection, and_, exists, func, not_, or_, select, update

from watcher import schedule
from watcher.model.alerts import Message
from watcher.store import documents
from watcher.store.tables import attempt, delivery

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row


class State(StrEnum):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    SILENCED = "silenced"
    GIVEN_UP = "given_up"


UNSENT = (State.QUEUED, State.SENDING, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message for one address of one receiver. `attempts` counts those that are over."""

    id: int
    alert: str | None
    story: str
    receiver: str
    address: str
    state: State
    queued_at: datetime
    attempts: int
    message: Message
    operators_told: bool


@dataclass(frozen=True, slots=True)
class Depth:
    """How full the outbox is. `oldest` is when the oldest unsent message was queued."""

    unsent: int
    oldest: datetime | None
    given_up: int


@cache
def _messages() -> TypeAdapter[Message]:
    return TypeAdapter(Message)


@cache
def ourselves() -> str:
    """Name this process so that no later one has the same name, even on the same machine with the same number."""
    return f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"


def queue(
    tx: Connection,
    message: Message,
    *,
    alert: str | None,
    story: str,
    receiver: str,
    address: str,
    now: datetime,
    state: State = State.QUEUED,
) -> None:
    """Put a message into the outbox. Its thread is looked up when it is sent, not now."""
    tx.execute(
        delivery.insert().values(
            key=message.key,
            alert=alert,
            story=story,
            receiver=receiver,
            address=address,
            message=_messages().dump_json(message).decode(),
            state=state,
            queued_at=now,
            next_at=now,
        )
    )


def has(tx: Connection, key: str) -> bool:
    """Tell whether a delivery with this key is in the outbox, in whatever state."""
    return tx.execute(select(delivery.c.id).where(delivery.c.key == key)).first() is not None


def receivers_due(tx: Connection, now: datetime, *, ignore_waits: bool = False) -> list[str]:
    """List the receivers that something is due for."""
    rows = tx.execute(select(delivery.c.receiver).where(_due(now, ignore_waits=ignore_waits)).distinct())
    return sorted(row.receiver for row in rows)


def _due(now: datetime, *, ignore_waits: bool) -> ColumnElement[bool]:
    due: ColumnElement[bool] = delivery.c.next_at <= now
    if ignore_waits:
        due = or_(due, not_(delivery.c.server_wait))
    return and_(delivery.c.state.in_((State.QUEUED, State.UNKNOWN)), due)


def claim(
    tx: Connection, receiver: str, now: datetime, *, ignore_waits: bool = False, skip: frozenset[int] = frozenset()
) -> Delivery | None:
    """Take the next delivery that is due for a receiver, so that no other process sends it; None when there is none.

    Within a story one address gets its messages in order: an earlier one that isn't through holds the later ones.
    The state in the answer is the one before: `queued` may be sent, `unknown` must be looked for first.
    """
    earlier = delivery.alias()
    held = exists().where(
        earlier.c.story == delivery.c.story,
        earlier.c.receiver == delivery.c.receiver,
        earlier.c.address == delivery.c.address,
        earlier.c.id < delivery.c.id,
        earlier.c.state.in_(UNSENT),
    )
    row = tx.execute(
        select(delivery)
        .where(
            delivery.c.receiver == receiver,
            _due(now, ignore_waits=ignore_waits),
            not_(held),
            delivery.c.id.not_in(skip),
        )
        .order_by(delivery.c.id)
        .limit(1)
    ).first()
    if row is None:
        return None
    claimed = tx.execute(
        update(delivery)
        .where(delivery.c.id == row.id, delivery.c.state == row.state)
        .values(state=State.SENDING, claimed_at=now, claimed_by=ourselves())
    )
    return _delivery(tx, row) if claimed.rowcount == 1 else None


def release_abandoned(tx: Connection, now: datetime) -> int:
    """Find deliveries that a dead process left in `sending`: nobody knows whether they went out."""
    rows = tx.execute(select(delivery).where(delivery.c.state == State.SENDING)).all()
    abandoned = [row.id for row in rows if not _alive(row.claimed_by) or now - row.claimed_at > schedule.STALE_SENDING]
    for id_ in abandoned:
        note_attempt(tx, id_, "unknown", "The process that was sending it ended before the answer.", now)
        tx.execute(
            update(delivery)
            .where(delivery.c.id == id_)
            .values(state=State.UNKNOWN, next_at=now, server_wait=False, attempts=delivery.c.attempts + 1)
        )
    return len(abandoned)


def sent(tx: Connection, id_: int, reference: str, answer: str, now: datetime) -> None:
    """Note that a delivery arrived, and where."""
    note_attempt(tx, id_, "sent", answer, now)
    tx.execute(
        update(delivery)
        .where(delivery.c.id == id_)
        .values(state=State.SENT, sent_at=now, reference=reference, attempts=delivery.c.attempts + 1)
    )


def not_sent(
    tx: Connection, id_: int, state: State, answer: str, now: datetime, next_at: datetime, *, server_wait: bool = False
) -> None:
    """Note that an attempt failed: `queued` to try again, `unknown` to look first, `given_up` for good."""
    note_attempt(tx, id_, state, answer, now)
    tx.execute(
        update(delivery)
        .where(delivery.c.id == id_)
        .values(state=state, next_at=next_at, server_wait=server_wait, attempts=delivery.c.attempts + 1)
    )


def hold(tx: Connection, receiver: str, until: datetime) -> None:
    """Keep everything for a receiver back as long as its server asked."""
    tx.execute(
        update(delivery)
        .where(
            delivery.c.receiver == receiver,
            delivery.c.state.in_((State.QUEUED, State.UNKNOWN)),
            delivery.c.next_at < until,
        )
        .values(next_at=until, server_wait=True)
    )


def try_again(tx: Connection, now: datetime, since: datetime) -> int:
    """Queue what was given up since that moment once more: at a start, or when a receiver was mended."""
    given_up = delivery.c.state == State.GIVEN_UP, delivery.c.queued_at >= since
    return tx.execute(
        update(delivery).where(*given_up).values(state=State.QUEUED, next_at=now, server_wait=False)
    ).rowcount


def readdress(tx: Connection, receiver: str, address: str) -> int:
    """Send what waits for a receiver, or was given up, to the one address that it has now: a mended channel."""
    theirs = delivery.c.receiver == receiver, delivery.c.address != address
    waits = delivery.c.state.in_((State.QUEUED, State.GIVEN_UP))
    return tx.execute(update(delivery).where(*theirs, waits).values(address=address)).rowcount


def given_up_untold(tx: Connection) -> list[Delivery]:
    """List what was given up without the operators knowing."""
    rows = tx.execute(
        select(delivery).where(delivery.c.state == State.GIVEN_UP, delivery.c.operators_told.is_(False))
    ).all()
    return [_delivery(tx, row) for row in rows]


def note_attempt(tx: Connection, id_: int, outcome: str, answer: str, now: datetime) -> None:
    """Keep what an attempt came to."""
    tx.execute(attempt.insert().values(delivery=id_, at=now, outcome=outcome, answer=answer))


def last_answer(tx: Connection, id_: int) -> str | None:
    """Look up what the last attempt was answered; None when there was none."""
    found: str | None = tx.execute(
        select(attempt.c.answer).where(attempt.c.delivery == id_).order_by(attempt.c.id.desc()).limit(1)
    ).scalar()
    return found


def late(tx: Connection, queued_before: datetime) -> list[Delivery]:
    """List what waits since before that moment without the operators knowing."""
    rows = tx.execute(
        select(delivery).where(
            delivery.c.state.in_(UNSENT),
            delivery.c.queued_at < queued_before,
            delivery.c.operators_told.is_(False),
        )
    ).all()
    return [_delivery(tx, row) for row in rows]


def told_operators(tx: Connection, id_: int) -> None:
    """Remember that the operators know of this delivery's trouble."""
    tx.execute(update(delivery).where(delivery.c.id == id_).values(operators_told=True))


def story_reached(tx: Connection, story: str) -> set[tuple[str, str]]:
    """List the receivers and addresses that were sent something of a story, or will be."""
    rows = tx.execute(
        select(delivery.c.receiver, delivery.c.address)
        .where(delivery.c.story == story, delivery.c.state.in_((*UNSENT, State.SENT)))
        .distinct()
    )
    return {(row.receiver, row.address) for row in rows}


def depth(tx: Connection) -> Depth:
    """Measure the outbox."""
    unsent = delivery.c.state.in_(UNSENT)
    count, oldest = tx.execute(
        select(func.count(), func.min(delivery.c.queued_at)).select_from(delivery).where(unsent)
    ).one()
    given_up = tx.execute(
        select(func.count()).select_from(delivery).where(delivery.c.state == State.GIVEN_UP)
    ).scalar_one()
    return Depth(count, oldest, given_up)


def next_due(tx: Connection) -> datetime | None:
    """Say when the next unsent delivery may be tried; None when nothing waits."""
    found: datetime | None = tx.execute(
        select(func.min(delivery.c.next_at)).where(delivery.c.state.in_(UNSENT))
    ).scalar()
    return found


def _delivery(tx: Connection, row: Row[tuple[object, ...]]) -> Delivery:
    message = _messages().validate_json(row.message)
    thread = tx.execute(
        select(delivery.c.reference)
        .where(
            delivery.c.story == row.story,
            delivery.c.receiver == row.receiver,
            delivery.c.address == row.address,
            delivery.c.state == State.SENT,
        )
        .order_by(delivery.c.id)
        .limit(1)
    ).scalar()
    return Delivery(
        id=row.id,
        alert=row.alert,
        story=row.story,
        receiver=row.receiver,
        address=row.address,
        state=State(row.state),
        queued_at=row.queued_at,
        attempts=row.attempts,
        message=replace(message, thread=thread, picture=documents.picture_for(tx, row.alert) if row.alert else None),
        operators_told=row.operators_told,
    )


def _alive(process: str) -> bool:
    host, pid, started = process.rsplit(":", 2)
    if host != socket.gethostname():
        return True
    return _started(int(pid)) == started


def _started(pid: int) -> str:
    """When a process started, in ticks since boot; "gone" when there is none.

    Where there is no /proc, every process looks alike, and only the time tells that a delivery was abandoned.
    """
    try:
        state, *others = Path(f"/proc/{pid}/stat").read_text(errors="replace").rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return "gone" if Path("/proc/self").exists() else "unknown"
    return "gone" if state in "ZX" else others[18]
