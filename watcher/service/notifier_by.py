"""What sends to a receiver's address: as the config says that is in force, or the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notifiers.notifier import Notifier
    from watcher.config.config import Config


def notifier_by(configs: Iterable[Config | None], receiver: str, address: str) -> Notifier | None:
    """Find what sends to an address by the first of these configs that has it; None when none has."""
    for config in configs:
        settings = config.receivers.get(receiver) if config else None
        if config and settings and notifiers.serves(settings, address):
            return notifiers.make(settings, address, config.secret)
    return None
