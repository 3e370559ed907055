"""What a delivery is, and how it is read from its row."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Connection, Row, or_, select

from watcher.model.values import replace, word_of
from watcher.store.tables.alerts import attempt, delivery, wording
from watcher.store.told import wordings

if TYPE_CHECKING:
    from watcher.model.alerts import Message


class State(StrEnum):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    SILENCED = "silenced"
    GIVEN_UP = "given_up"
    PASSED_ON = "passed_on"
    """The config no longer has its receiver or its address: whoever gets such things now has it instead."""


STATES = {
    State.QUEUED: "waiting",
    State.SENDING: "being sent",
    State.SENT: "sent",
    State.UNKNOWN: "may have arrived: looked for first",
    State.SILENCED: "silenced",
    State.GIVEN_UP: "not delivered",
    State.PASSED_ON: "sent to others instead",
}
"""What people are told of where a delivery stands."""
UNSENT = (State.QUEUED, State.SENDING, State.UNKNOWN)
REACHED = (*UNSENT, State.SENT, State.GIVEN_UP)
"""What somebody was sent, or will be: what was refused, too, since it is tried again, and must not stand alone then."""
SINGLE = delivery.c.digest.is_(None)
"""Those that are sent by themselves: the others are in a digest, which is sent in their place."""
ROWS = select(delivery, wording.c.json.label("message")).join_from(delivery, wording)
"""Deliveries with what they say, as `read` takes them."""


class Delivery(Struct, frozen=True):
    """One message for one address of one receiver. `attempts` counts those that are over.

    `others_refused`: its address has refused others, or not answered, as it was claimed.
    """

    id: int
    alert: str | None
    story: str
    receiver: str
    address: str
    state: State
    queued_at: datetime
    attempts: int
    message: Message
    claimed_at: datetime | None = None
    others_refused: bool = False


class NewDelivery(Struct, frozen=True):
    """A message to be put into the outbox for one address of one receiver.

    `gather_at` keeps it until then, to be gathered with others; None releases it at once. `stands_in_for` is the
    number of the delivery that failed, where this is the fallback's.
    """

    message: Message
    story: str
    receiver: str
    address: str
    alert: str | None = None
    state: State = State.QUEUED
    gather_at: datetime | None = None
    stands_in_for: int | None = None


class Outcome(Struct, frozen=True):
    """What a failed attempt came to: where the delivery stands now, and when it may be tried again.

    `server_wait`: it was the server that asked for the wait, so nothing shortens it. `claimed_at` is the moment of the
    claim that it ends; None where there was but one.
    """

    state: State
    answer: str
    next_at: datetime
    server_wait: bool = False
    claimed_at: datetime | None = None


class Depth(Struct, frozen=True):
    """How full the outbox is. `oldest` is since when the oldest unsent message may be sent."""

    unsent: int
    oldest: datetime | None
    given_up: int


_opened = delivery.alias()
# The thread is the first message that arrived there, not the last: replies to a reply would start anew.
_THREAD = (
    select(_opened.c.reference)
    .where(
        *(_opened.c[each] == delivery.c[each] for each in ("story", "receiver", "address")),
        _opened.c.state == State.SENT,
        _opened.c.edits.is_(False),
        # A digest tells of other stories, too: it is not changed for one of them.
        or_(_opened.c.digest.is_(None), delivery.c.edits.is_(False)),
    )
    .order_by(_opened.c.id)
    .limit(1)
)
IN_THREADS = ROWS.add_columns(_THREAD.scalar_subquery().label("thread"))
"""The same with the thread of each story at its address, looked up at each reading: it may be sent meanwhile."""


def read_in_thread(row: Row[Any]) -> Delivery:
    """Read a delivery from a row of `IN_THREADS`."""
    found = read(row)
    # It may stand where it was tried, though the story has another first message by now.
    tried = row.tried_in is not None and row.state == State.UNKNOWN and not row.edits
    return replace(found, message=replace(found.message, thread=(row.tried_in or None) if tried else row.thread))


def read(row: Row[Any]) -> Delivery:
    """Read a delivery from a row of `ROWS`: without its story's thread, which only who sends it needs."""
    message = wordings.read(row.message, key=row.key, edits=row.edits)
    return Delivery(
        id=row.id,
        alert=row.alert,
        story=row.story,
        receiver=row.receiver,
        address=row.address,
        state=word_of(State, row.state, State.UNKNOWN),
        queued_at=row.queued_at,
        attempts=row.attempts,
        message=replace(message, since=row.queued_at),
    )


def by_key(tx: Connection, key: str) -> Delivery | None:
    """Look up a delivery by its key."""
    row = tx.execute(ROWS.where(delivery.c.key == key)).first()
    return read(row) if row else None


def story_of(tx: Connection, id_: int) -> str:
    """Look up the story of a delivery."""
    found: str = tx.execute(select(delivery.c.story).where(delivery.c.id == id_)).scalar_one()
    return found


def last_answer(tx: Connection, id_: int) -> str | None:
    """Look up what the last attempt was answered; None when there was none."""
    found: str | None = tx.execute(
        select(attempt.c.answer).where(attempt.c.delivery == id_).order_by(attempt.c.id.desc()).limit(1)
    ).scalar()
    return found
