"""The outbox as people look at it: what waits, what failed, what went out last; and sending one of them again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, case, func, select, update

from watcher.store.tables.alerts import attempt, delivery
from watcher.store.told import outbox
from watcher.store.told.deliveries import ROWS, SINGLE, UNSENT, Delivery, State, read

ASKED = "Somebody asked for it to be sent again."
NUMBERS = range(1, 2**31)
"""The numbers that a delivery can have; a database refuses to look for any other."""
AGAIN = (State.QUEUED, State.UNKNOWN, State.GIVEN_UP)
"""What may be sent again: not what arrived, and not what is being sent at this moment."""


class OutboxLine(Struct, frozen=True):
    """A delivery as it is listed. `due_at` is when an unsent one is tried next; `answer` what was answered last."""

    delivery: Delivery
    due_at: datetime | None
    sent_at: datetime | None
    answer: str | None

    @property
    def may_be_sent_again(self) -> bool:
        """Whether somebody may ask for it to be sent at once."""
        return self.delivery.state in AGAIN


def listed(tx: Connection, most: int) -> tuple[OutboxLine, ...]:
    """List deliveries: those that were refused first, then those that wait, then those sent, the newest first."""
    order = case((delivery.c.state == State.GIVEN_UP, 0), (delivery.c.state.in_(UNSENT), 1), else_=2)
    rows = tx.execute(ROWS.where(SINGLE).order_by(order, delivery.c.id.desc()).limit(most)).all()
    last = select(func.max(attempt.c.id)).where(attempt.c.delivery.in_([row.id for row in rows]))
    answers = tx.execute(
        select(attempt.c.delivery, attempt.c.answer).where(attempt.c.id.in_(last.group_by(attempt.c.delivery)))
    )
    answered = {row.delivery: row.answer for row in answers}
    return tuple(_line(row, answered.get(row.id)) for row in rows)


def _line(row: Row[Any], answer: str | None) -> OutboxLine:
    found = read(row)
    due_at = row.next_at if found.state in UNSENT else None
    return OutboxLine(found, due_at, row.sent_at, answer)


def send_again(tx: Connection, id_: int, now: datetime) -> bool:
    """Let a delivery be tried at once; False when there is none, or it has arrived or is just being sent.

    What was refused is looked for before it is sent: it may have arrived. A server's "ask again later" holds.
    """
    if id_ not in NUMBERS:
        return False
    may = delivery.c.id == id_, delivery.c.state.in_(AGAIN)
    row = tx.execute(select(delivery).where(*may)).first()
    if row is None:
        return False
    values = {"released_at": row.released_at or now}
    if row.state == State.GIVEN_UP:
        values |= {"state": State.UNKNOWN, "next_at": now, "server_wait": False, "operators_told": False}
    elif not row.server_wait:
        values |= {"next_at": now}
    tx.execute(update(delivery).where(*may).values(values))
    gathered = delivery.c.digest == id_, delivery.c.state == State.GIVEN_UP
    tx.execute(update(delivery).where(*gathered).values(state=State.QUEUED))
    outbox.note_attempt(tx, id_, "asked", ASKED, now)
    return True
