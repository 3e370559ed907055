"""Pieces that feeds and councils list: from first sight to the decision. The same piece through two feeds is one."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, func, select, update

from watcher.model import news
from watcher.model.decisions import BEFORE_WATCHING
from watcher.model.news import ItemKind, NewsItem, NewsReading
from watcher.model.ofsted import Urn
from watcher.model.values import replace, word_of
from watcher.store.engine import wake_ups
from watcher.store.engine.wake_ups import WakeUp, Work
from watcher.store.polled import item_names
from watcher.store.retention import FORGOTTEN
from watcher.store.tables.news import item, item_story
from watcher.store.tables.teams import OPERATOR, team_of
from watcher.store.teams import team_notes
from watcher.timing.clock import LONDON, day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from watcher.model.listings import Entry
    from watcher.store.published.sightings import Sighting

_remembered = item.c.key.not_like(f"{FORGOTTEN}%")
RETITLED = 2
"""Up to so many undated old pieces of a feed are news when they bear new titles, as live pages do. Where more do at
once, the feed has changed how it writes titles."""
NEW_WORDS = 2
"""How many words of its title make it a new one: a slip that a paper mends in an old headline is no news."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
TOO_OLD = "It bears an old date: it was published before the days in which news counts as new."


class StoredItem(Struct, frozen=True):
    """A news item as the store has it.

    `item.id` is its key, which never changes; `urn` the authority whose source listed it, where its user named one;
    `text` the whole piece, gone with its summary once it was decided; `story` is set when it belongs to one. `said` is
    the mark of its words; `reading` what they were read to say.
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
    said: str | None = None
    reading: NewsReading | None = None


def see(tx: Connection, seen: Sighting) -> int:
    """Note what a feed lists; returns how many entries no feed had listed before.

    On first contact what was published before `since`, or nobody knows when, is history and needs no decision. Later
    whatever is new is new, except news that bears a date from before `old_before`: a feed may bring up old articles,
    but not as newly published. An item whose title or summary changed is undecided again, in its old story; only the
    source that listed it first says so: another feed's other title makes an item of its own. History stays history,
    unless it bears a new date or, undated, a new title.
    """
    listed = {each.key: _of_now_at_latest(each, seen) for each in seen.listing.entries or ()}
    found = item_names.match(tx, seen.source, tuple(listed.values()))
    fresh = [each for each, row in found if row is None]
    undated = {row.id for entry, row in found if row is not None and _is_retitled(entry, row)}
    again = undated if len(undated) <= RETITLED else set()
    for entry, row in found:
        if row is not None and row.source == seen.source and _is_known(tx, entry, row, seen):
            first = day_in_london(seen.now) if row.id in again else None
            _update(tx, row, entry, old=first is None and _is_old(entry, seen.since), day=entry.published or first)
    # After the matching: what only shares a link with another item needs a key that tells them apart.
    keys = item_names.free_keys(tx, fresh)
    if fresh:
        tx.execute(item.insert(), [_row(seen, each, key) for each, key in zip(fresh, keys, strict=True)])
        item_names.add_new(tx, dict(zip(keys, fresh, strict=True)))
    return len(fresh)


def _of_now_at_latest(entry: Entry, seen: Sighting) -> Entry:
    """Date news that bears a day yet to come by when it was seen: else nothing of Ofsted's would be of its days."""
    today = day_in_london(seen.now)
    ahead = seen.listing.items is ItemKind.NEWS and entry.published is not None and entry.published > today
    return replace(entry, published=today) if ahead else entry


def _row(seen: Sighting, entry: Entry, key: str) -> dict[str, object]:
    kind = seen.listing.items
    too_old = kind is ItemKind.NEWS and entry.published is not None and entry.published < seen.old_before
    history = too_old or (seen.first_contact and _is_old(entry, seen.since))
    return {
        "key": key,
        "source": seen.source,
        "kind": kind,
        "urn": entry.urn or seen.listing.urn,
        "revision": entry.revision,
        "title": entry.title,
        "summary": "" if history else entry.summary,
        "said": _said(entry),
        "url": entry.url,
        "outlet": entry.outlet,
        "published": entry.published.isoformat() if entry.published else None,
        "first_seen": seen.now,
        "history": history,
        "text": None if history else entry.text or None,
        "decided_at": seen.now if history else None,
        "decision": (BEFORE_WATCHING if seen.first_contact else TOO_OLD) if history else None,
    }


def _is_old(entry: Entry, since: date) -> bool:
    return entry.published is None or entry.published < since


def _is_known(tx: Connection, entry: Entry, known: Row[tuple[object, ...]], seen: Sighting) -> bool:
    """Return whether a piece may be updated: with one that was forgotten that would bring its words back.

    Another one in its place has other words and a day of now: ids and links are used again.
    """
    if not known.key.startswith(FORGOTTEN):
        return True
    day = entry.published.isoformat() if entry.published and not _is_old(entry, seen.since) else ""
    if day <= (known.published or "") or known.said in (None, _said(entry), _said_shortly(entry)):
        return False
    anew = {"key": item_names.free_keys(tx, [entry])[0], "outlet": entry.outlet, "first_seen": seen.now}
    tx.execute(update(item).where(item.c.id == known.id).values(anew))
    return True


