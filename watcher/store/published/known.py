"""Everything that was published about authorities, as far as it is known: what was collected, and what is shipped.

The store is imported only where there is a database: that takes longer than all the rest of a rehearsal.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from watcher.data.publications import shipped
from watcher.store.database_url import has_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.model.corrections import Correction
    from watcher.model.documents import Publication
    from watcher.model.news import NewsReading
    from watcher.model.ofsted import Urn
    from watcher.store.polled.items import StoredItem


@contextmanager
def looking(store_url: str, team: str = "") -> Iterator[Connection | None]:
    """Look into the database as the operator or a team; None where there is none yet, and none is made."""
    if not has_database(store_url):
        yield None
        return
    from watcher.store.database import opened

    with opened(store_url, team) as store, store.look() as tx:
        yield tx


def publications(tx: Connection | None, urn: Urn, *, bundled: bool) -> tuple[Publication, ...]:
    """List an authority's publications, oldest first."""
    if tx is None:
        return shipped(urn) if bundled else ()
    from watcher.store.published import inspections

    return inspections.everything(tx, urn, bundled=bundled)


def first_seen(tx: Connection | None, urns: Iterable[Urn]) -> dict[str, datetime]:
    """Map the addresses of what was new to when it was first seen."""
    if tx is None:
        return {}
    from watcher.store.published import publications as collected

    return collected.first_seen(tx, urns)


def corrections(tx: Connection | None, urns: Iterable[Urn]) -> dict[str, Correction]:
    """Map the addresses of documents that are not what they were to what was different in them."""
    if tx is None:
        return {}
    from watcher.store.published import corrections as corrected

    return corrected.known(tx, urns)


def news(tx: Connection | None) -> tuple[tuple[StoredItem, NewsReading], ...]:
    """List the news items that were read with what they say, in the order in which they were first seen."""
    if tx is None:
        return ()
    from watcher.store.polled import items

    return tuple((each, each.reading) for each in items.all_items(tx) if each.reading)
