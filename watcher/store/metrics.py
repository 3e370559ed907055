"""Counts of what is in the store, for measurements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, Connection, and_, func, select

from watcher.store.tables.alerts import alert, delivery
from watcher.store.tables.config import watching
from watcher.store.tables.publications import publication, reading
from watcher.store.tables.sources import mark
from watcher.store.tables.teams import OPERATOR, everybodys
from watcher.store.teams import team_configs
from watcher.store.told.deliveries import UNSENT
from watcher.store.upsert import upsert_all

POLL_SECONDS = "poll_seconds"
MOST_MESSAGES = 20_000
"""The last messages that are looked at for how soon they told: each scrape reads them, however long the table is."""
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


def told_after(tx: Connection, since: datetime) -> dict[str, list[float]]:
    """Say after how many seconds each message since then had told of what Ofsted published, by team.

    It counts from when the publication was seen, or watched. Of very many messages only the last ones are looked at.
    """
    d, a, w = _all.alias(), everybodys(alert).alias(), everybodys(watching).alias()
    newest = select(func.max(_all.c.id)).scalar_subquery()
    wanted = (
        select(d.c.team, d.c.sent_at, publication.c.first_seen, w.c.since)
        .join(a, and_(a.c.key == d.c.alert, a.c.team == d.c.team))
        .join(publication, publication.c.id == a.c.publication)
        .join(w, and_(w.c.urn == a.c.urn, w.c.team == a.c.team))
        # What Ofsted corrects was seen long before.
        .where(d.c.id > newest - MOST_MESSAGES, d.c.sent_at >= since, a.c.key == a.c.urn + "/" + publication.c.key)
    )
    found: dict[str, list[float]] = {}
    for row in tx.execute(wanted):
        took = row.sent_at - max(row.first_seen, row.since)
        found.setdefault(row.team, []).append(took.total_seconds())
    return found


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
