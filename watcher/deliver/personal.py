"""Sends alerts also as direct messages to those who have the authority on their own list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers
from watcher.deliver.enqueue import key_of, when
from watcher.model.values import replace
from watcher.store.told.deliveries import NewDelivery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from notifiers.notifier import ReceiverSettings
    from watcher.model.decisions import Outgoing
    from watcher.model.people import PersonalWatch


def deliveries(
    outgoing: Outgoing,
    watches: Iterable[PersonalWatch],
    receivers: Mapping[str, ReceiverSettings],
    team: str,
    now: datetime,
) -> Iterator[NewDelivery]:
    """Make what a team queues of an alert's message, unless it is silenced, for those who watch its authority."""
    for each in () if outgoing.silenced else watches:
        settings = receivers.get(each.receiver)
        if settings is not None and notifiers.serves(settings, each.who):
            said = replace(outgoing.message, key=key_of(team, outgoing.message.key, each.receiver, each.who))
            gather_at = when(outgoing, settings, now)
            yield NewDelivery(said, outgoing.story, each.receiver, each.who, outgoing.alert, gather_at=gather_at)
