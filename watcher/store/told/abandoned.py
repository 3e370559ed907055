"""Deliveries that a dead process left in `sending`: they are looked for, and then sent by another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from watcher.store.engine import processes
from watcher.store.engine.locks import is_at_work
from watcher.store.tables.alerts import delivery
from watcher.store.told import outbox
from watcher.store.told.deliveries import State
from watcher.timing import schedule


def release(tx: Connection, now: datetime, *, in_hand: frozenset[int] = frozenset()) -> int:
    """Find deliveries that a dead process left in `sending`: nobody knows whether they went out.

    `in_hand` are those that this very process is sending: they are never abandoned, however the clock was set.
    """
    rows = tx.execute(select(delivery).where(delivery.c.state == State.SENDING)).all()
    in_doubt = {"state": State.UNKNOWN, "next_at": now, "server_wait": False, "attempts": delivery.c.attempts + 1}
    released = 0
    for row in rows:
        if row.id in in_hand or not _abandoned(tx, row, now):
            continue
        # Another process may have released it meanwhile, and a third be sending it: that one's claim is its own.
        as_seen = *outbox.as_claimed(row.id, row.claimed_by, row.claimed_at), delivery.c.state == State.SENDING
        if tx.execute(update(delivery).where(*as_seen).values(in_doubt)).rowcount:
            # An attempt like any other: it may have gone out, and `explain` shows that it was looked for.
            outbox.note_attempt(tx, row.id, "unknown", "The process that was sending it ended before the answer.", now)
            released += 1
    return released


def _abandoned(tx: Connection, row: Row[Any], now: datetime) -> bool:
    # Held for less than no time: the clock was set back since, and the time that is left says nothing.
    held_for = now - row.claimed_at
    stale = held_for > schedule.STALE_SENDING or held_for < -schedule.CLOCK_SLACK
    # On a server the session of a process may end, and the process goes on with what it is just sending.
    gone = processes.certainly_gone(row.claimed_by)
    rests = schedule.STILL_ARRIVING if gone else schedule.SESSION_MAY_BE_LOST
    may_live = tx.dialect.name != "sqlite" and held_for < rests
    return stale or not (may_live or is_at_work(tx, row.claimed_by))
