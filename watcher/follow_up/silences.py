"""Tells what a silence kept back, when it has ended or was taken out of the config: once, and together."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.updates import silence_over_message
from rules.conditions import Facts
from rules.regrading import taken_back
from rules.silences import silence_for
from watcher import data
from watcher.deliver.enqueue import delivery_key
from watcher.model.kinds import Kind
from watcher.model.stories import Standing
from watcher.store.one_by_one import one_by_one
from watcher.store.published import publications
from watcher.store.told import silenced, stories
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.alerts import Alert
    from watcher.model.documents import Reading
    from watcher.store.database import Store
    from watcher.store.told.deliveries import Delivery

SETTLED = {
    Standing.CONFIRMED: "reported by the news; Ofsted has published it since",
    Standing.CORRECTED: "reported by the news; Ofsted has published something different since",
    Standing.WITHDRAWN: "reported by the news; not confirmed on Ofsted's site in time",
}
MOST_AT_ONCE = 200
"""How many are told in one round: a silence over all of England may have kept back a year's alerts."""


def tell_what_was_kept_back(store: Store, config: Config, now: datetime) -> None:
    """Queue one message for each address whose alerts no silence covers any more."""
    over: dict[tuple[str, str], list[tuple[Delivery, Alert]]] = defaultdict(list)
    with store.look() as tx:
        for each, alert in islice(_no_longer_kept_back(tx, config, day_in_london(now)), MOST_AT_ONCE):
            # By address: each got its own copy silenced, and one message tells what it would have got.
            over[each.receiver, each.address].append((each, alert))

    def tell(tx: Connection, to: tuple[str, str]) -> None:
        theirs = over[to]
        alerts = [alert for _, alert in theirs]
        key = delivery_key(tx, "\n".join(("silence is over", *(each.key for each in alerts))), *to)
        message = silence_over_message(key, alerts, _become_since(tx, alerts))
        silenced.tell(tx, [each for each, _ in theirs], message, now)

    one_by_one(store, over, tell)


def _become_since(tx: Connection, alerts: Iterable[Alert]) -> dict[str, str]:
    """Say by the alerts' keys what became of them: nobody had heard of them, so that nobody was told of that either."""
    found = {}
    for each in alerts:
        said = None if each.about_place else _corrected(tx, each) if each.confirmed else _settled(tx, each)
        if said:
            found[each.key] = said
    return found


def _corrected(tx: Connection, alert: Alert) -> str | None:
    now = [taken_back(alert, each) for each in readings_of(tx, alert)]
    # Where one of two that stand on the page still says so, it stands.
    return f"corrected since: {now[0]}" if now and all(now) else None


def readings_of(tx: Connection, alert: Alert) -> list[Reading]:
    """List what the documents say today that an alert is about."""
    return [
        one.reading
        for one in publications.collected(tx, alert.urn)
        if (one.published, one.reading.inspection_end) == (alert.published, alert.inspection_end)
    ]


def _settled(tx: Connection, alert: Alert) -> str | None:
    return next((SETTLED.get(e.standing) for e in stories.opened_by_news(tx, alert.urn) if e.key == alert.story), None)


def _no_longer_kept_back(tx: Connection, config: Config, day: date) -> Iterator[tuple[Delivery, Alert]]:
    # Whatever is kept back is gone through: what one silence holds for months must not hide what another one held.
    for each, alert in chain.from_iterable(silenced.kept_back(tx, MOST_AT_ONCE)):
        settings = config.receivers.get(each.receiver)
        # Who is no longer told of anything isn't told of this either; should they come back, it is still here.
        if (
            settings
            and notifiers.serves(settings, each.address)
            and not silence_for(config.silences, facts_of_alert(alert), day)
        ):
            yield each, alert


def facts_of_alert(alert: Alert) -> Facts:
    """Take from an alert what a silence or a route may ask of; its story's key says what kind of publication it was."""
    kind = alert.story.split("/")[1] if alert.confirmed and "/" in alert.story else str(Kind.NEWS)
    if alert.about_place:
        kind = alert.findings[0].kind
    authority = data.by_urn().get(alert.stands_in or alert.urn)
    return Facts(
        authority.name if authority else "",
        authority.region if authority else "",
        kind,
        severity=alert.severity,
        rules=tuple(each.rule for each in alert.findings),
    )
