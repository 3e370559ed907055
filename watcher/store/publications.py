"""What Ofsted put on the authorities' pages: from first sight, over fetching and reading, to the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select, update

from watcher.health import BELIEVED_AFTER_POLLS, Shown
from watcher.model.corrections import from_text
from watcher.model.documents import Publication
from watcher.model.ofsted import Urn
from watcher.store import documents
from watcher.store.tables import publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model.corrections import Correction
    from watcher.sources.source import Entry, Listing


class State(StrEnum):
    """Where a publication stands on its way."""

    LISTED = "listed"
    """Seen on the page of an authority that nobody watches: its document is not fetched."""
    WAITING = "waiting"
    """Its document is to be fetched."""
    READ = "read"
    """Its document is stored and read."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A publication whose document is still to be fetched."""

    id: int
    urn: Urn
    title: str
    url: str
    page_url: str
    published: date | None
    history: bool
    attempts: int
    failing_since: datetime | None
    problem: str | None
    told_unreadable: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A publication as it was listed, and what became of it in words. `sha256` is None while its file wasn't read."""

    title: str
    url: str
    published: date | None
    first_seen: datetime
    sha256: str | None
    became: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """A publication that was read and not yet decided. `story` is set when something was told of it before."""

    id: int
    history: bool
    key: str
    story: str | None
    first_seen: datetime
    publication: Publication
    correction: Correction | None


def shown(tx: Connection, source: str, place: str) -> tuple[Shown, ...]:
    """List what a page showed so far; what is known to be gone is left out."""
    there = publication.c.source == source, publication.c.place == place, publication.c.gone_at.is_(None)
    rows = tx.execute(select(publication).where(*there))
    return tuple(Shown(row.key, row.title, row.published, row.event_date, row.missing_polls) for row in rows)


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


def take_over(tx: Connection, urns: frozenset[Urn], since: date) -> None:
    """Begin with authorities that nobody watched before: only what was published from `since` on is news."""
    theirs = publication.c.urn.in_(sorted(urns)), publication.c.state == State.LISTED
    tx.execute(
        update(publication)
        .where(*theirs)
        .values(state=State.WAITING, history=or_(publication.c.published.is_(None), publication.c.published < since))
    )


def waiting(tx: Connection, urns: frozenset[Urn], now: datetime, *, ignore_waits: bool = False) -> list[Waiting]:
    """List what is to be fetched now: news first, then history, the newest first."""
    due: list[ColumnElement[bool]] = [
        publication.c.state == State.WAITING,
        publication.c.urn.in_(sorted(urns)),
    ]
    if not ignore_waits:
        due.append(or_(publication.c.next_fetch.is_(None), publication.c.next_fetch <= now))
    rows = tx.execute(
        select(publication)
        .where(*due)
        .order_by(publication.c.history, publication.c.published.desc(), publication.c.id)
    )
    return [_waiting(row) for row in rows]


def _waiting(row: Row[tuple[object, ...]]) -> Waiting:
    return Waiting(
        id=row.id,
        urn=Urn(row.urn),
        title=row.title,
        url=row.url,
        page_url=row.page_url,
        published=row.published,
        history=row.history,
        attempts=row.attempts,
        failing_since=row.failing_since,
        problem=row.problem,
        told_unreadable=row.told_unreadable,
    )


def was_read(tx: Connection, id: int, sha256: str) -> None:  # noqa: A002 - the row's own word
    """Note that a publication's document is stored and read."""
    tx.execute(
        update(publication)
        .where(publication.c.id == id)
        .values(state=State.READ, sha256=sha256, next_fetch=None, problem=None, failing_since=None)
    )


def could_not_be_read(tx: Connection, id: int, problem: str, now: datetime, wait: timedelta) -> None:  # noqa: A002
    """Note why a publication's document couldn't be had, and when to try again."""
    tx.execute(
        update(publication)
        .where(publication.c.id == id)
        .values(
            attempts=publication.c.attempts + 1,
            next_fetch=now + wait,
            failing_since=func.coalesce(publication.c.failing_since, now),
            problem=problem,
        )
    )


def told_unreadable(tx: Connection, id: int, whom: str, story: str) -> None:  # noqa: A002
    """Remember who knows that it can't be read ("operators", then "leads"), and in which story they were told."""
    tx.execute(update(publication).where(publication.c.id == id).values(told_unreadable=whom, story=story))


def unreadable(tx: Connection) -> list[Waiting]:
    """List the news that couldn't be fetched or read as a document so far."""
    rows = tx.execute(
        select(publication).where(
            publication.c.state == State.WAITING,
            publication.c.problem.is_not(None),
            publication.c.history.is_(False),
        )
    )
    return [_waiting(row) for row in rows]


def undecided(tx: Connection) -> Iterator[Undecided]:
    """List what was read and not decided, in order of publication."""
    rows = tx.execute(
        select(publication)
        .where(publication.c.state == State.READ, publication.c.decided_at.is_(None))
        .order_by(publication.c.published, publication.c.id)
    ).all()
    for row in rows:
        correction = from_text(row.correction) if row.correction else None
        yield Undecided(row.id, row.history, row.key, row.story, row.first_seen, read_publication(tx, row), correction)


def is_decided(tx: Connection, id: int) -> bool:  # noqa: A002 - the row's own word
    """Tell whether a publication was decided meanwhile, perhaps by another process."""
    return tx.execute(select(publication.c.decided_at).where(publication.c.id == id)).scalar() is not None


def decided(tx: Connection, id: int, decision: str, now: datetime, story: str | None) -> None:  # noqa: A002
    """Note what was decided about a publication, in words."""
    tx.execute(update(publication).where(publication.c.id == id).values(decided_at=now, decision=decision, story=story))


def collected(tx: Connection, urn: Urn) -> list[Publication]:
    """List all publications of one authority that were read, newest first; of a corrected one the correction."""
    corrected = select(publication.c.replaces).where(publication.c.correction.is_not(None), publication.c.replaces != 0)
    rows = tx.execute(
        select(publication)
        .where(publication.c.urn == urn, publication.c.state == State.READ, publication.c.id.not_in(corrected))
        .order_by(publication.c.published.desc(), publication.c.id.desc())
    ).all()
    return [read_publication(tx, row) for row in rows]


def listed(tx: Connection, urn: Urn, most: int) -> tuple[Listed, ...]:
    """List what stands on an authority's page, read or not, the newest first."""
    rows = tx.execute(
        select(publication)
        .where(publication.c.urn == urn)
        .order_by(publication.c.published.desc(), publication.c.id.desc())
        .limit(most)
    )
    return tuple(
        Listed(row.title, row.url, row.published, row.first_seen, row.sha256, row.decision or row.problem or "")
        for row in rows
    )


def decided_of(tx: Connection, urn: Urn) -> list[tuple[str | None, Publication]]:
    """List one authority's publications that were decided, each with its story if something was told of it."""
    rows = tx.execute(
        select(publication).where(
            publication.c.urn == urn, publication.c.state == State.READ, publication.c.decided_at.is_not(None)
        )
    ).all()
    return [(row.story, read_publication(tx, row)) for row in rows]


def read_publication(tx: Connection, row: Row[Any]) -> Publication:
    """Read a publication whose document was stored and read, with what it says."""
    said = documents.said(tx, row.sha256)
    assert said is not None, "a publication in state `read` has a reading: they are written together"
    return Publication(
        urn=Urn(row.urn),
        title=row.title,
        url=row.url,
        page_url=row.page_url,
        published=row.published or said.published,
        sha256=row.sha256,
        reading=replace(said, published=said.published or row.published),
    )
