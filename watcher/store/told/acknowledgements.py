"""What people said to stories, and which critical alerts nobody has taken up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Severity
from watcher.model.values import word_of
from watcher.store.parts import parts
from watcher.store.tables.alerts import alert, delivery
from watcher.store.tables.people import acknowledgement, person
from watcher.store.tables.sources import mark
from watcher.store.told import alerts
from watcher.store.told.deliveries import State


def add(tx: Connection, new: Acknowledgement) -> int | None:
    """Keep what somebody said, and answer its number; None when they said the same since the story's last alert."""
    there = select(acknowledgement.c.id).where(
        acknowledgement.c.story == new.story,
        acknowledgement.c.who == new.who,
        acknowledgement.c.what == new.said,
        # `= NULL` finds nothing in SQL.
        acknowledgement.c.until == new.until if new.until else acknowledgement.c.until.is_(None),
    )
    last_alert = tx.execute(select(func.max(alert.c.made_at)).where(alert.c.story == new.story)).scalar()
    # A correction or a graver report asks anew: what was said before it was said of something else.
    if last_alert is not None:
        there = there.where(acknowledgement.c.at >= last_alert)
    if tx.execute(there).first():
        return None
    values = {"story": new.story, "at": new.at, "who": new.who, "what": new.said}
    written = acknowledgement.insert().values(**values, until=new.until, receiver=new.receiver)
    number: int = tx.execute(written.returning(acknowledgement.c.id)).scalar_one()
    return number


def newest(tx: Connection, most: int) -> list[Acknowledgement]:
    """List what people said last, the newest first."""
    rows = tx.execute(_named().order_by(acknowledgement.c.id.desc()).limit(most))
    return [_read(row) for row in rows]


def of_story(tx: Connection, story: str) -> list[Acknowledgement]:
    """List what people said to a story, in order."""
    rows = tx.execute(_named().where(acknowledgement.c.story == story).order_by(acknowledgement.c.id))
    return [_read(row) for row in rows]


def of_stories(tx: Connection, stories: Sequence[str]) -> dict[str, list[Acknowledgement]]:
    """List what people said to many stories, in order, by the story."""
    found: dict[str, list[Acknowledgement]] = {}
    for some in parts(stories):
        for row in tx.execute(_named().where(acknowledgement.c.story.in_(some)).order_by(acknowledgement.c.id)):
            found.setdefault(row.story, []).append(_read(row))
    return found


def not_taken_up(tx: Connection, since: datetime, *, unless: str) -> list[alerts.StoredAlert]:
    """List the critical alerts since a moment that reached somebody, and that nobody has taken up since then.

    Those that a mark of the source `unless` names are left out: they stay without an answer for years.
    """
    on_it = select(acknowledgement.c.id).where(
        acknowledgement.c.story == alert.c.story,
        acknowledgement.c.what == Said.TAKEN_UP,
        acknowledgement.c.at >= alert.c.made_at,
    )
    # What a silence keeps from everybody can't be taken up by anybody.
    told = select(delivery.c.id).where(delivery.c.alert == alert.c.key, delivery.c.state != State.SILENCED)
    marked = select(mark.c.name).where(mark.c.source == unless, mark.c.name == alert.c.key)
    unanswered = told.exists(), ~on_it.exists(), ~marked.exists()
    rows = tx.execute(
        select(*alerts.KEPT, alert.c.made_at)
        .where(alert.c.severity == Severity.CRITICAL, alert.c.made_at >= since, *unanswered)
        .order_by(alert.c.made_at, alert.c.key)
    )
    return [alerts.StoredAlert(alerts.read(row[:-1]), row.made_at) for row in rows]


def snoozes_over(tx: Connection, since: datetime, now: datetime) -> list[tuple[int, Acknowledgement]]:
    """List the snoozes, with their numbers, that ended since a moment, unless the story was taken up meanwhile.

    One that was followed by a longer one of the same story ends with that.
    """
    later = acknowledgement.alias()
    settled = select(later.c.id).where(
        later.c.story == acknowledgement.c.story,
        later.c.at >= acknowledgement.c.at,
        # Also of the same moment: two people may press within one second.
        or_(later.c.what == Said.TAKEN_UP, later.c.until > acknowledgement.c.until),
    )
    ended = acknowledgement.c.until.between(since, now)
    rows = tx.execute(_named().where(ended, ~settled.exists()).order_by(acknowledgement.c.id)).all()
    return [(row.id, _read(row)) for row in rows]


def snoozed_until(tx: Connection, story: str, since: datetime) -> datetime | None:
    """Say until when somebody snoozed a story since a moment; None when nobody did."""
    snoozed = acknowledgement.c.story == story, acknowledgement.c.at >= since
    found: datetime | None = tx.execute(select(func.max(acknowledgement.c.until)).where(*snoozed)).scalar()
    return found


def _named() -> Select[Any]:
    called = acknowledgement.outerjoin(person, person.c.who == acknowledgement.c.who)
    return select(acknowledgement, person.c.name).select_from(called)


def _read(row: Row[Any]) -> Acknowledgement:
    said = word_of(Said, row.what, Said.NOTED)
    return Acknowledgement(row.story, row.at, row.who, said, row.receiver, row.until, row.name)
