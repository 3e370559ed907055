"""The alerts that were decided, with everything they said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, select

from watcher.model.alerts import PLACES, Alert
from watcher.store.parts import parts
from watcher.store.tables.alerts import alert
from watcher.store.tables.news import story
from watcher.store.upsert import insert_missing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.ofsted import Urn


class Told(Struct, frozen=True):
    """An alert, and when it was made."""

    alert: Alert
    made_at: datetime


_OF_STORY = select(alert.c.json).where(alert.c.story == bindparam("story")).order_by(alert.c.made_at, alert.c.key)


def add(tx: Connection, told: Alert, publication: int | None, now: datetime) -> None:
    """Keep an alert; one that was made by that name stays as it is, and so do its messages."""
    insert_missing(tx, alert, [row_of(told, publication, now)])


def row_of(told: Alert, publication: int | None, now: datetime) -> dict[str, object]:
    """Make the row that keeps an alert."""
    return {
        "key": told.key,
        "story": told.story,
        "urn": told.urn,
        "publication": publication,
        "severity": told.severity,
        "made_at": now,
        "json": msgspec.json.encode(told).decode(),
    }


def told_by_ofsted_since(tx: Connection, urn: Urn, story_key: str) -> bool:
    """Return whether an alert of Ofsted's own publications about an authority was made since a story was opened."""
    opened = select(story.c.opened_at).where(story.c.key == story_key).scalar_subquery()
    made = alert.c.urn == urn, alert.c.publication.is_not(None), alert.c.made_at >= opened
    return tx.execute(select(alert.c.key).where(*made).limit(1)).first() is not None


def get(tx: Connection, key: str) -> Alert | None:
    """Look up an alert by its key."""
    found = tx.execute(select(alert.c.json).where(alert.c.key == key)).scalar()
    return read(found) if found else None


def by_keys(tx: Connection, keys: Iterable[str]) -> dict[str, Alert]:
    """Look up alerts by their keys."""
    rows = (
        row
        for some in parts(keys)
        for row in tx.execute(select(alert.c.key, alert.c.json).where(alert.c.key.in_(some)))
    )
    return {row.key: read(row.json) for row in rows}


def told(tx: Connection, key: str) -> Told | None:
    """Look up an alert by its key, with when it was made."""
    row = tx.execute(select(alert.c.json, alert.c.made_at).where(alert.c.key == key)).first()
    return Told(read(row.json), row.made_at) if row else None


def newest(tx: Connection, most: int, *, urn: Urn | None = None, places: bool = False) -> tuple[Told, ...]:
    """List the newest alerts, of all authorities or of one; those about `places` only where they may be seen."""
    wanted = select(alert.c.json, alert.c.made_at).order_by(alert.c.made_at.desc(), alert.c.key).limit(most)
    wanted = wanted if places else wanted.where(alert.c.key.not_like(f"{PLACES}%"))
    rows = tx.execute(wanted if urn is None else wanted.where(alert.c.urn == urn))
    return tuple(Told(read(row.json), row.made_at) for row in rows)


def of_story(tx: Connection, story: str) -> tuple[Alert, ...]:
    """List the alerts of a story, the earliest first."""
    return tuple(read(each) for each in tx.execute(_OF_STORY, {"story": story}).scalars())


def last_of(tx: Connection, story: str) -> Alert | None:
    """Look up the newest alert of a story."""
    wanted = select(alert.c.json).where(alert.c.story == story).order_by(alert.c.made_at.desc(), alert.c.key).limit(1)
    found = tx.execute(wanted).scalar()
    return read(found) if found else None


def is_reported_only(tx: Connection, story: str) -> bool:
    """Return whether a story was told of, and so far by others than Ofsted."""
    told = of_story(tx, story)
    return bool(told) and not any(each.confirmed for each in told)


def read(text: str) -> Alert:
    """Read an alert as it is kept."""
    return msgspec.json.decode(text, type=Alert)
