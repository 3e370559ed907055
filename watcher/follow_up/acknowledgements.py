"""Keeps what people say to an alert, shows it in the story's first messages, and tells whom these can't show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import notifiers
from notifiers.messages.updates import acknowledged_message, acknowledged_words
from watcher.deliver import enqueue
from watcher.model.decisions import Edit, NewMessage
from watcher.store.told import acknowledgements

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.acknowledgements import Acknowledgement


def take_up(tx: Connection, new: Acknowledgement, first_line: str, config: Config, now: datetime) -> bool:
    """Keep what somebody said; False when they had said it before. `first_line` is what the message was about."""
    number = acknowledgements.add(tx, new)
    if number is None:
        return False
    what = f"{new.story}/acknowledgement/{number}"
    words = acknowledged_words(new)
    enqueue.edit_first(tx, Edit(what, words, new.story, by=new.who), config.receivers, now)
    heard = enqueue.reached(tx, new.story, config.receivers)
    # E-mail can't be changed after it was sent: those get a message of their own.
    unchanged = tuple(name for name in heard if not notifiers.can_edit(config.receivers[name]))
    message = acknowledged_message(what, first_line, new)
    enqueue.post(tx, NewMessage(message, unchanged, new.story), config.receivers, now)
    return True
