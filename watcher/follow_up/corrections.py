"""Puts a correction made by people where an alert went, and keeps who made it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.updates import correction_message
from watcher.deliver import enqueue
from watcher.model.decisions import Edit, NewMessage
from watcher.model.errors import PlainError
from watcher.store.engine.locks import take_turn
from watcher.store.published import manual_corrections
from watcher.store.published.manual_corrections import ManualCorrection
from watcher.store.told import alerts
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from watcher.config.check import Config
    from watcher.store.database import Store


class NoSuchAlertError(PlainError):
    """There is no alert of that name."""

    exit_code = 2


def correct(store: Store, config: Config, key: str, new: ManualCorrection) -> list[str]:
    """Queue a correction for everybody who got the alert; returns the receivers.

    Where a first message can be changed, it says that it was corrected.
    """
    with store.begin() as tx:
        told = alerts.get(tx, key)
        if told is None:
            latest = "".join(f"\n   {each.alert.key}" for each in alerts.newest(tx, 5))
            sentence = f'There is no alert "{key}". Nothing was changed. The latest are:{latest or " none"}'
            raise NoSuchAlertError(sentence)
        # Numbered, so that a second correction of the same alert is a message of its own, at the same moment, too.
        take_turn(tx, "correcting")
        what = f"{key}/correction/{len(manual_corrections.of(tx, key)) + 1}"
        manual_corrections.add(tx, key, new)
        # Who has left the config since can't be reached; the command's answer names the others.
        receivers = [name for name in manual_corrections.receivers_of(tx, key) if name in config.receivers]
        message = correction_message(what, told, new.because)
        enqueue.post(tx, NewMessage(message, tuple(receivers), told.story), config.receivers, new.at)
        state = f"Corrected on {new.at.astimezone(LONDON):%-d %B %Y}: {new.because}"
        enqueue.edit_first(tx, Edit(what, state, told.story), config.receivers, new.at)
    return receivers
