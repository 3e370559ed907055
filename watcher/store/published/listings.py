"""What the authorities' pages list: what is new there, what was seen before, and what is gone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, func, or_, select, update

from watcher.model.corrections import Cause, as_written
from watcher.model.listings import Entry, ShownReport
from watcher.model.ofsted import Urn
from watcher.store.engine import wake_ups
from watcher.store.engine.wake_ups import WakeUp, Work
from watcher.store.published.publications import State
from watcher.store.tables.config import watching
from watcher.store.tables.publications import publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from watcher.store.published.sightings import Sighting


def known(tx: Connection, urn: Urn) -> Sequence[Row[Any]]:
    """Look up all that an authority's page has listed so far, as `shown` and `see` take it."""
    return tx.execute(_LISTED, {"urn": urn}).all()


def shown(rows: Iterable[Row[Any]]) -> tuple[ShownReport, ...]:
    """List what an authority's page showed so far; what is known to be gone is left out."""
    there = (row for row in rows if row.gone_at is None)
    return tuple(ShownReport(row.key, row.title, row.published, row.event_date, row.missing_polls) for row in there)


_LISTED = select(publication).where(publication.c.urn == bindparam("urn")).order_by(publication.c.id)
_SEE = update(publication).where(publication.c.id == bindparam("this"))
_ADD = publication.insert()


def see(tx: Connection, seen: Sighting, before: Iterable[Row[Any]], *, watched: bool, gone_after: int | None) -> int:
    """Note what an authority's page lists; returns how many publications were not there `before`.

    A publication is known by its authority's URN and its key, Ofsted's file id: not by the source's name, nor by the
    page's address. On first contact everything published before `since` is history; later, whatever is new is new,
    however old the date it bears. A link that was missing in `gone_after` polls is gone (None: none is). One that is
    in the place of another (the same title and dates) replaces it.
    """
    listing = seen.listing
    # A list or a feed names no authority: its entries are no publications of a page.
    if listing.urn is None:
        return 0
    rows = {row.key: row for row in before}
    # By all three: Ofsted's titles alone repeat from one inspection to the next.
    same_name = {(row.title, row.published, row.event_date): row for row in rows.values()}
    replaced = []
    new = []
    for entry in listing.entries or ():
        if entry.key in rows:
            continue
        # Without a date the title alone would take last year's letter for this year's.
        same = same_name.get((entry.title, entry.published, entry.event_date)) if entry.published else None
        replaced += [same.id] if same else []
        new.append(_row(seen, entry, same, watched=watched))
    _see_again(tx, seen, rows)
    if new:
        tx.execute(_ADD, new)
    if new and watched:
        wake_ups.wake(tx, WakeUp(Work.READ))
    if gone_after is not None:
        _miss(tx, rows.values(), seen, replaced=replaced, gone_after=gone_after)
    return len(new)


def _see_again(tx: Connection, seen: Sighting, before: Mapping[str, Row[Any]]) -> None:
    """Note what is still listed: an old page has dozens, of which the same columns change in one statement."""
    again: defaultdict[tuple[str, ...], list[dict[str, object]]] = defaultdict(list)
    for entry in seen.listing.entries or ():
        if row := before.get(entry.key):
            # An address that can't be opened is written as the page's own: one that could be is not forgotten for it.
            url = row.url if entry.url == seen.listing.page_url else entry.url
            here = {"last_seen": seen.now, "missing_polls": 0, "gone_at": None, "url": url}
            values = here | _dates(entry, row)
            again[tuple(values)].append({"this": row.id, **values})
    for together in again.values():
        tx.execute(_SEE, together)


def _row(seen: Sighting, entry: Entry, before: Row[tuple[object, ...]] | None, *, watched: bool) -> dict[str, object]:
    """Make the row of a publication that was not there before; `before` is the one in whose place it is."""
    return {
        "source": seen.source,
        "place": seen.listing.place,
        "key": entry.key,
        "urn": seen.listing.urn,
        "title": entry.title,
        "url": entry.url,
        "page_url": seen.listing.page_url,
        "published": entry.published,
        "event_date": entry.event_date,
        "first_seen": seen.now,
        "last_seen": seen.now,
        "state": State.WAITING if watched else State.LISTED,
        # An undated one counts as old: at first contact there is nothing to tell it from the rest.
        "history": seen.first_contact and (entry.published or date.min) < seen.since,
        "replaces": before.id if before else None,
        # In the story of what it replaces, so that a correction is told where the first alert was.
        "story": before.story if before else None,
    }


