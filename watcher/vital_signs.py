"""Whether the watching is at work: how each source fares, what waits to be told, and what could keep an alert back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher.store import outbox, sources

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.checking import Config
    from watcher.store.outbox import Depth
    from watcher.store.sources import SourceState

SILENT_AFTER = timedelta(minutes=3)
OVERDUE_AFTER = timedelta(minutes=45)
BAD_POLLS = 2
LATE_AFTER = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Watching:
    """How the watching fares. `troubles` are sentences; none means that its silence can be trusted."""

    sources: tuple[SourceState, ...]
    outbox: Depth
    alive_at: datetime | None
    troubles: tuple[str, ...]


def look(tx: Connection, config: Config, now: datetime) -> Watching:
    """Look at everything that could keep an alert from arriving."""
    states = tuple(sources.states(tx, (each.name for each in config.sources)).values())
    depth = outbox.depth(tx)
    alive_at = sources.alive_at(tx)
    return Watching(states, depth, alive_at, tuple(_troubles(states, depth, alive_at, now)))


def _troubles(
    states: tuple[SourceState, ...], depth: Depth, alive_at: datetime | None, now: datetime
) -> tuple[str, ...]:
    found = []
    if alive_at is None or now - alive_at > SILENT_AFTER:
        found.append("The service is not running: it gave no sign of life for three minutes or more.")
    for each in states:
        if each.failures >= BAD_POLLS:
            found.append(f"“{each.name}” could not be read {each.failures} times in a row: {each.last_error}")
        elif each.last_success is None:
            found.append(f"“{each.name}” has not been read yet.")
        elif each.due_at and now - each.due_at > OVERDUE_AFTER:
            found.append(f"“{each.name}” should have been polled long ago.")
    if depth.oldest and now - depth.oldest > LATE_AFTER:
        found.append(f"{depth.unsent} messages wait to be sent, the oldest for more than half an hour.")
    if depth.given_up:
        found.append(f"{depth.given_up} messages were given up: their receivers refuse them.")
    return tuple(found)
