"""Counts of what is in the store, for measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from watcher.store import team_configs
from watcher.store.deliveries import UNSENT
from watcher.store.tables.alerts import alert, delivery
from watcher.store.tables.publications import reading
from watcher.store.tables.sources import mark
from watcher.store.tables.teams import OPERATOR, everybodys
from watcher.store.upsert import upsert_all

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Column, Connection

POLL_SECONDS = "poll_seconds"
_all = everybodys(delivery)
NO_PROBLEMS = '%"problems": []%'


def readings(tx: Connection) -> tuple[int, int]:
    """Count the documents that were read: all of it with certainty, and those where something is left open."""
    count = select(func.count()).select_from(reading)
    certain = tx.execute(count.where(reading.c.json.like(NO_PROBLEMS))).scalar_one()
    return certain, tx.execute(count).scalar_one() - certain


def alerts(tx: Connection) -> dict[str, int]:
    """Count the alerts by severity."""
    return _by(tx, alert.c.severity)


def deliveries(tx: Connection) -> dict[str, int]:
    """Count the deliveries by state."""
    return _by(tx, delivery.c.state)


def of_teams(tx: Connection) -> dict[str, tuple[int, datetime | None]]:
    """Count what is unsent of each team, with the moment since which the oldest waits. To be asked by the operator."""
    waiting = _all.c.team != OPERATOR, _all.c.state.in_(UNSENT), _all.c.digest.is_(None)
    wanted = select(_all.c.team, func.count().label("unsent"), func.min(_all.c.released_at).label("since"))
    rows = tx.execute(wanted.where(*waiting).group_by(_all.c.team))
    found = {row.team: (row.unsent, row.since) for row in rows}
    return {team: found.get(team, (0, None)) for team in team_configs.newest(tx)}


def poll_seconds(tx: Connection, source: str) -> float | None:
    """Say how long the last poll of a source took; None when there was none."""
    wanted = select(mark.c.text).where(mark.c.source == source, mark.c.name == POLL_SECONDS)
    found = tx.execute(wanted).scalar()
    return float(found) if found else None


def note_poll_seconds(tx: Connection, took: Iterable[tuple[str, float]]) -> None:
    """Remember how long a poll of each source took."""
    upsert_all(tx, mark, [{"source": name, "name": POLL_SECONDS, "text": f"{seconds:.3f}"} for name, seconds in took])


def _by(tx: Connection, column: Column[str]) -> dict[str, int]:
    rows = tx.execute(select(column, func.count()).group_by(column).order_by(column))
    return {str(name): count for name, count in rows}
