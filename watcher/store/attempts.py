"""What became of an alert: its deliveries, and every attempt at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from watcher.store.deliveries import read
from watcher.store.tables import attempt, delivery

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.store.deliveries import Delivery


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt that is over."""

    at: datetime
    outcome: str
    answer: str


def deliveries_of(tx: Connection, alert: str) -> tuple[Delivery, ...]:
    """List the deliveries of an alert, by its key."""
    rows = tx.execute(select(delivery).where(delivery.c.alert == alert).order_by(delivery.c.id)).all()
    return tuple(read(tx, row) for row in rows)


def attempts_at(tx: Connection, delivery_id: int) -> tuple[Tried, ...]:
    """List the attempts at a delivery, in their order."""
    rows = tx.execute(select(attempt).where(attempt.c.delivery == delivery_id).order_by(attempt.c.id))
    return tuple(Tried(row.at, row.outcome, row.answer) for row in rows)
