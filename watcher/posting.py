"""Puts messages into the outbox: one delivery for each address of each receiver, never two for the same thing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import notifiers
from watcher.store import backup, outbox

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
) -> int:
    """Queue a message for every address of the receivers named in `to`; the answer counts what wasn't there already.

    `message.key` says what is told; each delivery's key is made of it, the receiver and the address.
    """
    if state is outbox.State.QUEUED and backup.was_just_restored(tx, now):
        state = outbox.State.UNKNOWN  # it may have been told after the copy was made: look before sending
    queued = 0
    for name in dict.fromkeys(to):
        for address in notifiers.addresses(receivers[name]):
            key = delivery_key(message.key, name, address)
            if not outbox.has(tx, key):
                each = replace(message, key=key)
                outbox.queue(tx, each, alert=alert, story=story, receiver=name, address=address, now=now, state=state)
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


def delivery_key(what: str, receiver: str, address: str) -> str:
    """Make the key that a delivery has for good: it tells nothing of its parts, and fits a Message-ID."""
    return hashlib.sha256("\n".join((what, receiver, address)).encode()).hexdigest()[:32]
