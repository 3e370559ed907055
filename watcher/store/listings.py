"""What the authorities' pages list: what is new there, what was seen before, and what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, func, select, update

from watcher.model.listings import BELIEVED_AFTER_POLLS, ShownReport
from watcher.model.ofsted import Urn
from watcher.store.publications import State
from watcher.store.tables import publication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.listings import Entry, Listing


def shown(tx: Connection, source: str, place: str) -> tuple[ShownReport, ...]:
    """List what a page showed so far; what is known to be gone is left out."""
    there = publication.c.source == source, publication.c.place == place, publication.c.gone_at.is_(None)
    rows = tx.execute(select(publication).where(*there))
    return tuple(ShownReport(row.key, row.title, row.published, row.event_date, row.missing_polls) for row in rows)


def see(
    tx: Connection,
    source: str,
    listing: Listing,
    *,
    first_contact: bool,
    now: datetime,
    since: date,
    watched: bool,
    gone_after: int = BELIEVED_AFTER_POLLS,
) -> int:
    """Note what a page lists; the answer counts what wasn't there before.

    On first contact everything published before `since` is history; later, whatever is new is new, however old the
    date it bears. A link that was missing in `gone_after` polls is gone. One that stands in the place of another
    (the same title and dates) replaces it.
    """
    there = publication.c.source == source, publication.c.place == listing.place
    rows = {row.key: row for row in tx.execute(select(publication).where(*there).order_by(publication.c.id))}
    same_name = {(row.title, row.published, row.event_date): row for row in rows.values()}
    replaced = []
    new = 0
    for entry in listing.entries or ():
        if entry.key in rows:
            tx.execute(
                update(publication)
                .where(publication.c.id == rows[entry.key].id)
                .values(
                    last_seen=now,
                    missing_polls=0,
                    gone_at=None,
                    gone_told=False,
                    url=entry.url,
                    **_dates(entry, rows[entry.key]),
                )
            )
        else:
            new += 1
            before = same_name.get((entry.title, entry.published, entry.event_date)) if entry.published else None
            replaced += [before.id] if before else []
            tx.execute(
                publication.insert().values(
                    source=source,
                    place=listing.place,
                    key=entry.key,
                    urn=entry.urn or listing.urn,
                    title=entry.title,
                    url=entry.url,
                    page_url=listing.page_url,
                    published=entry.published,
                    event_date=entry.event_date,
                    first_seen=now,
                    last_seen=now,
                    state=State.WAITING if watched else State.LISTED,
                    history=first_contact and (entry.published or date.min) < since,
                    replaces=before.id if before else None,
                    story=before.story if before else None,
                )
            )
    _miss(tx, rows.values(), listing, now=now, replaced=replaced, gone_after=gone_after)
    return new


def _miss(
    tx: Connection,
    rows: Iterable[Row[tuple[object, ...]]],
    listing: Listing,
    *,
    now: datetime,
    replaced: list[int],
    gone_after: int,
) -> None:
    """Count the polls that a link is missing. A page that is "not modified" still lacks what it lacked."""
    listed = None if listing.entries is None else {each.key for each in listing.entries}
    for row in rows:
        missing = row.missing_polls > 0 if listed is None else row.key not in listed
        if row.gone_at is None and missing:
            polls = row.missing_polls + 1
            gone = polls >= gone_after or row.id in replaced
            tx.execute(
                update(publication)
                .where(publication.c.id == row.id)
                .values(missing_polls=polls, gone_at=now if gone else None, gone_told=row.id in replaced)
            )


@dataclass(frozen=True, slots=True)
class Gone:
    """A publication that its page doesn't list any more."""

    id: int
    urn: Urn
    title: str
    published: date | None
    page_url: str
    story: str | None


def gone_untold(tx: Connection, urns: frozenset[Urn]) -> list[Gone]:
    """List what is gone from the pages of these authorities without anybody having been told."""
    rows = tx.execute(
        select(publication).where(
            publication.c.gone_at.is_not(None), publication.c.gone_told.is_(False), publication.c.urn.in_(sorted(urns))
        )
    )
    return [Gone(row.id, Urn(row.urn), row.title, row.published, row.page_url, row.story) for row in rows]


def told_gone(tx: Connection, id: int) -> None:  # noqa: A002 - the row's own word
    """Remember that somebody was told that it is gone."""
    tx.execute(update(publication).where(publication.c.id == id).values(gone_told=True))


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication that a page lists, and its days."""

    urn: Urn
    key: str
    title: str
    published: date | None
    event_date: date | None


def dated(tx: Connection, source: str) -> list[Dated]:
    """List everything that a source's pages list now."""
    rows = tx.execute(select(publication).where(publication.c.source == source, publication.c.gone_at.is_(None)))
    return [Dated(Urn(row.urn), row.key, row.title, row.published, row.event_date) for row in rows]


def latest_day(tx: Connection, source: str) -> date | None:
    """Say when a source published its latest."""
    found: date | None = tx.execute(
        select(func.max(publication.c.published)).where(publication.c.source == source)
    ).scalar()
    return found


def published_days(tx: Connection, source: str) -> list[date]:
    """List the days on which a source published something."""
    days = select(publication.c.published).where(publication.c.source == source, publication.c.published.is_not(None))
    return [row.published for row in tx.execute(days.distinct())]


def _dates(entry: Entry, row: Row[tuple[object, ...]]) -> dict[str, date]:
    """Pick the dates that are news; one that is known isn't unlearned when a later page lacks it."""
    known = {"published": entry.published, "event_date": entry.event_date}
    return {name: day for name, day in known.items() if day and getattr(row, name) != day}
