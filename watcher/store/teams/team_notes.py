"""What teams noted about Ofsted's things is void when the thing becomes another: they decide anew."""

from __future__ import annotations

from sqlalchemy import Connection, and_, false, literal, null, select, update

from watcher.store import upsert
from watcher.store.tables.config import watching, watching_place
from watcher.store.tables.news import item_note
from watcher.store.tables.providers import provider_publication, provider_publication_note
from watcher.store.tables.publications import publication, publication_note
from watcher.store.tables.teams import OPERATOR, TEAM, everybodys

_watching = everybodys(watching)
_watching_places = everybodys(watching_place)
_items = everybodys(item_note)


def publication_changed(tx: Connection, id_: int) -> None:
    """Let each team that watches its authority decide about a publication anew, also where it was history.

    One in the place of another is told where that was told.
    """
    before = everybodys(publication_note).alias()
    theirs = and_(before.c.publication == publication.c.replaces, before.c.team == _watching.c.team)
    teams = (
        select(literal(id_), _watching.c.team, false(), null(), before.c.story)
        .join_from(_watching, publication, publication.c.urn == _watching.c.urn)
        .outerjoin(before, theirs)
        .where(publication.c.id == id_, _watching.c.team != OPERATOR)
    )
    note = upsert.insert(tx.dialect.name, everybodys(publication_note))
    note = note.from_select(["publication", TEAM, "gone_told", "decided_at", "story"], teams)
    tx.execute(note.on_conflict_do_update(index_elements=["publication", TEAM], set_={"decided_at": None}))


def place_changed(tx: Connection, id_: int) -> None:
    """Let each team that lists a place decide about a publication there anew; those of an area have no part in it."""
    teams = (
        select(literal(id_), _watching_places.c.team, null())
        .join_from(_watching_places, provider_publication, provider_publication.c.urn == _watching_places.c.urn)
        .where(provider_publication.c.id == id_, _watching_places.c.team != OPERATOR)
    )
    note = upsert.insert(tx.dialect.name, everybodys(provider_publication_note))
    note = note.from_select(["publication", TEAM, "decided_at"], teams)
    tx.execute(note.on_conflict_do_update(index_elements=["publication", TEAM], set_={"decided_at": None}))


def item_changed(tx: Connection, id_: int) -> None:
    """Let each team that had decided about a news item do so anew."""
    tx.execute(update(_items).where(_items.c.item == id_).values(decided_at=None))
