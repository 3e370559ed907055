"""Whether the service is at work: how each source is doing, what waits, and what could keep an alert back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher import data
from watcher.monitor import jobs
from watcher.store.engine import processes
from watcher.store.polled import outages as troubles
from watcher.store.polled import sources
from watcher.store.told import undelivered
from watcher.timing import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.store.polled.outages import Trouble
    from watcher.store.polled.sources import SourceState
    from watcher.store.told.outbox import Depth

# Many signs of life are missing by then: the machine sleeps, or a job hangs.
SILENT_AFTER = timedelta(minutes=3)
GONE_AFTER = timedelta(seconds=30)
"""A process that this machine doesn't see any more may live in a container of its own, as long as it gives signs."""
OVERDUE_AFTER = timedelta(minutes=5)
"""A source is overdue after two of its intervals, and not before this: waiting its turn takes some time."""
BAD_POLLS = 2
"""Polls in a row that fail before somebody should look: one may be a passing refusal, two are no accident."""
MOST_NAMED = 8
"""How many authorities a line of the status names; the rest are counted."""
# Longer than the longest wait between two attempts (`watcher.timing.schedule.LONGEST_RETRY`), so that one refusal is
# not late.
LATE_AFTER = timedelta(minutes=30)


class Watching(Struct, frozen=True):
    """How the service is doing. `troubles` are sentences; none means that its silence can be trusted.

    `life` says whether the service is at work, and as which process; `not_at_work` is the trouble that it is not, and
    `others` are all other troubles.
    """

    sources: tuple[SourceState, ...]
    outbox: Depth
    life: Life
    not_at_work: str | None
    others: tuple[str, ...]

    @property
    def troubles(self) -> tuple[str, ...]:
        """Say everything that could keep an alert back."""
        return (self.not_at_work, *self.others) if self.not_at_work else self.others


class Life(Struct, frozen=True):
    """The service's last sign of life, and the number of the process that gave it. None: it never ran here.

    `gone` is a process that this machine doesn't see, `certainly` where it would see it.
    """

    at: datetime | None
    process: int | None = None
    gone: bool = False
    certainly: bool = False

    def ended(self, now: datetime) -> bool:
        """Return whether it should be at work and isn't: it ran before, and gives no sign of life any more."""
        if self.at is None:
            return False
        return now - self.at > (GONE_AFTER if self.gone else SILENT_AFTER)

    def said(self, now: datetime) -> str:
        """Say it in a sentence."""
        if self.at is None:
            return "The service has never run with this database."
        process = f"process {self.process}, " if self.process else ""
        if self.certainly and not self.ended(now):
            return (
                f"The service's process {self.process} is gone, and no other has begun yet (last sign of life "
                f"{words.moment(self.at)})."
            )
        if not self.ended(now):
            return f"The service is running ({process}last sign of life {words.moment(self.at)})."
        gone = f"process {self.process} is gone, " if self.gone else ""
        return f"The service is not running: {gone}its last sign of life was {words.moment(self.at)}."


def look(tx: Connection, config: Config, now: datetime) -> Watching:
    """Check everything that could keep an alert from arriving."""
    states = tuple(sources.states(tx, (each.name for each in config.sources)).values())
    depth = undelivered.depth(tx)
    life = _life(tx)
    open_ = troubles.open_ones(tx)
    lasting = tuple(
        each
        for each in open_
        if each.polls >= BAD_POLLS and each.place != troubles.WHOLE and each.source in {one.name for one in states}
    )
    failing = jobs.failing(each for each in open_ if each.polls >= BAD_POLLS)
    paces = {each.name: each.every for each in config.sources}
    overdue = _overdue(states, paces, now)
    not_at_work = life.said(now) if life.at is None or life.ended(now) else None
    others = (*_troubles(states, depth, now), *overdue, *_of_places(lasting), *failing)
    return Watching(states, depth, life, not_at_work, others)


def _life(tx: Connection) -> Life:
    process = sources.alive_as(tx)
    if process is None:
        return Life(sources.alive_at(tx))
    gone, certainly = not processes.alive(process), processes.certainly_gone(process)
    return Life(sources.alive_at(tx), processes.number(process), gone, certainly)


def _of_places(lasting: tuple[Trouble, ...]) -> Iterator[str]:
    """Say which sources have pages that can't be read, though the rest of them is well: an alert may be missing."""
    yield from dict.fromkeys(f"“{each.source}”: {each.sentence}" for each in lasting if each.urn is None)
    pages = [each for each in lasting if each.urn is not None]
    for source in dict.fromkeys(each.source for each in pages):
        theirs = [each for each in pages if each.source == source]
        named = ", ".join(sorted(data.by_urn()[each.urn].name for each in theirs if each.urn)[:MOST_NAMED])
        more = f" and {len(theirs) - MOST_NAMED} more" if len(theirs) > MOST_NAMED else ""
        yield f"“{source}”: pages that can't be read, or believed: {named}{more}. {theirs[0].sentence}"


def _overdue(states: tuple[SourceState, ...], paces: Mapping[str, timedelta], now: datetime) -> Iterator[str]:
    """Name the sources that missed two polls: the program says so itself, whatever keeps it from polling them."""
    for each in states:
        if each.due_at and now - each.due_at > max(2 * paces[each.name], OVERDUE_AFTER):
            since = words.moment(each.due_at)
            yield f"“{each.name}” should have been polled at {since}, and was not."


def _troubles(states: tuple[SourceState, ...], depth: Depth, now: datetime) -> tuple[str, ...]:
    found = []
    for each in states:
        if each.failures >= BAD_POLLS:
            found.append(f"“{each.name}” could not be read {each.failures} times in a row: {each.last_error}")
        elif each.last_success is None:
            found.append(f"“{each.name}” has not been read yet.")
    if depth.oldest and now - depth.oldest > LATE_AFTER:
        waiting = words.counted(depth.unsent, "message waits", "messages wait")
        found.append(f"{waiting} to be sent, the oldest for more than half an hour.")
    if depth.given_up:
        whose = "its receiver refuses it" if depth.given_up == 1 else "their receivers refuse them"
        found.append(f"{words.counted(depth.given_up, 'message')} could not be delivered: {whose}.")
    return tuple(found)