def _miss(
    tx: Connection, rows: Iterable[Row[tuple[object, ...]]], seen: Sighting, *, replaced: list[int], gone_after: int
) -> None:
    """Count the polls that a link is missing. A page that is "not modified" still lacks what it lacked."""
    entries = seen.listing.entries
    listed = None if entries is None else {each.key for each in entries}
    for row in rows:
        missing = row.missing_polls > 0 if listed is None else row.key not in listed
        if row.gone_at is None and missing:
            polls = row.missing_polls + 1
            gone = polls >= gone_after or row.id in replaced
            tx.execute(
                update(publication)
                .where(publication.c.id == row.id)
                # The new link is told as a correction; that the old one is gone says nothing more.
                .values(missing_polls=polls, gone_at=seen.now if gone else None, gone_told=row.id in replaced)
            )


class Gone(Struct, frozen=True):
    """A publication that its page doesn't list any more."""

    id: int
    urn: Urn
    title: str
    published: date | None
    url: str
    page_url: str
    story: str | None


_corrected = publication.c.correction
# Without NULL: NOT IN a list with a NULL in it is never true, and nothing would ever be gone.
# Of two that stood side by side people were asked to check which stands: then it is news which of them goes.
_is_copy = or_(_corrected.is_(None), _corrected.not_like(f"%{as_written(Cause.BESIDE)}%"))
MOVED = select(publication.c.replaces).where(publication.c.replaces.is_not(None), _is_copy)
_first = publication.alias("first")
COPIES = (
    select(publication.c.id)
    .join(_first, _first.c.id == publication.c.replaces)
    .where(_first.c.gone_at.is_(None), _is_copy)
)
"""What says the same as one that its page lists still: that it goes is news only once that one has gone, too."""
GONE_UNTOLD = (
    select(publication)
    .join(watching, watching.c.urn == publication.c.urn)
    .where(
        publication.c.gone_at.is_not(None),
        publication.c.gone_told.is_(False),
        or_(publication.c.gone_at >= watching.c.since, publication.c.story.is_not(None)),
        publication.c.id.not_in(MOVED),
        publication.c.id.not_in(COPIES),
    )
)


def gone_untold(tx: Connection) -> list[Gone]:
    """List what is gone from the pages that are watched without anybody having been told.

    What was gone before the watching began is no news, unless it was told of all the same: then so is that it is gone.
    """
    rows = tx.execute(GONE_UNTOLD)
    return [_gone(row) for row in rows]


BACK_UNTOLD = select(publication).where(
    publication.c.gone_at.is_(None), publication.c.gone_told, publication.c.id.not_in(MOVED)
)


def back_untold(tx: Connection) -> list[Gone]:
    """List what is there again after somebody was told that it is gone."""
    return [_gone(row) for row in tx.execute(BACK_UNTOLD)]


def _gone(row: Row[Any]) -> Gone:
    return Gone(row.id, Urn(row.urn), row.title, row.published, row.url, row.page_url, row.story)


def told_gone(tx: Connection, id_: int, *, gone: bool = True) -> None:
    """Remember that somebody was told that it is gone, or that it is there again."""
    tx.execute(update(publication).where(publication.c.id == id_).values(gone_told=gone))


class DatedListing(Struct, frozen=True):
    """A publication that a page lists, and its days."""

    urn: Urn
    key: str
    title: str
    published: date | None
    event_date: date | None


def dated(tx: Connection) -> list[DatedListing]:
    """List everything that the authorities' pages list now."""
    rows = tx.execute(select(publication).where(publication.c.gone_at.is_(None)))
    return [DatedListing(Urn(row.urn), row.key, row.title, row.published, row.event_date) for row in rows]


def latest_day(tx: Connection) -> date | None:
    """Find the day on which Ofsted published its latest."""
    found: date | None = tx.execute(_LATEST).scalar()
    return found


_LATEST = select(func.max(publication.c.published))


def published_days(tx: Connection) -> list[date]:
    """List the days on which Ofsted published something."""
    days = select(publication.c.published).where(publication.c.published.is_not(None))
    return [row.published for row in tx.execute(days.distinct())]


def _dates(entry: Entry, row: Row[tuple[object, ...]]) -> dict[str, date]:
    """Pick the dates that are news; one that is known isn't unlearned when a later page lacks it."""
    known = {"published": entry.published, "event_date": entry.event_date}
    return {name: day for name, day in known.items() if day and getattr(row, name) != day}
