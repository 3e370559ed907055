"""The watch list: authorities that were added to it begin with what their pages list already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.store.polled import sources
from watcher.store.published import fetch_queue
from watcher.store.tables.config import watching_place
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy import Connection

    from watcher.model.ofsted import Urn
    from watcher.model.places import Places
    from watcher.store.database import Store


def is_taken_over(tx: Connection, watched: frozenset[Urn], places: Places) -> bool:
    """Return whether exactly those watched now were watched before, so that there is nothing to begin."""
    return sources.are_watched(tx, watched) and sources.are_watched(tx, places.urns, among=watching_place)


def take_over(store: Store, watched: frozenset[Urn], alert_window: timedelta, now: datetime) -> frozenset[Urn]:
    """Begin with the authorities that were added to the watch list, and return them."""
    with store.begin() as tx:
        # What is collected is everybody's; a team only notes from when on it is news for itself.
        news_from = day_in_london(now - alert_window)
        added = sources.watch(tx, watched, now, news_from if store.team else None)
        if not store.team:
            fetch_queue.take_over(tx, added, news_from)
    return added


def take_over_places(store: Store, places: Places, alert_window: timedelta, now: datetime) -> None:
    """Begin with the places and areas that were added: for a team what was published before its window is history."""
    with store.begin() as tx:
        news_from = day_in_london(now - alert_window) if store.team else None
        sources.watch(tx, places.urns, now, news_from, among=watching_place)
