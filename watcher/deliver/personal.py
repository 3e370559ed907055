"""Sends alerts also as direct messages to those who have the authority on their own list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers
from watcher.deliver.enqueue import delivery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from notifiers.notifier import ReceiverSettings
    from watcher.model.decisions import NewMessage
    from watcher.model.people import PersonalWatch
    from watcher.store.told.deliveries import NewDelivery


def deliveries(
    outgoing: NewMessage,
    watches: Iterable[PersonalWatch],
    receivers: Mapping[str, ReceiverSettings],
    team: str,
    now: datetime,
) -> Iterator[NewDelivery]:
    """Make what a team queues of an alert's message, unless it is silenced, for those who watch its authority."""
    for each in () if outgoing.silenced else watches:
        settings = receivers.get(each.receiver)
        if settings is not None and notifiers.serves(settings, each.who):
            yield delivery(outgoing, settings, each.who, team, now)
