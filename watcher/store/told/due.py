"""Which deliveries are due: of one team's, or with another table of all teams'."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Table, and_, literal_column, not_, or_

from watcher.store.tables.alerts import delivery
from watcher.timing import schedule


def waits(of: Table = delivery) -> ColumnElement[bool]:
    """Say which deliveries wait. Written out, as their index is: else neither database sees that it serves."""
    return of.c.state.in_([literal_column("'queued'"), literal_column("'unknown'")])


def due(come: ColumnElement[bool], *, ignore_waits: bool, of: Table = delivery) -> ColumnElement[bool]:
    """Say which may be sent, of those whose time has `come`, or with `ignore_waits` need not be waited for."""
    if ignore_waits:
        # Only our own waits are cut short: what a server asked for stands, or it bans us for longer.
        come = or_(come, not_(of.c.server_wait))
    # What waits for its digest is not released; what a digest gathered is sent with it.
    return and_(waits(of), of.c.released_at.is_not(None), of.c.digest.is_(None), come)


def unreleased(come: ColumnElement[bool], *, of: Table = delivery) -> ColumnElement[bool]:
    """Say which are yet to be released, of those whose time has `come`."""
    return and_(waits(of), of.c.released_at.is_(None), come)


def time_has_come(now: datetime, *, of: Table = delivery) -> ColumnElement[bool]:
    """Say which deliveries needn't wait longer; a wait that was reckoned before the clock was set back is void."""
    return has_come(now, now + schedule.CLOCK_SLACK, of=of)


def has_come(
    now: datetime | BindParameter[datetime], ahead: datetime | BindParameter[datetime], *, of: Table = delivery
) -> ColumnElement[bool]:
    """Say the same with moments that may be named later; what lies `ahead` was noted before the clock was set back."""
    # Its moments lie in what is the future now, and so does the one it waits for.
    return or_(of.c.next_at <= now, of.c.queued_at > ahead, of.c.claimed_at > ahead)
