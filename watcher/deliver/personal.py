"""Sends alerts also as direct messages to those who have the authority on their own list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers
from watcher.deliver.enqueue import key_of, state_now, when
from watcher.model.values import replace
from watcher.store.tables.teams import team_of
from watcher.store.told import outbox, people
from watcher.store.told.deliveries import NewDelivery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.notifier import ReceiverSettings
    from watcher.model.alerts import Alert
    from watcher.model.decisions import Outgoing
    from watcher.model.people import PersonalWatch


def post(
    tx: Connection, alert: Alert, outgoing: Outgoing, receivers: Mapping[str, ReceiverSettings], now: datetime
) -> int:
    """Queue an alert's message for each of them, unless it is silenced; returns how many were not queued already."""
    watches = () if outgoing.silenced else people.watching(tx, alert.urn, alert.severity)
    new = list(deliveries(outgoing, watches, receivers, team_of(tx), now))
    if not new:
        return 0
    state = state_now(tx, now)
    return outbox.queue_missing(tx, [replace(each, state=state) for each in new], now)


def deliveries(
    outgoing: Outgoing,
    watches: Iterable[PersonalWatch],
    receivers: Mapping[str, ReceiverSettings],
    team: str,
    now: datetime,
) -> Iterator[NewDelivery]:
    """Make what a team queues of an alert's message for those who watch its authority."""
    for each in watches:
        settings = receivers.get(each.receiver)
        if settings is not None and notifiers.serves(settings, each.who):
            said = replace(outgoing.message, key=key_of(team, outgoing.message.key, each.receiver, each.who))
            gather_at = when(outgoing, settings, now)
            yield NewDelivery(said, outgoing.story, each.receiver, each.who, outgoing.alert, gather_at=gather_at)
