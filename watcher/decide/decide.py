"""The second sentence: decide what it means, and write alerts, deliveries and "decided" in one transaction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from watcher import data, logs
from watcher.decide.news import day_of, decide_item
from watcher.decide.publications import decide_publication
from watcher.model.decisions import Decision
from watcher.store import items, publications
from watcher.store.items import StoredItem
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.config.check import Config
    from watcher.store.database import Store
    from watcher.store.publications import Undecided


def decide(store: Store, config: Config, now: datetime) -> tuple[Decision, ...]:
    """Decide everything undecided, in order of publication; each in a transaction of its own.

    Of one day Ofsted's own word goes before the news, so that the news follows it quietly.
    """
    with store.look() as tx:
        official: list[Undecided | StoredItem] = list(publications.undecided(tx, now, _shipped_until(config)))
        pending = official + list(items.undecided(tx))
    made = []
    for each in sorted(pending, key=_published):
        with store.begin() as tx:
            if isinstance(each, StoredItem):
                if items.is_decided(tx, each.id):
                    continue
                decision = decide_item(tx, each, config, now)
            elif publications.is_decided(tx, each.id):
                continue
            else:
                decision = decide_publication(tx, each, config, now)
        _log(decision, history=each.history)
        made.append(decision)
    return tuple(made)


def _shipped_until(config: Config) -> date:
    if config.baseline == "none":
        return date.min
    return max(each.published for each in data.baseline())


def _log(decision: Decision, *, history: bool) -> None:
    """Name the document and the alert, so that the journal joins what was read to what was sent."""
    log = logs.logger()
    alert = decision.alert
    (log.debug if history else log.info)(
        "decided",
        document=decision.document,
        url=decision.url,
        alert=alert.key if alert else None,
        outcome=decision.outcome,
        receivers=list(decision.receivers),
    )


def _published(pending: Undecided | StoredItem) -> date:
    if isinstance(pending, StoredItem):
        return day_of(pending)
    return pending.publication.published or day_in_london(pending.first_seen)
