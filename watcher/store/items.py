"""Pieces that feeds and councils list: from first sight to the decision. The same piece through two feeds is one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, delete, func, select, update

from watcher.model.news import ItemKind, NewsItem
from watcher.model.ofsted import Urn
from watcher.store.retention import FORGOTTEN, fingerprint
from watcher.store.tables import item, item_story
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from watcher.model.listings import Entry, Listing

KEYS_AT_ONCE = 500
"""SQLite takes a bounded number of values in one question."""
_remembered = item.c.key.not_like(f"{FORGOTTEN}%")
WAS_THERE = "It was there before the watching began."


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A piece as it stands in the store.

    `item.id` is its key, which never changes; `urn` the authority whose source listed it, where its user named one;
    `text` the whole piece, gone with its summary once it was decided; `story` is set when it belongs to one.
    """

    id: int
    item: NewsItem
    kind: ItemKind
    source: str
    urn: Urn | None
    text: str | None
    history: bool
    first_seen: datetime
    story: str | None


def see(
    tx: Connection, source: str, listing: Listing, kind: ItemKind, *, first_contact: bool, now: datetime, since: date
) -> int:
    """Note what a feed lists; the answer counts what no feed had listed before.

    On first contact what was published before `since`, or nobody knows when, is history and needs no decision; later
    whatever is new is new. A piece whose title or summary changed is undecided again, in its old story; only the source
    that listed it first says so, because two feeds may word the same piece differently.
    """
    entries = {each.key: each for each in listing.entries or ()}
    forgotten = _known(tx, [fingerprint(key) for key in entries])
    known = _known(tx, list(entries))
    fresh = []
    for key, entry in entries.items():
        old = not entry.published or entry.published < since
        if fingerprint(key) in forgotten:
            continue
        if key in known:
            if known[key].source == source:
                _update(tx, known[key], entry, old=old)
            continue
        history = first_contact and old
        fresh.append(
            {
                "key": key,
                "source": source,
                "kind": kind,
                "urn": entry.urn or listing.urn,
                "revision": entry.revision,
                "title": entry.title,
                "summary": "" if history else entry.summary,
                "said": _said(entry),
                "url": entry.url,
                "outlet": entry.outlet,
                "published": entry.published.isoformat() if entry.published else None,
                "first_seen": now,
                "history": history,
                "text": None if history else entry.text or None,
                "decided_at": now if history else None,
                "decision": WAS_THERE if history else None,
            }
        )
    if fresh:
        tx.execute(item.insert(), fresh)
    return len(fresh)


def _known(tx: Connection, keys: list[str]) -> dict[str, Row[tuple[object, ...]]]:
    columns = [item.c[name] for name in ("id", "key", "source", "revision", "title", "summary", "said", "history")]
    wanted = select(*columns)
    return {
        row.key: row
        for start in range(0, len(keys), KEYS_AT_ONCE)
        for row in tx.execute(wanted.where(item.c.key.in_(keys[start : start + KEYS_AT_ONCE])))
    }


def _update(tx: Connection, known: Row[tuple[object, ...]], entry: Entry, *, old: bool) -> None:
    """Take over what an update says. A new revision of the same words (BBC's guids) is nothing to decide again."""
    here = update(item).where(item.c.id == known.id)
    if _said(entry) != known.said:
        history = known.history and old
        values: dict[str, object] = {
            "title": entry.title,
            "summary": "" if history else entry.summary,
            "said": _said(entry),
            "url": entry.url,
        }
        if entry.published:
            values["published"] = entry.published.isoformat()
        if not history:
            values |= {"decided_at": None, "decision": None, "text": entry.text or None}
        tx.execute(here.values(revision=entry.revision, history=history, **values))
    elif entry.revision != known.revision:
        tx.execute(here.values(revision=entry.revision))


def _said(entry: Entry) -> str:
    """Make the mark by which a piece's words are known again, when the words themselves are gone."""
    return hashlib.sha256(f"{entry.title}\n{entry.summary}".encode()).hexdigest()


def undecided(tx: Connection) -> Iterator[StoredItem]:
    """List what is not decided, in order of publication; what has no date counts from when it was first seen."""
    rows = tx.execute(
        select(item).where(item.c.decided_at.is_(None)).order_by(func.coalesce(item.c.published, "9999"), item.c.id)
    )
    for row in rows.all():
        yield _stored(row)


def is_decided(tx: Connection, id: int) -> bool:  # noqa: A002 - the row's own word
    """Tell whether a piece was decided meanwhile, perhaps by another process."""
    return tx.execute(select(item.c.decided_at).where(item.c.id == id)).scalar() is not None


def decided(
    tx: Connection,
    id: int,  # noqa: A002 - the row's own word
    decision: str,
    now: datetime,
    stories: Sequence[str],
) -> None:
    """Note what was decided about a piece, in words, and the stories that it belongs to: one for each authority.

    Its text and summary are forgotten: of news only the headline, the outlet, the date and the address are kept.
    """
    first = stories[0] if stories else None
    values = {"decided_at": now, "decision": decision, "story": first, "text": None, "summary": ""}
    tx.execute(update(item).where(item.c.id == id).values(values))
    tx.execute(delete(item_story).where(item_story.c.item == id))
    for each in dict.fromkeys(stories):
        tx.execute(item_story.insert().values(item=id, story=each))


def all_items(tx: Connection) -> Iterator[StoredItem]:
    """List every piece that is known and not forgotten, in the order in which it was first seen."""
    for row in tx.execute(select(item).where(_remembered).order_by(item.c.id)):
        yield _stored(row)


def of_authority(tx: Connection, urn: Urn) -> Iterator[StoredItem]:
    """List the pieces that belong to an authority's stories, in the order in which they were first seen."""
    theirs = item_story.c.story.startswith(f"{urn}/", autoescape=True)
    wanted = select(item, item_story.c.story.label("of_theirs")).join(item_story, item_story.c.item == item.c.id)
    for row in tx.execute(wanted.where(theirs, _remembered).order_by(item.c.id)):
        yield replace(_stored(row), story=row.of_theirs)


def _stored(row: Row[tuple[object, ...]]) -> StoredItem:
    published = row.published
    if published is None and not row.history:
        published = row.first_seen.astimezone(LONDON).date().isoformat()
    return StoredItem(
        id=row.id,
        item=NewsItem(row.key, row.title, row.summary, row.url, published, row.outlet),
        kind=ItemKind(row.kind),
        source=row.source,
        urn=Urn(row.urn) if row.urn else None,
        text=row.text,
        history=row.history,
        first_seen=row.first_seen,
        story=row.story,
    )
