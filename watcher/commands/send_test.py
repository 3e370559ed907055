"""`test RECEIVER`: whether messages get through, address by address; for Slack, whether it takes every form of them."""

from __future__ import annotations

import secrets
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.operators import test_message
from notifiers.messages.samples import sample_home, samples
from notifiers.notifier import DeliveryError, ReceiverSettings, ValidatesForms
from watcher.commands import printing
from watcher.config.nearest import did_you_mean
from watcher.model.errors import PlainError
from watcher.store.database import opened
from watcher.store.database_url import has_database
from watcher.store.errors import StoreError
from watcher.store.told import undelivered
from watcher.timing.clock import SystemClock
from watcher.timing.words import counted

if TYPE_CHECKING:
    from watcher.config.check import Config


class NoSuchReceiverError(PlainError):
    """The config has no receiver of that name."""

    exit_code = 2


def send_test(receiver: str, config: Config) -> bool:
    """Send a test message to every address of a receiver; True when all of them took it."""
    settings = config.receivers.get(receiver)
    if settings is None:
        sentence = f'{config.path}: there is no receiver "{receiver}". {did_you_mean(receiver, config.receivers)}'
        raise NoSuchReceiverError(sentence.rstrip())
    worked = [_test(receiver, address, settings, config) for address in notifiers.addresses(settings)]
    if all(worked) and not any(receiver in each.send_to for each in config.routes):
        printing.say(f"{receiver}: no [[route]] names it, so no alert goes there.")
    return all(worked)


def _test(receiver: str, address: str, settings: ReceiverSettings, config: Config) -> bool:
    notifier = notifiers.make(settings, address, config.secret)
    try:
        notifier.send(test_message(f"test/{secrets.token_hex(8)}", receiver))
    except DeliveryError as error:
        printing.say(f"{receiver}, {address}: it was not delivered. {error}")
        return False
    printing.say(f"{receiver}, {address}: sent. Check that it has arrived.")
    _try_refused_again(receiver, address, config)
    return not isinstance(notifier, ValidatesForms) or _forms_are_valid(receiver, address, notifier)


def _try_refused_again(receiver: str, address: str, config: Config) -> None:
    """Have the service send what this address refused before it was mended."""
    if not has_database(config.store_url):
        return
    with suppress(StoreError), opened(config.store_url, config.team) as store, store.begin() as tx:
        refused = undelivered.takes_again(tx, receiver, address, SystemClock().now())
        if refused:
            waiting = counted(refused, "message")
            printing.say(f"{receiver}, {address}: the running service now also sends the {waiting} it refused before.")


def _forms_are_valid(receiver: str, address: str, notifier: ValidatesForms) -> bool:
    """Have every kind of message checked that we can send, and the app's Home tab; nothing more is posted."""
    wrong = 0
    asked = [(kind, partial(notifier.validate, message)) for kind, message in samples().items()]
    asked.append(("the Home tab", partial(notifier.validate_home, sample_home())))
    for at, (kind, faults) in enumerate(asked):
        try:
            found = faults()
        except DeliveryError as error:
            count = f"{len(asked) - at} of {len(asked)} kinds of message"
            printing.say(f"{receiver}, {address}: we could not ask whether it takes {count}. {error}")
            return not wrong  # the message itself arrived, and a refused form is sent in another one
        wrong += len(found)
        for each in found:
            printing.say(f"{receiver}, {address}: refuses {kind} at {each}")
    if not wrong:
        printing.say(f"{receiver}, {address}: takes every kind of message that we send, {len(asked)} in all.")
    return not wrong
