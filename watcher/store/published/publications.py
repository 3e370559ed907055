"""What Ofsted published: what each authority's page lists, what was read, and what was decided about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, exists, not_, or_, select, update

from watcher.model.corrections import Correction, from_text
from watcher.model.documents import Publication, Reading, names_another
from watcher.model.ofsted import Urn
from watcher.model.values import replace
from watcher.store.published import documents
from watcher.store.tables.publications import publication, reading

WAITS_FOR_HISTORY = timedelta(hours=1)
"""England's reports since the shipped history ended are read in minutes; a site in trouble must not hold news back."""


class State(StrEnum):
    """Where a publication stands on its way."""

    LISTED = "listed"
    """Seen on the page of an authority that nobody watches: its document is not fetched."""
    WAITING = "waiting"
    """Its document is to be fetched."""
    READ = "read"
    """Its document is stored and read."""


class ListedPublication(Struct, frozen=True):
    """A publication as it was listed, and what became of it in words. `sha256` is None while its file wasn't read."""

    title: str
    url: str
    published: date | None
    first_seen: datetime
    sha256: str | None
    became: str


class UnreadPublication(Struct, frozen=True):
    """A publication whose document could not be read yet; `problem` says why, if it was tried."""

    urn: Urn
    title: str
    url: str
    published: date | None
    problem: str | None


class Undecided(Struct, frozen=True):
    """A publication that was read and not yet decided. `story` is set when an alert about it was made before.

    `known` are all publications of its authority, the shipped ones too, where they were looked up once for many teams.
    """

    id: int
    history: bool
    key: str
    story: str | None
    first_seen: datetime
    publication: Publication
    correction: Correction | None
    known: tuple[Publication, ...] | None = None


_other = publication.alias()
_UNDECIDED = publication.c.state == State.READ, publication.c.decided_at.is_(None)


_UNTRIED = exists().where(
    _other.c.urn == publication.c.urn,
    _other.c.history,
    _other.c.state == State.WAITING,
    _other.c.attempts == 0,
    or_(_other.c.published.is_(None), _other.c.published > bindparam("shipped_until")),
)
"""An earlier report of the same authority waits that nobody has tried to fetch yet."""
_seen_before = bindparam("seen_before", type_=publication.c.first_seen.type)
_FOUND_UNDECIDED = (
    select(publication, reading.c.json.label("said"))
    .join(reading, reading.c.sha256 == publication.c.sha256)
    .where(*_UNDECIDED, or_(publication.c.history, publication.c.first_seen < _seen_before, not_(_UNTRIED)))
    .order_by(publication.c.published, publication.c.id)
)
_FOUND_UNDECIDED_OF = _FOUND_UNDECIDED.where(publication.c.urn == bindparam("of"))


def places_undecided(tx: Connection) -> list[Urn]:
    """List the authorities of which something was read and not decided."""
    rows = tx.execute(select(publication.c.urn).where(*_UNDECIDED).distinct())
    return [Urn(each) for each in rows.scalars()]


def undecided(tx: Connection, now: datetime, shipped_until: date, urn: Urn | None = None) -> Iterator[Undecided]:
    """List what was read and not decided, in order of publication; of one authority where `urn` says which.

    What is new waits, for an hour at most, while its authority has earlier reports that nobody has tried to fetch yet:
    without them it would be compared with too old a grade, or with none. `shipped_until` is the last day of the shipped
    history, which is known anyhow.
    """
    asked = {"of": urn, "seen_before": now - WAITS_FOR_HISTORY, "shipped_until": shipped_until}
    for row in tx.execute(_FOUND_UNDECIDED if urn is None else _FOUND_UNDECIDED_OF, asked).all():
        correction = from_text(row.correction) if row.correction else None
        read = _publication(row, documents.parsed(row.said))
        yield Undecided(row.id, row.history, row.key, row.story, row.first_seen, read, correction)


_DECIDE = update(publication).where(publication.c.id == bindparam("this"))
_AGAIN = select(publication.c.id, publication.c.history, publication.c.story).where(
    publication.c.id.in_(bindparam("these", expanding=True)), publication.c.decided_at.is_(None)
)


def still_undecided(tx: Connection, found: Sequence[Undecided]) -> list[Undecided]:
    """Look again at what was found undecided, as whoever decides now sees it, without what was decided meanwhile."""
    rows = {row.id: row for row in tx.execute(_AGAIN, {"these": [each.id for each in found]})}
    return [replace(e, history=rows[e.id].history, story=rows[e.id].story) for e in found if e.id in rows]


def decided(tx: Connection, now: datetime, *made: tuple[int, str, str | None]) -> None:
    """Note what was decided about publications: of each its number, the decision in words, and its story."""
    names = "this", "decision", "story"
    tx.execute(_DECIDE, [{"decided_at": now, **dict(zip(names, each, strict=True))} for each in made])


def stories_of(tx: Connection, urls: Collection[str]) -> dict[tuple[Urn, str], str]:
    """Map publications, by their authority and address, to the stories in which they were told, where they were.

    Several authorities' pages may list one document.
    """
    if not urls:
        return {}
    p = publication.c
    rows = tx.execute(select(p.urn, p.url, p.story).where(p.url.in_(urls), p.story.is_not(None)))
    return {(Urn(row.urn), row.url): row.story for row in rows}


