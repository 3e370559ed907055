"""Sends on what waits for a receiver that a changed config lacks, and sends what a corrected route lets through.

It runs at start and whenever a config is taken over, since nothing else changes who hears of what.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.alerts import alert_message
from notifiers.messages.updates import standing_in_message
from rules.routes import receivers_for
from rules.silences import silence_for
from watcher.deliver import enqueue
from watcher.follow_up.silences import facts_of_alert
from watcher.model.decisions import OPERATIONS, NewMessage
from watcher.model.values import replace
from watcher.store.told import alerts, renamed, undelivered
from watcher.timing.clock import day_in_london
from watcher.timing.schedule import TRIED_AGAIN_FOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.notifier import ReceiverSettings
    from watcher.config.config import Config
    from watcher.model.alerts import Alert
    from watcher.store.told.deliveries import Delivery


def let_through(tx: Connection, config: Config, before: Config | None, now: datetime) -> None:
    """Queue, or try again, whatever a config that comes into force lets through."""
    for name, settings in config.receivers.items():
        addresses = notifiers.addresses(settings)
        if len(addresses) == 1:
            undelivered.readdress(tx, name, addresses[0], partial(notifiers.is_personal, settings))
    send_on(tx, config, before, now, now - TRIED_AGAIN_FOR)
    tell_what_reached_nobody(tx, config, now)
    undelivered.try_again(tx, now, now - TRIED_AGAIN_FOR)


def follow_names(tx: Connection, config: Config, before: Config, now: datetime) -> None:
    """Let what is kept of a receiver follow it to the name that the config gives it now, known by its addresses."""
    new = {name: each for name, each in config.receivers.items() if name not in before.receivers}
    for name in sorted(before.receivers.keys() - config.receivers.keys()):
        same = [other for other, each in new.items() if _where(each) == _where(before.receivers[name])]
        if len(same) == 1:
            renamed.rename(tx, name, same[0], now)


def _where(settings: ReceiverSettings) -> tuple[str, tuple[str, ...]]:
    return settings.kind, notifiers.addresses(settings)


def tell_what_reached_nobody(tx: Connection, config: Config, now: datetime) -> int:
    """Queue the alerts of the alert window that no route sent anywhere when they were decided; returns how many."""
    queued = 0
    for alert in undelivered.went_nowhere(tx, now - config.alert_window):
        facts = facts_of_alert(alert)
        silenced = silence_for(config.silences, facts, day_in_london(now)) is not None
        # Nobody has heard of it: of a damaged one the operators must, too, who may have a copy of the database.
        to = (*receivers_for(config.routes, facts), *(config.operators if alerts.is_damaged(alert) else ()))
        message = NewMessage(alert_message(alert), to, alert.story, alert=alert.key, silenced=silenced)
        queued += bool(enqueue.post(tx, message, config.receivers, now))
    return queued


def send_on(tx: Connection, config: Config, before: Config | None, now: datetime, since: datetime) -> int:
    """Queue what waits for a receiver or an address that the config no longer has for those who get such things now.

    Those are whom the routes name today; where they name nobody, the fallback that the receiver had, and then the
    operators. Whoever has the alert already doesn't get it again. Returns how many deliveries were closed.
    """
    closed = 0
    for each in undelivered.unsent_or_given_up(tx, since):
        settings = config.receivers.get(each.receiver)
        if settings and notifiers.serves(settings, each.address):
            continue
        if tx.dialect.name != "sqlite" and not (before and each.receiver in before.receivers):
            continue  # another process's config may have it: only what was taken out of this one is gone
        if before and each.story.startswith(OPERATIONS) and each.receiver in before.receivers:
            continue  # the last notice to the operators of before, who are still served
        gone = f"The config no longer has a receiver “{each.receiver}” with the address {each.address}."
        to = () if _is_one_persons(each, before) else _instead(tx, each, config, before)
        for name in to:
            # A thread of the receiver that is gone means nothing to another one.
            new = replace(standing_in_message(each.message, each.receiver, gone), thread=None)
            enqueue.post_instead(tx, each, new, config.receivers[name], now)
        went = f" It went to {', '.join(f'“{name}”' for name in to)} instead." if to else ""
        # Closed in the same transaction: sent on and still waiting, it would go out twice if the receiver came back.
        undelivered.pass_on(tx, each, f"{gone}{went}", now)
        closed += 1
    return closed


def _is_one_persons(delivery: Delivery, before: Config | None) -> bool:
    """Return whether it is a person's copy of what the channel gets, too: nobody else is to have it in their place."""
    settings = before.receivers.get(delivery.receiver) if before else None
    return settings is not None and notifiers.is_personal(settings, delivery.address)


def _instead(tx: Connection, delivery: Delivery, config: Config, before: Config | None) -> tuple[str, ...]:
    if delivery.story.startswith(OPERATIONS):
        return config.operators
    about = tuple(_alerts_of(tx, delivery))
    named = tuple(dict.fromkeys(name for each in about for name in receivers_for(config.routes, facts_of_alert(each))))
    settings = before.receivers.get(delivery.receiver) if before else None
    if not named and settings and settings.fallback and settings.fallback in config.receivers:
        return (settings.fallback,)
    return named or config.operators


def _alerts_of(tx: Connection, delivery: Delivery) -> Iterator[Alert]:
    """Find what a message is about: its alert, those that a digest gathers, or the story that it carries on."""
    keys = [delivery.alert] if delivery.alert else undelivered.alerts_in_digest(tx, delivery.id)
    found = [alert for key in keys if (alert := alerts.get(tx, key))]
    last = None if found else alerts.last_of(tx, delivery.story)
    yield from found or ([last] if last else [])
