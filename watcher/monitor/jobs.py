"""Tells the operators of the program's own jobs that fail: they run again, but somebody must know."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from watcher.deliver import enqueue
from watcher.model.decisions import to_operators
from watcher.store.polled import outages
from watcher.timing import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.alerts import Message
    from watcher.store.polled.outages import Trouble

TOLD_AFTER = 2
"""A job that failed once may have hit a busy moment; every job runs again within seconds or minutes."""


def tell(tx: Connection, config: Config, now: datetime) -> None:
    """Queue what is to be said of jobs that go on failing, and of those that work again: once, all in one message."""
    ours = [each for each in outages.untold(tx) if each.source == outages.OUR_OWN]
    ended = [each for each in ours if each.ended_at]
    new = [each for each in ours if not (each.ended_at or each.operators_told) and each.polls >= TOLD_AFTER]
    # All in one message: what breaks one job, a full disk for one, breaks most of them.
    if new:
        lines = (*failing(new), "We keep trying, and everything else goes on. What depends on it is late.")
        _post(tx, config, now, notice_message(f"job/{new[0].id}", _title(new, "failed"), lines))
    if ended:
        line = f"{', '.join(each.place for each in ended)}: what was left undone is done now."
        title = _title(ended, "works again")
        _post(tx, config, now, notice_message(f"job/{ended[0].id}/well", title, (line,)))
    for each in new:
        outages.told_operators(tx, each.id)
    for each in ended:
        outages.told_end(tx, each.id)


def _title(found: list[Trouble], what: str) -> str:
    return f"{'A part' if len(found) == 1 else f'{len(found)} parts'} of ofsted-watch {what}: {found[0].place}"


def _post(tx: Connection, config: Config, now: datetime, message: Message) -> None:
    enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)


def failing(lasting: Iterable[Trouble]) -> Iterator[str]:
    """Say of each of our own jobs that goes on failing since when it does, and why."""
    for each in lasting:
        if each.source == outages.OUR_OWN:
            yield f"{named(each.place)} has failed since {words.moment(each.since)}: {each.sentence}"


def named(job: str) -> str:
    """Write how a sentence about one of our own jobs begins."""
    return f"The job “{job}”"
