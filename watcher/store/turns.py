"""Whose turn it is to send: asked by the operator about the outbox of every team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from watcher.store.deliveries import UNSENT, State
from watcher.store.tables.alerts import delivery
from watcher.store.tables.teams import OPERATOR, everybodys
from watcher.timing import schedule

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

_all = everybodys(delivery)


def whose_turn(tx: Connection, now: datetime) -> list[tuple[str, str]]:
    """List the teams and receivers that something is due for, or is to be gathered for."""
    waits = _all.c.state.in_((State.QUEUED, State.UNKNOWN)), _all.c.digest.is_(None)
    wanted = select(_all.c.team, _all.c.receiver).where(*waits, _all.c.next_at <= now + schedule.CLOCK_SLACK)
    return [(row.team, row.receiver) for row in tx.execute(wanted.distinct())]


def teams_sending(tx: Connection) -> list[str]:
    """List the teams, '' for the operator, that something is being sent for."""
    return list(tx.execute(select(_all.c.team).where(_all.c.state == State.SENDING).distinct()).scalars())


def teams_refused(tx: Connection, since: datetime) -> set[str]:
    """Name the teams some of whose messages were refused for good, of those that were queued since that moment."""
    refused = _all.c.team != OPERATOR, _all.c.state == State.GIVEN_UP, _all.c.queued_at >= since
    return set(tx.execute(select(_all.c.team).where(*refused).distinct()).scalars())


def teams_waiting(tx: Connection, now: datetime, *, ignore_waits: bool = False) -> set[str]:
    """Name the teams that something is due for, is to be gathered for, or is being sent for."""
    wanted = select(_all.c.team).where(_all.c.team != OPERATOR, _all.c.state.in_(UNSENT)).distinct()
    if not ignore_waits:
        wanted = wanted.where(or_(_all.c.state == State.SENDING, _all.c.next_at <= now + schedule.CLOCK_SLACK))
    return set(tx.execute(wanted).scalars())
