"""Puts messages into the outbox: one delivery for each address of each receiver, never two for the same thing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.updates import edited_message, standing_in_message
from watcher.model.values import replace
from watcher.store import backup
from watcher.store.tables.teams import team_of
from watcher.store.told import first_messages, outbox, undelivered
from watcher.store.told.deliveries import NewDelivery, State, last_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.notifier import ReceiverSettings
    from watcher.model.alerts import Message
    from watcher.model.decisions import Edit, NewMessage
    from watcher.store.told.deliveries import Delivery


def post(tx: Connection, outgoing: NewMessage, receivers: Mapping[str, ReceiverSettings], now: datetime) -> int:
    """Queue a message for every address of its receivers; returns how many were not queued already."""
    return outbox.queue_missing(tx, to_queue(tx, outgoing, receivers, state_now(tx, now), now), now)


def to_queue(
    tx: Connection, outgoing: NewMessage, receivers: Mapping[str, ReceiverSettings], state: State, now: datetime
) -> list[NewDelivery]:
    """Make what is queued of a message; `state` is how messages are queued now."""
    reached = outbox.story_reached(tx, outgoing.story) if follows_people(outgoing) else set()
    followed = follow_ups(outgoing, reached, receivers, team_of(tx), now)
    if outgoing.overtakes:
        outbox.let_go(tx, outgoing.story, now)
    new = (*deliveries(outgoing, receivers, team_of(tx), now), *followed)
    return in_state(new, outgoing, state)


def in_state(new: Iterable[NewDelivery], outgoing: NewMessage, state: State) -> list[NewDelivery]:
    """Have what is made of a message queued as messages are now; what a silence keeps back is kept all the same."""
    return [each if outgoing.silenced else replace(each, state=state) for each in new]


def deliveries(
    outgoing: NewMessage, receivers: Mapping[str, ReceiverSettings], team: str, now: datetime
) -> Iterator[NewDelivery]:
    """Make what a team queues of a message: one for every address of its receivers."""
    for settings in (receivers[name] for name in dict.fromkeys(outgoing.to)):
        for address in notifiers.addresses(settings):
            yield delivery(outgoing, settings, address, team, now)


def delivery(outgoing: NewMessage, settings: ReceiverSettings, address: str, team: str, now: datetime) -> NewDelivery:
    """Make what a team queues of a message for one address of a receiver."""
    said = replace(outgoing.message, key=key_of(team, outgoing.message.key, settings.name, address))
    state, gather_at = State.SILENCED if outgoing.silenced else State.QUEUED, _when(outgoing, settings, now)
    return NewDelivery(said, outgoing.story, settings.name, address, outgoing.alert, state, gather_at)


def _when(outgoing: NewMessage, settings: ReceiverSettings, now: datetime) -> datetime | None:
    """Say up to when a message is kept to be gathered with others; None where it isn't."""
    if outgoing.alert and not outgoing.at_once:
        return settings.gather_at(outgoing.message.severity, now)
    return now if outgoing.alert or outgoing.one_of_many else None


def follow_ups(
    outgoing: NewMessage,
    reached: Iterable[tuple[str, str]],
    receivers: Mapping[str, ReceiverSettings],
    team: str,
    now: datetime,
) -> Iterator[NewDelivery]:
    """Make what a team queues for those who had the story as a direct message, where a correction follows to everybody.

    `reached` are the receivers and addresses that heard of the story.
    """
    for name, address in sorted(reached) if follows_people(outgoing) else ():
        if name in receivers and notifiers.is_personal(receivers[name], address):
            yield delivery(outgoing, receivers[name], address, team, now)


def follows_people(outgoing: NewMessage) -> bool:
    """Return whether a message goes also to whoever had its story as a direct message."""
    return (outgoing.alert is None or outgoing.at_once) and outgoing.message.broadcast


def state_now(tx: Connection, now: datetime) -> State:
    """Say how a message is queued: after a restore it may have been sent once the copy was made, so look first."""
    return State.UNKNOWN if backup.was_just_restored(tx, now) else State.QUEUED


def edit_first(tx: Connection, edit: Edit, receivers: Mapping[str, ReceiverSettings], now: datetime) -> None:
    """Queue a change of a story's first messages, at every address that still gets messages and can change them."""
    opened = first_messages.first_messages(tx, edit.story)
    outbox.queue_missing(tx, edits(edit, opened, receivers, team_of(tx)), now)


def edits(
    edit: Edit, opened: Iterable[Delivery], receivers: Mapping[str, ReceiverSettings], team: str
) -> Iterator[NewDelivery]:
    """Make what a team queues of a change of the messages that opened a story."""
    for first in opened:
        settings = receivers.get(first.receiver)
        if settings is None or not notifiers.serves(settings, first.address) or not notifiers.can_edit(settings):
            continue
        key = key_of(team, f"{edit.key}/edit", first.receiver, first.address)
        message = edited_message(key, first.message, edit.line, edit.by)
        yield NewDelivery(message, edit.story, first.receiver, first.address)


def stand_in(tx: Connection, failed: outbox.Delivery, other: ReceiverSettings, now: datetime) -> None:
    """Queue what one receiver could not take for its fallback."""
    answer = last_answer(tx, failed.id) or "it was refused."
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


def keys_of(
    team: str, messages: Iterable[str], to: Iterable[str], receivers: Mapping[str, ReceiverSettings]
) -> list[str]:
    """List the keys that deliveries of messages with these keys have, from a team to its receivers of these names."""
    places = [(name, address) for name in to for address in notifiers.addresses(receivers[name])]
    return [key_of(team, each, name, address) for each in messages for name, address in places]


def reached(
    tx: Connection, story: str | None, receivers: Mapping[str, ReceiverSettings], before: datetime | None = None
) -> tuple[str, ...]:
    """List the receivers that heard of a story, `before` if given, and are still in the config, in its order."""
    return in_config(outbox.story_reached(tx, story, before) if story else set(), receivers)


def in_config(found: set[tuple[str, str]], receivers: Mapping[str, ReceiverSettings]) -> tuple[str, ...]:
    """List those of the receivers and addresses found that are still in the config, in its order, and no person's.

    One that has another name by now is known by its address.
    """
    return tuple(
        name
        for name, settings in receivers.items()
        if any(
            (receiver == name or (receiver not in receivers and notifiers.serves(settings, address)))
            and not notifiers.is_personal(settings, address)
            for receiver, address in found
        )
    )
