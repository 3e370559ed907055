"""Everything that was published about authorities, as far as it is known: what was collected, and what is shipped.

The store is imported only where there is a database: that takes longer than all the rest of a rehearsal.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from watcher.data.publications import shipped
from watcher.store.database_url import has_database
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from watcher.model.documents import Publication
    from watcher.model.ofsted import Urn


@contextmanager
def looking(store_url: str) -> Iterator[Connection | None]:
    """Look into the database; None where there is none yet, and none is made."""
    if not has_database(store_url):
        yield None
        return
    from watcher.store.database import opened

    with opened(store_url) as store, store.look() as tx:
        yield tx


def publications(tx: Connection | None, urn: Urn, *, bundled: bool) -> tuple[Publication, ...]:
    """List an authority's publications, oldest first."""
    if tx is None:
        return shipped(urn) if bundled else ()
    from watcher.store import inspections

    return inspections.everything(tx, urn, bundled=bundled)


def first_seen(tx: Connection | None, urns: Iterable[Urn]) -> dict[str, date]:
    """Map the addresses of what was new to London's day on which it was first seen."""
    if tx is None:
        return {}
    from watcher.store import publications as collected

    return {url: day_in_london(moment) for url, moment in collected.first_seen(tx, urns).items()}
