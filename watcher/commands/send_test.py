"""`test RECEIVER`: whether messages get through, address by address."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.alerts import test_message
from notifiers.notifier import DeliveryError
from watcher.commands import printing
from watcher.config.problems import did_you_mean
from watcher.model.errors import PlainError

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
    answers = []
    for address in notifiers.addresses(settings):
        message = test_message(f"test/{secrets.token_hex(8)}", receiver)
        try:
            notifiers.make(settings, address, config.secret).send(message)
        except DeliveryError as error:
            answers.append(False)
            printing.say(f"{receiver}, {address}: it was not delivered. {error}")
        else:
            answers.append(True)
            printing.say(f"{receiver}, {address}: sent. Look whether it is there.")
    return all(answers)
