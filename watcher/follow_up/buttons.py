"""What a press of a button below an alert does, and what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.updates import answer_message, reasons_message, unknown_message
from notifiers.slack.buttons import Button, snoozed_until
from watcher.follow_up.acknowledgements import take_up
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.store.told import alerts, deliveries

if TYPE_CHECKING:
    from datetime import datetime

    from notifiers.slack.buttons import ButtonPress
    from watcher.config.check import Config
    from watcher.model.alerts import Message
    from watcher.store.database import Store


SAID = {
    Button.NOTED: Said.NOTED,
    Button.ON_IT: Said.TAKEN_UP,
    Button.SNOOZE: Said.SNOOZED,
    Button.SNOOZE_TO_A_DAY: Said.SNOOZED,
}
NO_END = "Nothing was snoozed: a snooze ends at 9:00 on a day to come, within a year. Choose another day."


def answer(
    store: Store, config: Config, pressed: ButtonPress, now: datetime, *, name: str | None = None
) -> Message | None:
    """Do what was asked, once, and say what only the one who asked is to see; `name` is what the person is called.

    None when the alert itself shows it.
    """
    with store.look() as tx:
        about = deliveries.by_key(tx, pressed.key)
        # Updates have no alert of their own: the story's last one says why they came.
        told = (alerts.get(tx, about.alert) if about.alert else alerts.last_of(tx, about.story)) if about else None
    if about is None:
        # Another database sent it, or a team that has ended. Without a word somebody would think that it was noted.
        return unknown_message(pressed.key)
    if pressed.button is Button.WHY:
        unknown = "Nothing more is known of this message than what it says."
        # A question changes nothing, so the answer is for whoever asked alone.
        return reasons_message(told) if told else answer_message(about.message, unknown)
    until = snoozed_until(pressed.end, now) if pressed.end else None
    if pressed.end and until is None:
        return answer_message(about.message, NO_END)
    said = Acknowledgement(about.story, now, pressed.user, SAID[pressed.button], about.receiver, until, name)
    with store.begin() as tx:
        new = take_up(tx, said, about.message.summary, config, now)
    return None if new else answer_message(about.message, "You have already said so.")
