"""Reads news items and council minutes when they have come: in the sandbox, and before anything is decided."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from watcher.collect import mishaps
from watcher.model import news
from watcher.model.errors import SandboxError
from watcher.model.listings import Failure
from watcher.model.news import NewsReading
from watcher.store.polled import items, outages

if TYPE_CHECKING:
    from watcher.collect.tools import Tools
    from watcher.store.polled.items import StoredItem

MOST_TRIES = 3
"""How many times an item that crashes the reader is tried before it counts as unreadable."""
READER = "watcher.reading.news.sandboxed:ITEM"


def read_pieces(tools: Tools) -> int:
    """Read what was collected and not yet read, and return how many items were read.

    An item that can't be read is tried again at the next polls, and the operators hear of it; it holds up no other.
    """
    with tools.store.look() as tx:
        waiting = items.unread(tx)
    return sum(_read_one(each, tools) for each in waiting)


def _read_one(pending: StoredItem, tools: Tools) -> bool:
    place = f"item {pending.id}"
    try:
        said = _said(pending, tools)
    except Exception as error:  # one odd item must not hold up the others
        _failed(pending, place, error, tools)
        return False
    with tools.store.begin() as tx:
        items.was_read(tx, pending.id, said, pending.said)
        outages.good_poll(tx, pending.source, place, tools.clock.now())
    return True


def _said(pending: StoredItem, tools: Tools) -> NewsReading:
    written = json.dumps([*_written(pending), pending.text or ""]).encode()
    return news.from_json(json.loads(tools.readers.call(READER, written, (pending.kind,))))


def _written(pending: StoredItem) -> tuple[str | None, ...]:
    each = pending.item
    return each.id, each.title, each.summary, each.url, each.published, each.outlet


def _failed(pending: StoredItem, place: str, error: Exception, tools: Tools) -> None:
    how = f"Reading it {error}." if isinstance(error, SandboxError) else mishaps.sentence_of(error, place)
    sentence = f"“{pending.item.title[:100]}” ({pending.item.url}) could not be read. {how}"
    with tools.store.begin() as tx:
        # Counted where operators see it anyhow; after the last try it is decided as saying nothing, and not asked for
        # again.
        if outages.bad_poll(tx, pending.source, Failure(place, sentence), tools.clock.now()) < MOST_TRIES:
            return
        why = "It could not be read; the operators were told."
        unreadable = NewsReading.without_result(why, about_inspection=False)
        items.was_read(tx, pending.id, unreadable, pending.said)
