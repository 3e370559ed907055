"""What was wrong with a source, or with one of its pages: from the first bad poll to the first good one, and who knows.

A row that has ended stays: it is the gap that the certificate shows.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, and_, bindparam, or_, select, update

from watcher.model.ofsted import Urn
from watcher.store.tables.sources import trouble

if TYPE_CHECKING:
    from watcher.model.listings import Failure

WHOLE = ""
"""The place that stands for a source as a whole."""

OUR_OWN = ""
"""The source that stands for the program itself: its places are the jobs that failed. No source may be called so."""


class Trouble(Struct, frozen=True):
    """One stretch of bad polls of one place. `polls` counts them, `sentence` says what the last one was like."""

    id: int
    source: str
    place: str
    urn: Urn | None
    since: datetime
    polls: int
    sentence: str
    ended_at: datetime | None
    operators_told: bool
    leads_told: bool


_TROUBLES = select(*(trouble.c[each] for each in Trouble.__struct_fields__))


def bad_poll(tx: Connection, source: str, seen: Failure, now: datetime) -> int:
    """Note that a place could not be read, or can't be believed, once more; returns how often in a row by now."""
    open_ = _open_at(tx, source, seen.place)
    if open_ is None:
        new = {"source": source, "place": seen.place, "urn": seen.urn, "sentence": seen.sentence}
        tx.execute(trouble.insert().values(since=now, polls=1, **new))
        return 1
    # The last sentence, not the first: operators look at what it is like now.
    again = {"polls": trouble.c.polls + 1, "sentence": seen.sentence}
    tx.execute(update(trouble).where(trouble.c.id == open_.id).values(again))
    return open_.polls + 1


_END = update(trouble).where(
    trouble.c.source == bindparam("of_source"), trouble.c.place == bindparam("at_place"), trouble.c.ended_at.is_(None)
)


def good_poll(tx: Connection, source: str, place: str, now: datetime) -> None:
    """Note that a place is well."""
    tx.execute(_END, {"of_source": source, "at_place": place, "ended_at": now})


def since(tx: Connection, source: str, place: str) -> datetime | None:
    """Say since when a place is in trouble; None when it is well."""
    open_ = _open_at(tx, source, place)
    return open_.since if open_ else None


_told = or_(trouble.c.operators_told, trouble.c.leads_told)
# Nobody who never heard that something was wrong needs to hear that it is right again.
UNTOLD = or_(trouble.c.ended_at.is_(None), and_(_told, trouble.c.end_told.is_(False)))
"""Which troubles go on, or are over without everybody knowing who heard of them."""
_UNTOLD = _TROUBLES.where(UNTOLD).order_by(trouble.c.id)


def untold(tx: Connection) -> list[Trouble]:
    """List what goes on, and what is over without everybody knowing who heard of it."""
    return [Trouble(*row) for row in tx.execute(_UNTOLD)]


def open_ones(tx: Connection) -> list[Trouble]:
    """List what goes on, the earliest first."""
    rows = tx.execute(_TROUBLES.where(trouble.c.ended_at.is_(None)).order_by(trouble.c.since, trouble.c.id))
    return [Trouble(*row) for row in rows]


def between(tx: Connection, start: datetime, end: datetime) -> list[Trouble]:
    """List what was wrong in that time, the earliest first."""
    rows = tx.execute(
        _TROUBLES.where(trouble.c.since < end, or_(trouble.c.ended_at.is_(None), trouble.c.ended_at > start)).order_by(
            trouble.c.since, trouble.c.id
        )
    )
    return [Trouble(*row) for row in rows]


def told_operators(tx: Connection, id_: int) -> None:
    """Remember that the operators know of it."""
    tx.execute(update(trouble).where(trouble.c.id == id_).values(operators_told=True))


def told_leads(tx: Connection, id_: int) -> None:
    """Remember that the leads know of it."""
    tx.execute(update(trouble).where(trouble.c.id == id_).values(leads_told=True))


def goes_on(tx: Connection, ended: Trouble, again: int) -> None:
    """Note that whoever heard of what is over, and not that it is, has heard of what broke again there."""
    told = {name: True for name in ("operators_told", "leads_told") if getattr(ended, name)}
    tx.execute(update(trouble).where(trouble.c.id == again).values(told))
    told_end(tx, ended.id)


def told_end(tx: Connection, id_: int) -> None:
    """Remember that whoever knew of it knows that it is over."""
    tx.execute(update(trouble).where(trouble.c.id == id_).values(end_told=True))


def _open_at(tx: Connection, source: str, place: str) -> Trouble | None:
    there = trouble.c.source == source, trouble.c.place == place, trouble.c.ended_at.is_(None)
    row = tx.execute(_TROUBLES.where(*there)).first()
    return Trouble(*row) if row else None
