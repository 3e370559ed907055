"""Tells the operators, past the database, that nothing can be written into it: all else is told from there.

A full disk would otherwise keep back every alert, and the notice of it, too.
"""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

import notifiers
from notifiers.messages.operators import notice_message
from notifiers.notifier import DeliveryError
from watcher.deliver import enqueue
from watcher.model.decisions import to_operators
from watcher.model.errors import in_a_sentence
from watcher.timing import words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.alerts import Message
    from watcher.service.service import Service

AFTER = timedelta(minutes=10).total_seconds()
"""How long it must last, and the wait before another try where it could not be told: a backup's lock ends sooner."""
AGAIN_AFTER = timedelta(days=1).total_seconds()


class DirectNotice(Struct):
    """What is known of the trouble while it lasts. It is kept nowhere: a process that starts anew tells it anew."""

    service: Service
    _since: datetime | None = None
    _began: float = 0.0
    _due: dict[tuple[str, str], float] = field(default_factory=dict)
    """By receiver and address: when it is told again there."""
    _telling: Thread | None = None
    """Apart from who asks: a mail server that hangs must not keep the watchdog waiting."""

    def lasts(self, why: str) -> None:
        """Say so to each of the operators' addresses, once it has lasted; `why` is a sentence."""
        clock, config = self.service.clock, self.service.config
        now = clock.monotonic()
        if self._since is None:
            self._since, self._began = clock.now(), now
        if now - self._began < AFTER:
            return
        lines = (
            f"Nothing could be written into the database since {words.moment(self._since)}: {why}",
            "No alert goes out until it can be written: one that is not written down first might be sent twice.",
            "This comes again each day while it lasts. What was published meanwhile is told when it is over.",
        )
        key = f"{self._key}/{clock.now():%Y%m%dT%H%M%S}"  # the next day's is no repeat of this one
        message = notice_message(key, "No alerts go out: the database can't be written", lines)
        told = [(name, each) for name in config.operators for each in notifiers.addresses(config.receivers[name])]
        due = [each for each in told if now >= self._due.get(each, now)]
        self._due.update(dict.fromkeys(due, now + AFTER))
        if due:
            until = self._due  # what is forgotten meanwhile stays so

            def tell() -> None:
                until.update({each: now + AGAIN_AFTER for each in due if _sent(config, *each, message)})

            self._telling = Thread(target=tell, daemon=True)
            self._telling.start()

    def is_over(self, tx: Connection) -> None:
        """Have those who may have heard of it told that it is over, by the database as usual."""
        if self._since and self._due:
            config = self.service.config
            line = "The database can be written again. What was left undone is done now."
            message = notice_message(f"{self._key}/well", "Alerts go out again", (line,))
            enqueue.post(tx, to_operators(message, config.operators), config.receivers, self.service.clock.now())

    def forget(self) -> None:
        """Begin anew, once what `is_over` queued is written."""
        self._since, self._due = None, {}

    @property
    def _key(self) -> str:
        return f"unwritten/{self._since:%Y%m%dT%H%M%S}"


def _sent(config: Config, name: str, address: str, message: Message) -> bool:
    try:
        notifiers.make(config.receivers[name], address, config.secret).send(message)
    except DeliveryError as error:
        structlog.get_logger().error("operators could not be told", receiver=name, error=str(error))
        return error.unknown  # it may have arrived
    except Exception as error:  # a mistake of our own at one address must not hold up the others
        structlog.get_logger().error("operators could not be told", receiver=name, error=in_a_sentence(error))
        return False
    return True
