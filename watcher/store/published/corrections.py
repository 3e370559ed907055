"""Documents that are known already: when each is looked at again, and what was found to be different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select, update

from rules.rule import visit_of
from watcher.model.corrections import Cause, Correction, from_text, to_text
from watcher.model.listings import Validators
from watcher.model.values import replace
from watcher.store.published import fetch_queue, publications
from watcher.store.published.publications import State
from watcher.store.tables.publications import publication, publication_note, reading
from watcher.store.tables.teams import everybodys
from watcher.store.teams import team_notes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from watcher.model.documents import Reading
    from watcher.model.ofsted import Urn


_other, _later = publication.alias(), publication.alias()
"""Made once: SQLAlchemy takes longer to make an alias than the database to answer."""


class KnownDocument(Struct, frozen=True):
    """A publication whose document is stored. `listed`: its page shows it still."""

    id: int
    url: str
    sha256: str
    validators: Validators
    listed: bool = True


class LookAgain(Struct, frozen=True):
    """When a document is to be looked at again.

    One that was published since `fresh_since` when it was not looked at since `fresh_before`, one since `recent_since`
    when not since `recent_before`; any other when it was not looked at since `old_before`.
    """

    fresh_since: date
    fresh_before: datetime
    recent_since: date
    recent_before: datetime
    old_before: datetime


def due(tx: Connection, urns: frozenset[Urn], when: LookAgain, most: int) -> list[KnownDocument]:
    """List what is to be looked at again, the freshest first."""
    looked_at = publication.c.checked_at
    rows = tx.execute(
        select(publication)
        .where(
            publication.c.state == State.READ,
            publication.c.gone_at.is_(None),
            publication.c.urn.in_(sorted(urns)),
            or_(
                looked_at.is_(None),
                looked_at < when.old_before,
                and_(publication.c.published >= when.fresh_since, looked_at < when.fresh_before),
                and_(publication.c.published >= when.recent_since, looked_at < when.recent_before),
            ),
        )
        .order_by(publication.c.published.desc(), publication.c.id)
        .limit(most)
    )
    return [KnownDocument(row.id, row.url, row.sha256, Validators(row.etag, row.last_modified)) for row in rows]


_REPLACED = (
    select(_other)
    .join(publication, publication.c.replaces == _other.c.id)
    .where(publication.c.id == bindparam("this"), _other.c.state == State.READ)
)
_SAME = (
    select(_other.c.id, _other.c.story, _other.c.urn, _other.c.published, publication.c.published.label("now"))
    .join(publication, publication.c.urn == _other.c.urn)
    .where(
        publication.c.id == bindparam("this"),
        _other.c.id != bindparam("this"),
        _other.c.sha256 == bindparam("sha256"),
        _other.c.state == State.READ,
        # What Ofsted has replaced since and brings back now is another correction, however well its bytes are known.
        ~exists().where(
            _later.c.replaces == _other.c.id, _later.c.id != bindparam("this"), _later.c.state == State.READ
        ),
    )
    .order_by(_other.c.story.is_(None), _other.c.id.desc())
)
_notes = everybodys(publication_note)
_DECIDED = select(
    publication.c.decided_at,
    publication.c.correction,
    select(func.max(_notes.c.decided_at))
    .where(_notes.c.publication == bindparam("this"))
    .scalar_subquery()
    .label("by_teams"),
).where(publication.c.id == bindparam("this"))
_LOOKED_AT = update(publication).where(publication.c.id == bindparam("this"))


def looked_at(tx: Connection, id_: int, validators: Validators | None, now: datetime) -> None:
    """Remember that a document was looked at, and what to ask with next time."""
    tx.execute(_LOOKED_AT, {"this": id_, **fetch_queue.looked_at(validators, now)})


def corrected(tx: Connection, id_: int, sha256: str, correction: Correction) -> None:
    """Note what is different in a document, as its next correction; it is to be decided anew.

    What nobody has decided about yet, nobody was told: it is set against what stood there before.
    """
    row = tx.execute(_DECIDED, {"this": id_}).one()
    untold = row.decided_at is None and row.by_teams is None
    written: str | None = to_text(correction)
    if row.correction:
        last = from_text(row.correction)
        correction = correction.after(last) if untold else correction
        written = to_text(replace(correction, number=last.number + 1))
    elif untold and correction.cause is Cause.NEW_BYTES:
        written = None
    here = update(publication).where(publication.c.id == id_)
    tx.execute(here.values(sha256=sha256, correction=written, decided_at=None))
    team_notes.publication_changed(tx, id_)


def replaced(tx: Connection, id_: int) -> KnownDocument | None:
    """Look up the document in whose place this publication stands; None when there is none that was read."""
    row = tx.execute(_REPLACED, {"this": id_}).first()
    return KnownDocument(row.id, row.url, row.sha256, Validators(None, None), row.missing_polls == 0) if row else None


def moved_here(tx: Connection, id_: int, sha256: str, said: Reading) -> bool:
    """Note that a document is one of the same authority's that is known by another link; False when it is none.

    One in whose place Ofsted had put another since, on a later day, is none, either: it is issued anew, and bears a day
    of its own. With the old one it stands where it stood, under a link that a new site gave it.
    """
    same = tx.execute(_SAME, {"this": id_, "sha256": sha256}).first()
    if same is None:
        return False
    anew = same.published and same.now and same.now > same.published
    if anew and _issued_since(tx, same.urn, same.published, said):
        return False
    here = update(publication).where(publication.c.id == id_)
    tx.execute(here.values(replaces=same.id, story=same.story))
    return True


def of_same_visit(tx: Connection, urn: Urn, said: Reading) -> list[str]:
    """List by their hashes the documents that an authority has on the same inspection or visit, the newest first."""
    if said.inspection_end is None:
        return []
    return [e.sha256 for e in publications.collected(tx, urn) if visit_of(e) == (said.kind, said.inspection_end)]


def _issued_since(tx: Connection, urn: Urn, day: date, said: Reading) -> bool:
    later = (each for each in publications.collected(tx, urn) if each.published and each.published > day)
    return any(visit_of(each) == (said.kind, said.inspection_end) for each in later)


def known(tx: Connection, urns: Iterable[Urn]) -> dict[str, Correction]:
    """Map the addresses of corrected documents to what was different in them."""
    rows = tx.execute(
        select(publication.c.url, publication.c.correction).where(
            publication.c.urn.in_(sorted(urns)),
            publication.c.state == State.READ,
            publication.c.correction.is_not(None),
        )
    )
    return {row.url: from_text(row.correction) for row in rows}


def read_by_earlier(tx: Connection, reader: str, most: int) -> list[str]:
    """List documents that an earlier version of the reader read, by their hashes; versions are whole numbers.

    Of two versions that share a database one alone reads anew: else each would correct the other without end.
    """
    kept = reading.c.reader
    shorter, as_long = func.length(kept) < len(reader), func.length(kept) == len(reader)
    rows = tx.execute(
        select(reading.c.sha256)
        .join(publication, publication.c.sha256 == reading.c.sha256)
        .where(or_(shorter, and_(as_long, kept < reader)))
        .group_by(reading.c.sha256)
        .limit(most)
    )
    return [row.sha256 for row in rows]


def told_of(tx: Connection, sha256: str, since: date) -> list[int]:
    """List the publications with this document since a day, or of none, that were decided, and are no history."""
    rows = tx.execute(
        select(publication.c.id).where(
            publication.c.sha256 == sha256,
            publication.c.state == State.READ,
            publication.c.history.is_(False),
            publication.c.decided_at.is_not(None),
            or_(publication.c.published.is_(None), publication.c.published >= since),
        )
    )
    return [row.id for row in rows]
