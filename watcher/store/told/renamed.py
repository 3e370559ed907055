"""What is kept of a receiver follows it to another name: threads, who heard what, people's own lists and snoozes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from watcher.store.tables.alerts import delivery
from watcher.store.tables.people import acknowledgement, personal_watch
from watcher.store.told.deliveries import State

NOT_THROUGH = (State.QUEUED, State.UNKNOWN, State.GIVEN_UP)
"""What isn't through is left under the old name: `follow_up.rerouting` sees to it that somebody gets it."""


def rename(tx: Connection, before: str, after: str, now: datetime) -> None:
    """Keep under a receiver's new name what arrived under the one before, and what people asked for there."""
    through = delivery.c.receiver == before, delivery.c.state.not_in(NOT_THROUGH)
    tx.execute(update(delivery).where(*through).values(receiver=after))
    # Not those that are over: that they are was said under the old name, and would be said again.
    snoozed = acknowledgement.c.receiver == before, acknowledgement.c.until > now
    tx.execute(update(acknowledgement).where(*snoozed).values(receiver=after))
    watch = personal_watch.c
    # Whoever has made a list under the new name meanwhile keeps that one.
    theirs = watch.receiver == before, watch.who.not_in(select(watch.who).where(watch.receiver == after))
    tx.execute(update(personal_watch).where(*theirs).values(receiver=after))
    tx.execute(delete(personal_watch).where(watch.receiver == before))