def collected(tx: Connection, urn: Urn) -> list[Publication]:
    """List all publications of one authority that were read, newest first; of a corrected one the correction."""
    return collected_of_all(tx, (urn,)).get(urn, [])


_SHOWN = (*(publication.c[name] for name in ("urn", "title", "url", "page_url", "published", "sha256")), reading.c.json)


def _collected(among: Callable[[ColumnElement[str]], ColumnElement[bool]]) -> Select[Any]:
    # Looked for once among all of these authorities': what replaces a publication stands on its page.
    corrected = select(_other.c.replaces).where(
        among(_other.c.urn), _other.c.correction.is_not(None), _other.c.replaces.is_not(None)
    )
    return (
        select(*_SHOWN)
        .join(reading, reading.c.sha256 == publication.c.sha256)
        .where(publication.c.state == State.READ, among(publication.c.urn), publication.c.id.not_in(corrected))
        .order_by(publication.c.published.desc(), publication.c.id.desc())
    )


_COLLECTED_OF_ONE = _collected(lambda urn: urn == bindparam("urn"))
_COLLECTED = _collected(lambda urn: urn.in_(bindparam("urns", expanding=True)))


def collected_of_all(tx: Connection, urns: Iterable[Urn]) -> dict[Urn, list[Publication]]:
    """List the publications of many authorities, as `collected` does, in one question."""
    wanted = sorted(urns)
    # Of one, as for each report of a burst, with a question that was prepared: to write a list out costs three times.
    if len(wanted) == 1:
        rows = tx.execute(_COLLECTED_OF_ONE, {"urn": wanted[0]})
    else:
        rows = tx.execute(_COLLECTED, {"urns": wanted})
    found: dict[Urn, list[Publication]] = {}
    for row in rows:
        found.setdefault(Urn(row.urn), []).append(_publication(row, documents.parsed(row.json)))
    return found


def first_seen(tx: Connection, urns: Iterable[Urn]) -> dict[str, datetime]:
    """Map the addresses of what was new to when it was first seen; what was there before the first poll is left out."""
    rows = tx.execute(
        select(publication.c.url, publication.c.first_seen).where(
            publication.c.urn.in_(sorted(urns)), publication.c.history.is_(False)
        )
    )
    return {row.url: row.first_seen for row in rows}


def unread_between(
    tx: Connection, urns: Iterable[Urn], since: datetime, until: datetime
) -> tuple[UnreadPublication, ...]:
    """List what was new from `since` until `until` and could not be read so far, the earliest first."""
    rows = tx.execute(
        select(publication)
        .where(
            publication.c.urn.in_(sorted(urns)),
            publication.c.history.is_(False),
            publication.c.state == State.WAITING,
            publication.c.first_seen >= since,
            publication.c.first_seen < until,
        )
        .order_by(publication.c.first_seen, publication.c.id)
    )
    return tuple(UnreadPublication(Urn(row.urn), row.title, row.url, row.published, row.problem) for row in rows)


def listed(tx: Connection, urn: Urn, most: int) -> tuple[ListedPublication, ...]:
    """List what stands on an authority's page, read or not, the newest first."""
    rows = tx.execute(
        select(publication)
        .where(publication.c.urn == urn)
        .order_by(publication.c.published.desc(), publication.c.id.desc())
        .limit(most)
    )
    return tuple(
        ListedPublication(
            row.title, row.url, row.published, row.first_seen, row.sha256, row.decision or row.problem or ""
        )
        for row in rows
    )


_READ_OF: Select[Any] = (
    select(*_SHOWN, publication.c.story, publication.c.id)
    .join(reading, reading.c.sha256 == publication.c.sha256)
    .where(publication.c.urn == bindparam("urn"), publication.c.state == State.READ)
    .order_by(publication.c.id)
)
_DECIDED_OF = _READ_OF.where(publication.c.decided_at.is_not(None))


def decided_of(tx: Connection, urn: Urn) -> list[tuple[str | None, Publication]]:
    """List one authority's publications that were decided, each with its story if there was an alert about it.

    A document that names another authority is left out: it opens and settles no story of this one.
    """
    return [(row.story, each) for row, each in _of_its_own(tx, _DECIDED_OF, urn)]


def by_number(tx: Connection, urn: Urn) -> dict[int, Publication]:
    """Map the numbers of one authority's publications that were read to these; left out is what `decided_of` leaves."""
    return {row.id: each for row, each in _of_its_own(tx, _READ_OF, urn)}


def _of_its_own(tx: Connection, wanted: Select[Any], urn: Urn) -> Iterator[tuple[Row[Any], Publication]]:
    for row in tx.execute(wanted, {"urn": urn}):
        read = _publication(row, documents.parsed(row.json))
        if not names_another(read):
            yield row, read


def read_publication(tx: Connection, row: Row[Any]) -> Publication:
    """Read a publication whose document was stored and read, with what it says."""
    said = documents.said(tx, row.sha256)
    assert said is not None, "a publication in state `read` has a reading: they are written together"
    return _publication(row, said)


def _publication(row: Row[Any], said: Reading) -> Publication:
    return Publication(
        urn=Urn(row.urn),
        title=row.title,
        url=row.url,
        page_url=row.page_url,
        published=row.published or said.published,
        sha256=row.sha256,
        reading=replace(said, published=said.published or row.published),
    )
