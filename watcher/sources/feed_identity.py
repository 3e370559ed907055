"""Which entries of a feed are one piece, and by what each is known again.

Feeds number their entries, repeat their links, decorate them with session ids, and change their ids with every
update. So an entry has several names: its id, its link as it is, and others under which it is only looked for.
Different entries of one fetch never share a name.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from watcher.model.listings import Entry
from watcher.model.values import replace
from watcher.sources.links import exact_key_of, is_web, key_of

SHORTEST_TITLE = 12
"""A shorter title ("News", "Update") names no piece, even with its day and site."""


class Written(Struct, frozen=True):
    """An entry as its feed writes it. `guid` may be empty; `url` is None when it has no link of its own."""

    guid: str
    url: str | None
    title: str
    published: date | None


def named(entries: Sequence[tuple[Written, Entry]], feed_url: str) -> tuple[Entry, ...]:
    """Give each entry its key and its other names; of entries that are one piece, the last is taken."""
    one_guid = _shared((each.guid, (each.url, each.title)) for each, _ in entries if each.guid)
    guids = [_guid(each, feed_url) if each.guid not in one_guid else "" for each, _ in entries]
    links = [exact_key_of(each.url) if each.url else "" for each, _ in entries]
    one_link = _shared((link, guid or each.title) for (each, _), guid, link in zip(entries, guids, links, strict=True))
    found: dict[str, Entry] = {}
    for (written, entry), guid, link in zip(entries, guids, links, strict=True):
        own_link = link if link and link not in one_link else ""
        site = link or key_of(feed_url)
        key = own_link or f"{site}#{_short(guid or written.title)}"
        found[key] = replace(entry, key=key, guid=guid, also=_others(written, guid, feed_url))
    seen = Counter(name for each in found.values() for name in each.also)
    return tuple(replace(each, also=tuple(name for name in each.also if seen[name] == 1)) for each in found.values())


def _shared(pairs: Iterable[tuple[str, object]]) -> frozenset[str]:
    """List the names that stand for different things."""
    things: dict[str, set[object]] = {}
    for name, thing in pairs:
        things.setdefault(name, set()).add(thing)
    return frozenset(name for name, several in things.items() if len(several) > 1)


def _guid(written: Written, feed_url: str) -> str:
    """Write an id so that it is one in the world; empty where it says no more than the link.

    GOV.UK and the BBC write the page's address, and behind it what changes with each update.
    """
    if is_web(written.guid):
        says_the_link = written.url is not None and key_of(written.guid) == key_of(written.url)
        return "" if says_the_link else exact_key_of(written.guid)
    return f"{urlsplit(feed_url).hostname} {written.guid}" if written.guid else ""


def _others(written: Written, guid: str, feed_url: str) -> tuple[str, ...]:
    """List the names under which a piece is only looked for: through another feed, another host, another session."""
    title = " ".join(written.title.lower().split())
    if not title:
        return ()
    link = written.url or feed_url
    names = [f"link {key_of(link)} {title}"] if written.url else []
    if guid:
        names.append(f"id {written.guid} {title}")
    elif written.published and len(title) >= SHORTEST_TITLE:
        names.append(f"day {urlsplit(link).hostname} {written.published} {title}")
    return tuple(names)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
