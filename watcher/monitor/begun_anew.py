"""Sees at a start whether the database forgot something, and tells the operators when it was gone altogether."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from notifiers.messages.operators import notice_message
from watcher.deliver import enqueue
from watcher.model.decisions import to_operators
from watcher.store import backup
from watcher.store.polled import sources
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.store.damage import Found
    from watcher.store.database import Store


NOTHING_YET = "the database is new: what was published lately is told, also if it was told from another database before"


def look(store: Store, config: Config, now: datetime, found: Found) -> None:
    """Let what may have been told already be looked for: see `backup.begin`."""
    with store.look() as tx:
        last, served = sources.at_work(tx)
    if last is None:
        # A mistyped `[store] url`, as on a server: before anything is sent, whoever starts it may still see that.
        structlog.get_logger().warning(NOTHING_YET, told_again_since=str(day_in_london(now - config.alert_window)))
    if not backup.may_be_a_copy(last, served, now, found):
        return
    with store.begin() as tx:
        if backup.begin(tx, now, found):
            _tell(tx, config, now)


def _tell(tx: Connection, config: Config, now: datetime) -> None:
    lines = (
        f"The file {backup.file_of(config.store_url)} was not there any more at the start, so a new one was made.",
        f"What was published in the last {config.alert_window.days} days is looked at again; Slack repeats nothing.",
        "What still waited to be sent, and who had dealt with what, is lost.",
        "If you have a copy, stop the service and put it back: ofsted-watch restore FILE",
    )
    message = notice_message(f"database/{now:%Y%m%dT%H%M%S}", "The database was gone and was made anew", lines)
    enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)
