"""Whose turn it is to send: asked by the operator about the outbox of every team."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from watcher.store.tables.alerts import delivery
from watcher.store.tables.teams import OPERATOR, everybodys
from watcher.store.told.deliveries import State
from watcher.store.told.due import due, time_has_come, waits
from watcher.timing import schedule

_all = everybodys(delivery)


def whose_turn(tx: Connection, now: datetime) -> list[tuple[str, str]]:
    """List the teams and receivers that something is due for, or is to be gathered for."""
    come = _all.c.digest.is_(None), _all.c.next_at <= now + schedule.CLOCK_SLACK
    wanted = select(_all.c.team, _all.c.receiver).where(waits(_all), *come)
    return [(row.team, row.receiver) for row in tx.execute(wanted.distinct())]


def teams_sending(tx: Connection) -> list[str]:
    """List the teams, '' for the operator, that something is being sent for."""
    return list(tx.execute(select(_all.c.team).where(_all.c.state == State.SENDING).distinct()).scalars())


def teams_refused(tx: Connection, since: datetime) -> set[str]:
    """Name the teams some of whose messages were refused for good, of those that were queued since that moment."""
    refused = _all.c.team != OPERATOR, _all.c.state == State.GIVEN_UP, _all.c.queued_at >= since
    return set(tx.execute(select(_all.c.team).where(*refused).distinct()).scalars())


def receivers_due(tx: Connection, now: datetime, *, ignore_waits: bool = False) -> dict[str, list[str]]:
    """Map the teams to the receivers that something is due for; whose message has waited longest comes first."""
    come = time_has_come(now, of=_all)
    wanted = select(_all.c.team, _all.c.receiver).where(
        _all.c.team != OPERATOR, due(come, ignore_waits=ignore_waits, of=_all)
    )
    found: dict[str, list[str]] = {}
    for row in tx.execute(wanted.group_by(_all.c.team, _all.c.receiver).order_by(func.min(_all.c.id))):
        found.setdefault(row.team, []).append(row.receiver)
    return found
