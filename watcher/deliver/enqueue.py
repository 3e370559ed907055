"""Puts messages into the outbox: one delivery for each address of each receiver, never two for the same thing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.updates import edited_message, standing_in_message
from watcher.store import backup, first_messages, outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.notifier import ReceiverSettings
    from watcher.model.alerts import Message

OPERATIONS = "operations"
"""The story that notices to operators belong to."""


def post(
    tx: Connection,
    message: Message,
    *,
    to: Iterable[str],
    receivers: Mapping[str, ReceiverSettings],
    story: str,
    alert: str | None,
    now: datetime,
    state: outbox.State = outbox.State.QUEUED,
    at_once: bool = False,
) -> int:
    """Queue a message for every address of the receivers named in `to`; the answer counts what wasn't there already.

    `message.key` says what is told; each delivery's key is made of it, the receiver and the address. An alert waits
    for the others of its cycle, and as its receiver wishes, unless it is to be told `at_once`; a notice never waits.
    """
    queued = 0
    for name in dict.fromkeys(to):
        gather_at = None if at_once or alert is None else receivers[name].gather_at(message.severity, now)
        for address in notifiers.addresses(receivers[name]):
            key = delivery_key(message.key, name, address)
            if not outbox.has(tx, key):
                outbox.queue(
                    tx,
                    replace(message, key=key),
                    alert=alert,
                    story=story,
                    receiver=name,
                    address=address,
                    now=now,
                    state=_state(tx, state, now),
                    gather_at=gather_at,
                )
                queued += 1
    return queued


def notify_operators(
    tx: Connection,
    message: Message,
    operators: Iterable[str],
    receivers: Mapping[str, ReceiverSettings],
    now: datetime,
) -> None:
    """Queue a notice for the operators, as a story of its own; its end replies to its beginning."""
    story = f"{OPERATIONS}/{message.key.removesuffix('/well')}"
    post(tx, message, to=operators, receivers=receivers, story=story, alert=None, now=now)


def _state(tx: Connection, state: outbox.State, now: datetime) -> outbox.State:
    if state is outbox.State.QUEUED and backup.was_just_restored(tx, now):
        return outbox.State.UNKNOWN  # it may have been told after the copy was made: look before sending
    return state


def edit_first(
    tx: Connection,
    what: str,
    state: str,
    *,
    by: str | None = None,
    story: str,
    receivers: Mapping[str, ReceiverSettings],
    now: datetime,
) -> None:
    """Say in a story's first messages what it has come to ("Confirmed by Ofsted on …"), where they can be changed.

    `what` names the change for good: it is made once.
    """
    for first in first_messages.first_messages(tx, story):
        settings = receivers.get(first.receiver)
        if settings is None or first.address not in notifiers.addresses(settings) or not notifiers.can_edit(settings):
            continue
        key = delivery_key(f"{what}/edit", first.receiver, first.address)
        if not outbox.has(tx, key):
            message = edited_message(key, first.message, state, by)
            outbox.queue(tx, message, alert=None, story=story, receiver=first.receiver, address=first.address, now=now)


def stand_in(tx: Connection, failed: outbox.Delivery, other: ReceiverSettings, now: datetime) -> None:
    """Queue what one receiver could not take for the one that stands in for it."""
    answer = outbox.last_answer(tx, failed.id) or "it was given up."
    for address in notifiers.addresses(other):
        key = delivery_key(f"{failed.message.key}/stand-in", other.name, address)
        message = replace(standing_in_message(failed.message, failed.receiver, answer), key=key)
        if not outbox.has(tx, key):
            outbox.queue(
                tx,
                message,
                alert=failed.alert,
                story=failed.story,
                receiver=other.name,
                address=address,
                now=now,
                stands_in_for=failed.id,
            )


def delivery_key(what: str, receiver: str, address: str) -> str:
    """Make the key that a delivery has for good: it tells nothing of its parts, and fits a Message-ID."""
    return hashlib.sha256("\n".join((what, receiver, address)).encode()).hexdigest()[:32]


def reached(tx: Connection, story: str | None, receivers: Mapping[str, ReceiverSettings]) -> tuple[str, ...]:
    """List the receivers that heard of a story and are still in the config, in the config's order."""
    names = {receiver for receiver, _ in outbox.story_reached(tx, story)} if story else set()
    return tuple(name for name in receivers if name in names)
