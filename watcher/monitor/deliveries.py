"""Messages that could not be delivered, or wait for too long: others are told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from watcher.deliver import enqueue
from watcher.model.decisions import OPERATIONS, NewMessage
from watcher.store.told import outbox, undelivered
from watcher.store.told.deliveries import State, last_answer, story_of
from watcher.timing.words import at_most

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.check import Config


# A mail server may be away for a night, and Slack for hours; what waits a day needs a person.
LATE = timedelta(hours=24)

NOTICES_LATE = timedelta(hours=1)
"""The operators' own notices are told elsewhere sooner: nobody else knows that something is broken."""

NOT_TRUSTED_FOR = timedelta(hours=1)
"""Where a certificate is not accepted, waiting hardly helps: it has expired, or a proxy decrypts the traffic."""

IN_DOUBT_FOR = timedelta(hours=1)
"""A message handed over again and again without an answer may be repeated or lost: that needs a person."""

LONG_HELD = timedelta(minutes=30)
"""A wait longer than this is unlikely to help: the operators hear at once."""

GIVEN_UP = f"{OPERATIONS}/delivery/"
"""The stories of notices that something was refused begin like this; the number of the delivery follows."""

MOST_NAMED = 5
"""How many messages a notice names; the rest are counted. The page's outbox lists them all."""


def tell_of_undelivered(tx: Connection, config: Config, now: datetime) -> None:
    """Queue notices of messages that were refused, or that have waited too long; each once."""
    refused = undelivered.given_up_untold(tx)
    for delivery in refused:
        # Marked as told all the same, so that it is not looked at in each cycle.
        if not _is_of_a_notice(tx, delivery):
            _given_up(tx, delivery, config, now)
    undelivered.told_operators(tx, (each.id for each in refused))
    waiting = undelivered.late(tx, now - NOTICES_LATE)
    found = [each for each in waiting if each.queued_at < now - LATE or each.story.startswith(OPERATIONS)]
    found += undelivered.not_trusted(tx, now - NOT_TRUSTED_FOR)
    found += undelivered.in_doubt(tx, now - IN_DOUBT_FOR)
    # Not late yet, and it will be: a server that asks for hours is reported at once.
    found += undelivered.held_beyond(tx, now + LONG_HELD)
    late: dict[str, list[outbox.Delivery]] = {}
    for each in {each.id: each for each in found}.values():
        # One notice for a receiver: a thousand messages may wait behind one dead server.
        late.setdefault(each.receiver, []).append(each)
    for receiver, deliveries in late.items():
        _late(tx, receiver, deliveries, config, now)


def _is_of_a_notice(tx: Connection, delivery: outbox.Delivery) -> bool:
    """Return whether it only says that a notice failed: otherwise each failed notice would cause another one."""
    about = delivery.story.removeprefix(GIVEN_UP)
    return about != delivery.story and story_of(tx, int(about)).startswith(OPERATIONS)


def _given_up(tx: Connection, delivery: outbox.Delivery, config: Config, now: datetime) -> None:
    answer = last_answer(tx, delivery.id) or "It has not been tried."
    whom = f"{delivery.receiver} ({delivery.address})"
    lines = (
        f"We could not send “{delivery.message.summary}” to {whom}: {answer}",
        "Correct what is wrong there. We try again in an hour, then every four hours at the latest, for a week.",
        "Change config.toml or the secret's file, or restart the service, to have it tried at once.",
    )
    key = f"delivery/{delivery.id}"
    message = notice_message(key, f"We could not deliver a message: {delivery.receiver}", lines)
    to, story = _others(delivery.receiver, config), f"{GIVEN_UP}{delivery.id}"
    # A burst may be refused as a whole: then the operators get a digest, not forty notices.
    enqueue.post(tx, NewMessage(message, to, story, one_of_many=True), config.receivers, now)


def _late(tx: Connection, receiver: str, deliveries: list[outbox.Delivery], config: Config, now: datetime) -> None:
    """Tell that a receiver gets nothing, unless a notice of that is still on its way: then nothing else gets out."""
    story = f"{OPERATIONS}/late/{receiver}"
    if not undelivered.waits(tx, story):
        answer = last_answer(tx, deliveries[0].id) or "It has not been tried yet."
        waiting = [f"“{each.message.summary}”" for each in deliveries]
        doubted = any(each.state is State.UNKNOWN for each in deliveries)
        lines = (
            f"What waits for {receiver} does not get through: {answer}",
            *at_most(MOST_NAMED, waiting, "and {} more"),
            *(("It was handed over without an answer, and may have arrived, also several times.",) if doubted else ()),
            "We keep trying; `ofsted-watch status` says how much waits.",
        )
        message = notice_message(f"late/{receiver}/{deliveries[0].id}", f"Messages are late: {receiver}", lines)
        enqueue.post(tx, NewMessage(message, _others(receiver, config), story), config.receivers, now)
    undelivered.told_operators(tx, (each.id for each in deliveries))


def _others(failing: str, config: Config) -> tuple[str, ...]:
    """List who hears that a receiver fails: the operators by another way, or everybody else when they have none."""
    others = tuple(name for name in config.receivers if name != failing)
    return tuple(name for name in config.operators if name != failing) or others
