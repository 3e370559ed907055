"""Puts messages into the outbox: one delivery for each address of each receiver, never two for the same thing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.updates import edited_message, standing_in_message
from watcher.model.values import replace
from watcher.store import backup, first_messages, outbox, undelivered
from watcher.store.deliveries import NewDelivery, State
from watcher.store.tables.teams import team_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.notifier import ReceiverSettings
    from watcher.model.alerts import Message
    from watcher.model.decisions import Edit, Outgoing


def post(tx: Connection, outgoing: Outgoing, receivers: Mapping[str, ReceiverSettings], now: datetime) -> int:
    """Queue a message for every address of its receivers; returns how many were not queued already."""
    message = outgoing.message
    state = State.SILENCED if outgoing.silenced else state_now(tx, now)
    followed = (
        NewDelivery(replace(message, key=delivery_key(tx, message.key, name, address)), outgoing.story, name, address)
        for name, address in _people_to_follow_up(tx, outgoing, receivers)
    )
    everybody = (*deliveries(outgoing, receivers, team_of(tx), now), *followed)
    return outbox.queue_missing(tx, [replace(each, state=state) for each in everybody], now)


def deliveries(
    outgoing: Outgoing, receivers: Mapping[str, ReceiverSettings], team: str, now: datetime
) -> Iterator[NewDelivery]:
    """Make what a team queues of a message: one for every address of its receivers."""
    message, state = outgoing.message, State.SILENCED if outgoing.silenced else State.QUEUED
    for name in dict.fromkeys(outgoing.to):
        waits = outgoing.alert is not None and not outgoing.at_once
        gather_at = receivers[name].gather_at(message.severity, now) if waits else now if outgoing.one_of_many else None
        for address in notifiers.addresses(receivers[name]):
            said = replace(message, key=key_of(team, message.key, name, address))
            yield NewDelivery(said, outgoing.story, name, address, outgoing.alert, state, gather_at)


def _people_to_follow_up(
    tx: Connection, outgoing: Outgoing, receivers: Mapping[str, ReceiverSettings]
) -> list[tuple[str, str]]:
    """List those who had the story as a direct message, where a correction or the like follows it to everybody."""
    if outgoing.alert is not None or not outgoing.message.broadcast:
        return []
    return sorted(
        (name, address)
        for name, address in outbox.story_reached(tx, outgoing.story)
        if name in receivers and notifiers.is_personal(receivers[name], address)
    )


def state_now(tx: Connection, now: datetime) -> State:
    """Say how a message is queued: after a restore it may have been sent once the copy was made, so look first."""
    return State.UNKNOWN if backup.was_just_restored(tx, now) else State.QUEUED


def edit_first(tx: Connection, edit: Edit, receivers: Mapping[str, ReceiverSettings], now: datetime) -> None:
    """Queue a change of a story's first messages, at every address that still gets messages and can change them."""
    for first in first_messages.first_messages(tx, edit.story):
        settings = receivers.get(first.receiver)
        if settings is None or not notifiers.serves(settings, first.address) or not notifiers.can_edit(settings):
            continue
        key = delivery_key(tx, f"{edit.key}/edit", first.receiver, first.address)
        if not outbox.has(tx, key):
            message = edited_message(key, first.message, edit.line, edit.by)
            outbox.queue(tx, NewDelivery(message, edit.story, first.receiver, first.address), now)


def stand_in(tx: Connection, failed: outbox.Delivery, other: ReceiverSettings, now: datetime) -> None:
    """Queue what one receiver could not take for its fallback."""
    answer = outbox.last_answer(tx, failed.id) or "it was refused."
    for address in notifiers.addresses(other):
        key = delivery_key(tx, f"{failed.message.key}/stand-in", other.name, address)
        message = replace(standing_in_message(failed.message, failed.receiver, answer), key=key)
        if not outbox.has(tx, key):
            new = NewDelivery(message, failed.story, other.name, address, failed.alert, stands_in_for=failed.id)
            outbox.queue(tx, new, now)


def post_instead(
    tx: Connection, waiting: outbox.Delivery, message: Message, other: ReceiverSettings, now: datetime
) -> None:
    """Queue what waits for one address for a receiver that gets it instead, unless it has the same alert already."""
    for address in notifiers.addresses(other):
        key = delivery_key(tx, f"{waiting.message.key}/instead", other.name, address)
        has_it = waiting.alert is not None and undelivered.goes_to(tx, waiting.alert, other.name, address)
        if not has_it and not outbox.has(tx, key):
            new = NewDelivery(replace(message, key=key), waiting.story, other.name, address, waiting.alert)
            outbox.queue(tx, new, now)


def delivery_key(tx: Connection, what: str, receiver: str, address: str) -> str:
    """Make the key that a delivery of the team whose transaction it is has for good."""
    return key_of(team_of(tx), what, receiver, address)


def key_of(team: str, what: str, receiver: str, address: str) -> str:
    """Make the key that a delivery has for good: it tells nothing of its parts, and fits a Message-ID.

    Two teams that tell the same at the same address do so by two keys: neither is taken for the other's repeat.
    """
    whose = (f"team {team}",) if team else ()
    return hashlib.sha256("\n".join((*whose, what, receiver, address)).encode()).hexdigest()[:32]


def reached(
    tx: Connection, story: str | None, receivers: Mapping[str, ReceiverSettings], before: datetime | None = None
) -> tuple[str, ...]:
    """List the receivers that heard of a story, `before` if given, and are still in the config, in its order."""
    found = outbox.story_reached(tx, story, before) if story else set()
    return tuple(
        name
        for name, settings in receivers.items()
        if any(receiver == name and not notifiers.is_personal(settings, address) for receiver, address in found)
    )
