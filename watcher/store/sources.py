"""What is remembered of each source: when it is due, how it fares, and what its pages said last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from watcher import schedule
from watcher.fetch import Validators
from watcher.model.ofsted import Urn
from watcher.store import troubles
from watcher.store.tables import mark, place, source, watching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Table

    from watcher.model.ofsted import Urn
    from watcher.schedule import Due
    from watcher.sources.source import Listing
    from watcher.store.database import Store

ACCEPTED_AFTER = timedelta(days=7)
"""So long a page must show the same odd thing before that is taken for how it is now."""


ALIVE_AT = "alive_at"


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one source fares. `due_at` None: it was never polled; `why` says why it is due then.

    `asked_to_wait`: its server said so.
    """

    name: str
    due_at: datetime | None = None
    why: str | None = None
    asked_to_wait: bool = False
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    last_error: str | None = None

    def is_due(self, now: datetime, *, everything: bool = False) -> bool:
        """Tell whether it is to be asked now; `everything` overrides all but a server's own wish."""
        return self.due_at is None or self.due_at <= now or (everything and not self.asked_to_wait)


def upsert(tx: Connection, table: Table, **values: object) -> None:
    """Write a row, over the one with the same primary key if there is one."""
    dialect = postgresql if tx.dialect.name == "postgresql" else sqlite
    keys = [column.name for column in table.primary_key]
    statement = dialect.insert(table).values(**values)
    others = {name: statement.excluded[name] for name in values if name not in keys}
    tx.execute(statement.on_conflict_do_update(index_elements=keys, set_=others) if others else statement)


def state(tx: Connection, name: str) -> SourceState:
    """Look up how the source called `name` fares."""
    row = tx.execute(select(source).where(source.c.name == name)).mappings().first()
    return SourceState(**row) if row else SourceState(name)


def succeeded(tx: Connection, name: str, now: datetime, due: Due) -> None:
    """Note a poll that went well."""
    upsert(
        tx,
        source,
        name=name,
        due_at=due.at,
        why=due.why,
        asked_to_wait=due.asked_to_wait,
        last_attempt=now,
        last_success=now,
        failures=0,
        failing_since=None,
        last_error=None,
    )


def failed(tx: Connection, name: str, now: datetime, due: Due, error: str) -> None:
    """Note a poll that failed, and why."""
    before = state(tx, name)
    upsert(
        tx,
        source,
        name=name,
        due_at=due.at,
        why=due.why,
        asked_to_wait=due.asked_to_wait,
        last_attempt=now,
        failures=before.failures + 1,
        failing_since=before.failing_since or now,
        last_error=error,
    )


def note_alive(tx: Connection, now: datetime) -> None:
    """Remember that the service is at work, for those who look at the database from outside."""
    upsert(tx, mark, source="", name=ALIVE_AT, text=now.isoformat())


def alive_at(tx: Connection) -> datetime | None:
    """Say when the service was at work last; None when it never ran."""
    found = tx.execute(select(mark.c.text).where(mark.c.source == "", mark.c.name == ALIVE_AT)).scalar()
    return datetime.fromisoformat(found) if found else None


def saw(tx: Connection, name: str, listing: Listing, now: datetime) -> bool:
    """Remember what a page showed; True when it was the first contact with that page."""
    known = select(place.c.first_seen).where(place.c.source == name, place.c.place == listing.place)
    first_seen = tx.execute(known).scalar()
    validators = listing.validators or Validators(None, None)
    seen: dict[str, object] = {"last_seen": now}
    if listing.entries is not None:
        seen |= {"etag": validators.etag, "last_modified": validators.last_modified, "entries": len(listing.entries)}
    if first_seen is None:
        seen |= {"page_url": listing.page_url, "urn": listing.urn, "first_seen": now}
        tx.execute(place.insert().values(source=name, place=listing.place, **seen))
    else:
        seen["page_url"] = listing.page_url
        tx.execute(update(place).where(place.c.source == name, place.c.place == listing.place).values(**seen))
    for each, text in listing.marks.items():
        set_mark(tx, name, each, text)
    return first_seen is None


def listed(tx: Connection, source_: str, place_: str) -> int:
    """Count the entries that a page or feed listed last."""
    there = select(place.c.entries).where(place.c.source == source_, place.c.place == place_)
    return tx.execute(there).scalar() or 0


def looked_at(tx: Connection, source_: str) -> list[Urn]:
    """List the authorities whose pages were read at least once."""
    rows = tx.execute(select(place.c.urn).where(place.c.source == source_, place.c.urn.is_not(None)))
    return [Urn(row.urn) for row in rows]


def mark_of(tx: Connection, source_: str, name: str) -> str | None:
    """Look up a small text that was remembered of a source."""
    found: str | None = tx.execute(select(mark.c.text).where(mark.c.source == source_, mark.c.name == name)).scalar()
    return found


def set_mark(tx: Connection, source_: str, name: str, text: str) -> None:
    """Remember a small text of a source."""
    upsert(tx, mark, source=source_, name=name, text=text)


class Memory:
    """What one source remembers from earlier polls, as `watcher.sources` wants it."""

    def __init__(self, store: Store, name: str, now: datetime) -> None:
        self._store = store
        self._name = name
        self._now = now

    def validators(self, url: str) -> Validators | None:
        """Look up the ETag and Last-Modified of the last stored answer from `url`."""
        wanted = select(place.c.etag, place.c.last_modified).where(
            place.c.source == self._name, place.c.page_url == url
        )
        with self._store.look() as tx:
            row = tx.execute(wanted).first()
        return Validators(row.etag, row.last_modified) if row and (row.etag or row.last_modified) else None

    def mark(self, name: str) -> str | None:
        """Look up a mark of an earlier Listing."""
        with self._store.look() as tx:
            return mark_of(tx, self._name, name)

    @property
    def quiet(self) -> bool:
        """Tell whether it is outside publishing hours."""
        return not schedule.in_publishing_hours(self._now)

    def looked_at(self, place_: str) -> datetime | None:
        """Say when a page was last read; None when it never was."""
        wanted = select(place.c.last_seen).where(place.c.source == self._name, place.c.place == place_)
        with self._store.look() as tx:
            found: datetime | None = tx.execute(wanted).scalar()
        return found

    def accepts(self, place_: str) -> bool:
        """Tell whether a page has been odd for a week: then that is how it is now."""
        with self._store.look() as tx:
            since = troubles.since(tx, self._name, place_)
        return since is not None and self._now - since >= ACCEPTED_AFTER


def watch(tx: Connection, urns: Iterable[Urn], now: datetime) -> frozenset[Urn]:
    """Remember who is watched from now on; the answer is who wasn't before."""
    wanted = frozenset(urns)
    before: Mapping[Urn, datetime] = {row.urn: row.since for row in tx.execute(select(watching))}
    for urn in sorted(wanted - before.keys()):
        tx.execute(watching.insert().values(urn=urn, since=now))
    tx.execute(delete(watching).where(watching.c.urn.in_(sorted(before.keys() - wanted))))
    return wanted - before.keys()
