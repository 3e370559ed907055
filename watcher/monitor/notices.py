"""Tells the operators what is broken, and the leads when it concerns them: silence must never look like health."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from watcher.monitor import certificate, newcomers, sources
from watcher.monitor.deliveries import tell_of_undelivered
from watcher.monitor.publications import tell_gone, tell_unreadable
from watcher.store import listings, publications

if TYPE_CHECKING:
    from watcher.config.check import Config
    from watcher.store.database import Store


def look_after(store: Store, config: Config, now: datetime) -> None:
    """Queue what has to be told of sources, documents and deliveries that are in trouble; each thing once."""
    with store.begin() as tx:
        sources.tell(tx, config, now)
        certificate.send_when_due(tx, config, now)
        newcomers.tell(tx, config, now)
        for gone in listings.gone_untold(tx, config.watched):
            tell_gone(tx, gone, config, now)
        for waiting in publications.unreadable(tx):
            tell_unreadable(tx, waiting, config, now)
        tell_of_undelivered(tx, config, now)
