"""Tells the operators what is broken, and the leads when it concerns them: silence must never look like health."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from watcher.monitor import certificate, jobs, newcomers, sources
from watcher.monitor.deliveries import tell_of_undelivered
from watcher.monitor.publications import tell_back, tell_gone, tell_read, tell_unreadable
from watcher.store.published import fetch_queue, listings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.store.database import Store


def _gone(tx: Connection, config: Config, now: datetime) -> None:
    for each in listings.gone_untold(tx):
        if each.urn in config.watched:
            tell_gone(tx, each, config, now)
        else:  # teams alone watch it: it isn't told later either, should the config come to watch it
            listings.told_gone(tx, each.id)
    for each in listings.back_untold(tx):
        if each.urn in config.watched:
            tell_back(tx, each, config, now)
        else:
            listings.told_gone(tx, each.id, gone=False)


def _unreadable(tx: Connection, config: Config, now: datetime) -> None:
    for each in fetch_queue.unreadable(tx):
        tell_unreadable(tx, each, config, now)
    for each in fetch_queue.read_after_all(tx):
        tell_read(tx, each, config, now)


NOTICES: Mapping[str, Callable[[Connection, Config, datetime], object]] = {
    "notices of sources": sources.tell,
    "notices of jobs": jobs.tell,
    "certificate": certificate.send_when_due,
    "notices of new authorities": newcomers.tell,
    "notices of withdrawn reports": _gone,
    "notices of unreadable reports": _unreadable,
    "notices of undelivered messages": tell_of_undelivered,
}
"""What has to be told, each thing once, by the name of the job that queues it, in a transaction of its own."""


TO_TEAMS: Mapping[str, Callable[[Connection, Config, datetime], object]] = {
    "notices of sources": sources.tell_team,
    "notices of places' pages": sources.tell_of_pages,
    "certificate": certificate.send_when_due,
    "notices of withdrawn reports": _gone,
    "notices of unreadable reports": _unreadable,
    "notices of undelivered messages": tell_of_undelivered,
}
"""Those that are a team's own; the others are about the program, and the operator's."""


def notice(store: Store, name: str, config: Config, now: datetime) -> None:
    """Queue the notices of one kind."""
    with store.begin() as tx:
        (TO_TEAMS if store.team else NOTICES)[name](tx, config, now)
