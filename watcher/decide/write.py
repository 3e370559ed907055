"""Writing a plan down: the only place where deciding changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.deliver import enqueue, personal
from watcher.store.told import alerts, deadlines, stories

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.intents import Plan


def write(tx: Connection, made: Plan, config: Config, now: datetime, *, publication: int | None = None) -> int:
    """Write a plan in the transaction of its decision; returns how many messages were queued anew.

    The order matters. A story comes before what is told in it. First messages are edited before a new one is queued,
    because the outbox keeps a story's order and "confirmed" must not arrive after what confirms it. The alert comes
    before its deliveries, which refer to it.
    """
    if made.begins:
        # Its alert names this story, and whoever confirms it looks it up.
        stories.begin(tx, made.begins, now)
    if made.settles and made.story:
        stories.settle(tx, made.story, made.settles, now)
    if made.regrades and made.story:
        stories.regrade(tx, made.story, made.regrades)
    for each in made.edits:
        # Before the messages below: within a story an address gets things in the order of their queueing.
        enqueue.edit_first(tx, each, config.receivers, now)
    if made.alert:
        # Before its deliveries, which have a foreign key to it.
        alerts.add(tx, made.alert, publication, now)
        deadlines.add(tx, made.alert.story, made.alert.deadlines, now)
    queued = sum(enqueue.post(tx, each, config.receivers, now) for each in made.messages)
    if made.alert:
        # People on their own lists get the alert itself, but no doubt or note that goes with it.
        theirs = [each for each in made.messages if each.alert == made.alert.key]
        queued += sum(personal.post(tx, made.alert, each, config.receivers, now) for each in theirs)
    return queued
