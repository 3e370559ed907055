"""The stories that are known of an authority: of Ofsted's publications, and those that news opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, FromClause, Row, bindparam, case, select, update

from rules.stories import confirmed_story
from watcher.data.publications import shipped
from watcher.model.kinds import Kind
from watcher.model.ofsted import Urn
from watcher.model.stories import Standing, Story
from watcher.model.values import word_of
from watcher.store.published import publications
from watcher.store.tables.news import story
from watcher.store.upsert import insert_missing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from watcher.model.documents import Publication


def known(tx: Connection, urn: Urn, *, bundled_before: date | None) -> tuple[Story, ...]:
    """List an authority's stories. Shipped inspections count when they were published before `bundled_before`."""
    return joined(urn, publications.decided_of(tx, urn), opened_by_news(tx, urn), bundled_before=bundled_before)


def joined(
    urn: Urn,
    decided: Iterable[tuple[str | None, Publication]],
    opened: Iterable[Story],
    *,
    bundled_before: date | None,
) -> tuple[Story, ...]:
    """Join an authority's shipped inspections, its publications that were decided, and the stories that news opened."""
    of_old = shipped(urn) if bundled_before else ()
    before = ((None, each) for each in of_old if bundled_before and each.published and each.published < bundled_before)
    found = {}
    for key, item in (*before, *decided):
        if new := confirmed_story(item, key):
            found[new.kind, new.published] = new
    confirmed = {each.key for each in found.values()}
    return (*found.values(), *(each for each in opened if each.key not in confirmed))


_OPENED = select(story).order_by(story.c.published.desc())
_OF_AUTHORITIES = _OPENED.where(story.c.urn.in_(bindparam("urns", expanding=True)))


def opened_by_news(tx: Connection, *urns: Urn, before: datetime | None = None) -> list[Story]:
    """List the stories that news opened: of authorities, or those still unconfirmed that were opened before then."""
    rows = _OF_AUTHORITIES if urns else _OPENED
    if before:
        rows = rows.where(story.c.opened_at < before, story.c.standing == Standing.REPORTED)
    return list(map(read, tx.execute(rows, {"urns": urns} if urns else {})))


def read(row: Row[Any]) -> Story:
    """Read a story that news opened; what a newer version made of it is settled, and no kind that is known here."""
    kind, standing = word_of(Kind, row.kind, Kind.UNKNOWN_REPORT), word_of(Standing, row.standing, Standing.CONFIRMED)
    return Story(row.key, Urn(row.urn), kind, row.published, standing, row.grade)


def begin(tx: Connection, new: Story, now: datetime) -> None:
    """Keep a story that news opened; one that is known by that name stays as it is."""
    insert_missing(tx, story, [row_of(new, now)])


def row_of(new: Story, now: datetime) -> dict[str, object]:
    """Make the row that keeps a story that news opened."""
    return {
        "key": new.key,
        "urn": new.urn,
        "kind": new.kind,
        "published": new.published,
        "grade": new.grade,
        "standing": new.standing,
        "opened_at": now,
    }


def regrade(tx: Connection, key: str, grade: str | None, now: datetime) -> None:
    """Note the worse grade that the news now gives in a story that it opened; one that was withdrawn begins anew."""
    tx.execute(update(story).where(story.c.key == key).values(regraded(story, grade, now)))


def regraded(of: FromClause, grade: str | None, now: datetime) -> dict[str, object]:
    """Say what a worse grade changes in a row of stories."""
    # As it stands when this is written: Ofsted's own word may have settled it since it was looked up.
    withdrawn = of.c.standing == Standing.WITHDRAWN
    standing = case((withdrawn, Standing.REPORTED), else_=of.c.standing)
    return {"grade": grade, "standing": standing, "opened_at": case((withdrawn, now), else_=of.c.opened_at)}


def settle(tx: Connection, key: str, standing: Standing, now: datetime) -> None:
    """Note what a story has come to."""
    tx.execute(update(story).where(story.c.key == key).values(standing=standing, settled_at=now))


def is_over(tx: Connection, key: str, standing: Standing, now: datetime) -> bool:
    """Note what a story has come to that only the news told; False where Ofsted's own word has settled it meanwhile."""
    waits = story.c.key == key, story.c.standing == Standing.REPORTED
    return tx.execute(update(story).where(*waits).values(standing=standing, settled_at=now)).rowcount == 1
