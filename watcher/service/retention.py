"""Forgets, once a day, what the config's [retention] says is kept long enough."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import structlog

import notifiers
from watcher.store import retention
from watcher.store.polled import sources
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from watcher.config.check import Config
    from watcher.store.database import Store

RETENTION, LAST = "retention", "last"
AT_ONCE = 200
"""How many rows are changed in one transaction: what has to be told never waits long for the database."""


def forget(store: Store, config: Config, now: datetime) -> None:
    """Forget what is old enough, unless that was done today. What is undecided or undelivered is never touched."""
    today = now.astimezone(LONDON).date().isoformat()
    with store.look() as tx:
        if sources.mark_of(tx, RETENTION, LAST) == today:
            return
    # Of a team it is its people: the pieces are everybody's.
    news, people = None if store.team else config.retention.news, config.retention.people
    pieces = _in_parts(store, partial(retention.forget_pieces, before=now - news)) if news else 0
    persons = 0
    if people:
        told = {address for each in config.receivers.values() for address in notifiers.addresses(each)}
        persons = _in_parts(store, partial(retention.forget_people, before=now - people))
        persons += _forget_addresses(store, now - people, told)
    with store.begin() as tx:
        sources.set_mark(tx, RETENTION, LAST, today)
    if pieces or persons:
        structlog.get_logger().info("forgotten, as [retention] says", news=pieces, people=persons)


def _in_parts(store: Store, forget_some: Callable[..., int], most: int = AT_ONCE) -> int:
    """Forget until nothing is left to forget, at most so many at a time; returns how many were forgotten."""
    total = 0
    while True:
        with store.begin() as tx:
            forgotten: int = forget_some(tx, most=most)
        if not forgotten:
            return total
        total += forgotten


def _forget_addresses(store: Store, before: datetime, still_told: Collection[str]) -> int:
    with store.look() as tx:
        old = retention.old_addresses(tx, before, still_told)
    forgotten = 0
    for each in old:
        # One by one: each is looked for in all that was ever said and answered.
        with store.begin() as tx:
            forgotten += retention.forget_address(tx, each, before)
    return forgotten
