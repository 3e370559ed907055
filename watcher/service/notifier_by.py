"""What sends to a receiver's address: as the config says that is in force, or the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers
from notifiers.notifier import DeliveryError

if TYPE_CHECKING:
    from notifiers.notifier import Notifier
    from watcher.config.config import Config


def notifier_by(config: Config, before: Config | None, receiver: str, address: str, *, shared: bool) -> Notifier:
    """Find what sends to an address by a config or the one before it; DeliveryError when neither has it.

    Where the database is `shared` that is not for good: another process's config may have it already, or still, and its
    operators hear if a message waits for too long.
    """
    for each in (config, before):
        settings = each.receivers.get(receiver) if each else None
        if each and settings and notifiers.serves(settings, address):
            return notifiers.make(settings, address, each.secret)
    whose = "team's config" if config.team else "config"
    sentence = f'The {whose} no longer has a receiver "{receiver}" with the address {address}.'
    raise DeliveryError(sentence, permanent=not shared)
