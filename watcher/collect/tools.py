"""What it takes to collect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.places import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from watcher.model.ofsted import Urn
    from watcher.model.places import Places
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store
    from watcher.timing.clock import Clock
    from watcher.web.client import Web


class Tools(Struct, frozen=True):
    """Where to collect into, the way out, where what comes is read, and for whom.

    `alert_window`: on first contact only what is newer is news. `spacing` is the rest between two requests to one
    host; `reader_version` names the reader that documents are read with. `deal_with_news` fetches, decides and sends
    what a poll found so far, while pages are left that hardly bring news.
    """

    store: Store
    web: Web
    readers: Readers
    clock: Clock
    watched: frozenset[Urn]
    alert_window: timedelta
    spacing: timedelta
    reader_version: str
    places: Places = NOWHERE
    deal_with_news: Callable[[], None] = lambda: None