def _is_retitled(entry: Entry, known: Row[tuple[object, ...]]) -> bool:
    if not known.history or entry.published is not None or known.title == entry.title:
        return False
    return len(_words(entry.title) - _words(known.title)) >= NEW_WORDS


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))


def _update(tx: Connection, known: Row[tuple[object, ...]], entry: Entry, *, old: bool, day: date | None) -> None:
    """Take over what an update says. A new revision of the same words (BBC's guids) is nothing to decide again."""
    here = update(item).where(item.c.id == known.id)
    if entry.text and known.said == _said_shortly(entry):
        # Noted by a version that knew long texts by their summaries: no word of it need be new.
        tx.execute(here.values(revision=entry.revision, said=_said(entry)))
    elif _said(entry) != known.said:
        history = known.history and old
        values: dict[str, object] = {
            "title": entry.title,
            "summary": "" if history else entry.summary,
            "said": _said(entry),
            "url": entry.url,
        }
        if day:
            values["published"] = day.isoformat()
        if not history:
            # Undecided and unread again, in its story: what is said of it then is an update there.
            values |= {"decided_at": None, "decision": None, "text": entry.text or None, "reading": None}
            team_notes.item_changed(tx, known.id)
        tx.execute(here.values(revision=entry.revision, history=history, **values))
    elif entry.revision != known.revision:
        tx.execute(here.values(revision=entry.revision))


def _said(entry: Entry) -> str:
    """Make the mark by which an item's words are known again, when the words themselves are gone.

    A long text has its end beyond the summary: there a live page may put what is new.
    """
    if not entry.text:
        return _said_shortly(entry)
    return _mark(entry.title, entry.summary, entry.text)


def _said_shortly(entry: Entry) -> str:
    return _mark(entry.title, entry.summary)


def _mark(title: str, *texts: str) -> str:
    """Make it of the words alone: versions that wrote a text on one line marked it so."""
    return hashlib.sha256("\n".join((title, *(each.replace("\n", " ") for each in texts))).encode()).hexdigest()


def unread(tx: Connection) -> list[StoredItem]:
    """List what was collected and not yet read, in the order in which it was first seen."""
    return [_stored(row) for row in tx.execute(_UNREAD).all()]


_UNREAD = select(item).where(item.c.decided_at.is_(None), item.c.reading.is_(None)).order_by(item.c.id)
_READ = item.c.decided_at.is_(None), item.c.reading.is_not(None)
# SQLite puts NULL first and PostgreSQL last.
_UNDECIDED = select(item).where(*_READ).order_by(func.coalesce(item.c.published, "9999"), item.c.id)
_ANY_UNDECIDED = select(item.c.id).where(*_READ).limit(1)


def was_read(tx: Connection, id_: int, said: NewsReading, of: str | None) -> None:
    """Keep what an item says, unless its words (`of` is their mark) changed while it was being read."""
    # Read without a transaction, for seconds: a feed may have changed the item, and these words are old ones.
    here = item.c.id == id_, item.c.said == of, item.c.reading.is_(None)
    tx.execute(update(item).where(*here).values(reading=json.dumps(news.as_json(said))))
    wake_ups.wake(tx, WakeUp(Work.DECIDE))


def undecided(tx: Connection) -> Iterator[StoredItem]:
    """List what was read and not decided, in order of publication; what has no date counts from its first sight."""
    for row in tx.execute(_UNDECIDED).all():
        yield _stored(row)


def any_undecided(tx: Connection) -> bool:
    """Return whether anything was read and not decided."""
    return tx.execute(_ANY_UNDECIDED).first() is not None


def is_decided(tx: Connection, id_: int) -> bool:
    """Return whether a piece was decided meanwhile, perhaps by another process."""
    return tx.execute(select(item.c.decided_at).where(item.c.id == id_)).scalar() is not None


def decided(tx: Connection, id_: int, decision: str, now: datetime, stories: Sequence[str]) -> None:
    """Note what was decided about a piece, in words, and the stories that it belongs to: one for each authority.

    Its text and summary are forgotten: of news only the headline, the outlet, the date and the address are kept.
    """
    first = stories[0] if stories else None
    values = {"decided_at": now, "decision": decision, "story": first}
    if team_of(tx) == OPERATOR:  # who decides after all teams
        values |= {"text": None, "summary": ""}
    tx.execute(update(item).where(item.c.id == id_).values(values))
    tx.execute(delete(item_story).where(item_story.c.item == id_))
    for each in dict.fromkeys(stories):
        tx.execute(item_story.insert().values(item=id_, story=each))


def stories_of(tx: Connection, id_: int) -> list[str]:
    """List the stories that a piece belonged to when it was decided last."""
    return list(tx.execute(select(item_story.c.story).where(item_story.c.item == id_)).scalars())


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
        kind=word_of(ItemKind, row.kind, ItemKind.NEWS),
        source=row.source,
        urn=Urn(row.urn) if row.urn else None,
        text=row.text,
        history=row.history,
        first_seen=row.first_seen,
        story=row.story,
        said=row.said,
        reading=news.from_json(json.loads(row.reading)) if row.reading else None,
    )
