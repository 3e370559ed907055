"""What is expected by when in the stories that were told, and whether anybody was reminded."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, select, update

from watcher.model.alerts import Awaited, Deadline
from watcher.model.ofsted import Urn
from watcher.store.tables.alerts import deadline
from watcher.store.upsert import insert_missing

_KNOWN = select(deadline).where(deadline.c.awaited.in_(tuple(Awaited)))
"""What a newer version alone knows how to await is left to it."""


class Open(Struct, frozen=True):
    """A deadline that nothing has come of yet, and the story that it belongs to."""

    story: str
    deadline: Deadline


def add(tx: Connection, now: datetime, *expected: tuple[str, Deadline]) -> None:
    """Note what stories expect; what is known already stays as it is."""
    insert_missing(tx, deadline, [row_of(each, story, now) for story, each in expected])


def row_of(expected: Deadline, story: str, now: datetime) -> dict[str, object]:
    """Make the row that keeps what a story expects."""
    return {**asdict(expected), "uid": expected.uid, "story": story, "noted_at": now}


def passed(tx: Connection, today: date) -> list[Open]:
    """List the deadlines whose day is over and that are not settled yet."""
    rows = tx.execute(_KNOWN.where(deadline.c.by < today, deadline.c.settled_at.is_(None)).order_by(deadline.c.by))
    return [Open(row.story, _deadline(row)) for row in rows]


def of_authority(tx: Connection, urn: Urn) -> list[Deadline]:
    """List what is or was expected of an authority, the earliest first."""
    rows = tx.execute(_KNOWN.where(deadline.c.urn == urn).order_by(deadline.c.by))
    return [_deadline(row) for row in rows]


def _deadline(row: Row[Any]) -> Deadline:
    return Deadline(Urn(row.urn), row.authority, Awaited(row.awaited), row.by, row.published, row.url)


def settle(tx: Connection, uid: str, outcome: str, now: datetime) -> None:
    """Note, in words, what became of a deadline: something was seen, or people were reminded."""
    tx.execute(update(deadline).where(deadline.c.uid == uid).values(settled_at=now, outcome=outcome))
