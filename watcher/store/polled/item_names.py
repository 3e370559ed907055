"""By which names an item of a feed is known again. They are kept as hashes: they show no address or title."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, select

from watcher.store.parts import parts
from watcher.store.tables.news import item, item_name
from watcher.store.upsert import insert_missing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from watcher.model.listings import Entry

GUID, KEY, ALSO = "guid", "key", "also"
Match = tuple["Entry", Row[tuple[object, ...]] | None]


def hashed(name: str) -> str:
    """Write a name so that nothing can be read in it."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()


def names_of(entry: Entry) -> dict[str, str]:
    """Map the hashed names of an entry to their sorts, the most certain first."""
    named = [(GUID, f"guid {entry.guid}")] if entry.guid else []
    named += [(KEY, entry.key), *((ALSO, each) for each in entry.also)]
    found: dict[str, str] = {}
    for sort, name in named:
        found.setdefault(hashed(name), sort)
    return found


def match(tx: Connection, source: str, entries: Sequence[Entry]) -> list[Match]:
    """Find the item that each entry is; None where it is a new one. No two entries of one fetch are the same item.

    What is certain goes first: an entry that is known by its id leaves no other entry that item.
    """
    named = {entry.key: names_of(entry) for entry in entries}
    rows = _known(tx, [name for names in named.values() for name in names])
    with_guid = _with_guid(tx, [row.id for row in rows.values()])
    found: dict[str, Row[tuple[object, ...]]] = {}
    taken: set[int] = set()
    # Sort by sort over all entries, not entry by entry: a certain match may not find its item taken by a likely one.
    for sort in (GUID, KEY, ALSO):
        for entry in entries:
            if entry.key in found:
                continue
            for name in (each for each, theirs in named[entry.key].items() if theirs == sort):
                row = rows.get(name)
                if row is None or row.id in taken or _is_another(entry, row, source, with_guid, sort):
                    continue
                found[entry.key] = row
                taken.add(row.id)
                break
    learned = [
        {"name": name, "item": found[each.key].id, "sort": sort}
        for each in entries
        for name, sort in named[each.key].items()
        if each.key in found and name not in rows and sort != KEY  # a link may change with every fetch
    ]
    # So a feed that changes its links is followed from link to link.
    insert_missing(tx, item_name, learned)
    return [(each, found.get(each.key)) for each in entries]


def _is_another(entry: Entry, row: Row[tuple[object, ...]], source: str, with_guid: frozenset[int], sort: str) -> bool:
    """Return whether an entry with a known name is another item.

    It is where its feed gives it another id and another title; and where another feed gives it another title, which
    may be newer than what the first one shows: so each feed's wording is read once, if it has a name to be found by.
    """
    if row.source != source:
        return sort != ALSO and bool(entry.also and row.title) and _is_reworded(entry.title, row.title)
    return sort != GUID and bool(entry.guid) and row.id in with_guid and row.title != entry.title


def _is_reworded(one: str, other: str) -> bool:
    """Return whether two titles have other words, and neither is the other's beginning: some feeds cut them short."""
    first, second = sorted((_letters(one), _letters(other)), key=len)
    return bool(first) and not second.startswith(first)


def _letters(title: str) -> str:
    return "".join(each for each in title.casefold() if each.isalnum())


def add_new(tx: Connection, entries: Mapping[str, Entry]) -> None:
    """Keep the names of items that were just noted, each under the key that it got."""
    ids = {
        row.key: row.id
        for some in parts(entries)
        for row in tx.execute(select(item.c.id, item.c.key).where(item.c.key.in_(some)))
    }
    rows = [
        {"name": name, "item": ids[key], "sort": sort}
        for key, entry in entries.items()
        for name, sort in {**names_of(entry), hashed(key): KEY}.items()
    ]
    insert_missing(tx, item_name, rows)


def free_keys(tx: Connection, entries: Sequence[Entry]) -> list[str]:
    """Give each new item a key that none has: its own, or that with something behind it that tells them apart."""
    keys = [entry.key for entry in entries]
    used: set[str] = set()
    for some in parts(keys):
        used |= set(tx.execute(select(item.c.key).where(item.c.key.in_(some))).scalars())
    return [
        key if key not in used else f"{key}#{hashed(f'{entry.guid} {entry.title} {entry.published}')[:24]}"
        for key, entry in zip(keys, entries, strict=True)
    ]


def _known(tx: Connection, names: list[str]) -> dict[str, Row[tuple[object, ...]]]:
    columns = [
        item.c[name] for name in ("id", "key", "source", "revision", "title", "summary", "said", "history", "published")
    ]
    wanted = select(item_name.c.name, *columns).join(item, item.c.id == item_name.c.item)
    return {row[0]: row for some in parts(names) for row in tx.execute(wanted.where(item_name.c.name.in_(some)))}


def _with_guid(tx: Connection, ids: list[int]) -> frozenset[int]:
    wanted = select(item_name.c.item).where(item_name.c.sort == GUID)
    return frozenset(row.item for some in parts(ids) for row in tx.execute(wanted.where(item_name.c.item.in_(some))))
