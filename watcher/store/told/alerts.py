"""The alerts that were decided, with everything they said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, select

from watcher import data
from watcher.model.alerts import PLACES, PLEASE_CHECK, Alert, Finding, Link, Reason, Severity
from watcher.model.ofsted import Urn
from watcher.model.places import PLACE
from watcher.model.stories import SoFar, told_by
from watcher.model.values import word_of
from watcher.store.parts import parts
from watcher.store.tables.alerts import alert
from watcher.store.tables.news import story
from watcher.store.upsert import insert_missing


class StoredAlert(Struct, frozen=True):
    """An alert, and when it was made."""

    alert: Alert
    made_at: datetime


KEPT = alert.c.key, alert.c.story, alert.c.urn, alert.c.severity, alert.c.publication, alert.c.json
"""What `read` needs, in this order."""
_DAMAGED = "This alert was damaged in our database. What it said is in what was sent of it, and on Ofsted's site."
_EARLIEST_FIRST = select(*KEPT).order_by(alert.c.made_at, alert.c.key)
_OF_STORY = _EARLIEST_FIRST.where(alert.c.story == bindparam("story"))
_OF_STORIES = _EARLIEST_FIRST.where(alert.c.story.in_(bindparam("stories", expanding=True)))


def add(tx: Connection, now: datetime, *made: tuple[Alert, int | None]) -> None:
    """Keep alerts, each with its publication; one that was made by that name stays as it is, and so do its messages."""
    insert_missing(tx, alert, [row_of(told, publication, now) for told, publication in made])


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
    found = tx.execute(select(*KEPT).where(alert.c.key == key)).first()
    return read(found) if found else None


def by_keys(tx: Connection, keys: Iterable[str]) -> dict[str, Alert]:
    """Look up alerts by their keys."""
    rows = (row for some in parts(keys) for row in tx.execute(select(*KEPT).where(alert.c.key.in_(some))))
    return {row.key: read(row) for row in rows}


def told(tx: Connection, key: str) -> StoredAlert | None:
    """Look up an alert by its key, with when it was made."""
    row = tx.execute(select(*KEPT, alert.c.made_at).where(alert.c.key == key)).first()
    return StoredAlert(read(row[:-1]), row.made_at) if row else None


def newest(tx: Connection, most: int, *, urn: Urn | None = None, places: bool = False) -> tuple[StoredAlert, ...]:
    """List the newest alerts, of all authorities or of one; those about `places` only where they may be seen."""
    wanted = select(*KEPT, alert.c.made_at).order_by(alert.c.made_at.desc(), alert.c.key).limit(most)
    wanted = wanted if places else wanted.where(alert.c.key.not_like(f"{PLACES}%"))
    rows = tx.execute(wanted if urn is None else wanted.where(alert.c.urn == urn))
    return tuple(StoredAlert(read(row[:-1]), row.made_at) for row in rows)


def of_story(tx: Connection, story: str) -> tuple[Alert, ...]:
    """List the alerts of a story, the earliest first."""
    return tuple(read(each) for each in tx.execute(_OF_STORY, {"story": story}))


def last_of(tx: Connection, story: str) -> Alert | None:
    """Look up the newest alert of a story."""
    wanted = select(*KEPT).where(alert.c.story == story).order_by(alert.c.made_at.desc(), alert.c.key).limit(1)
    found = tx.execute(wanted).first()
    return read(found) if found else None


def so_far(tx: Connection, *stories: str) -> dict[str, SoFar]:
    """Map stories to by whom each was told of so far, and how gravely."""
    found: dict[str, list[Alert]] = {each: [] for each in stories}
    for row in tx.execute(_OF_STORIES, {"stories": list(found)}) if found else ():
        found[row.story].append(read(row))
    return {story: told_by(alerts) for story, alerts in found.items()}


def read(kept: Iterable[Any]) -> Alert:
    """Read an alert, kept as `KEPT` has it. Of a damaged one, what stands beside it: it must keep no other one back."""
    *beside, json = kept
    try:
        return msgspec.json.decode(json, type=Alert)
    except msgspec.MsgspecError:
        return _damaged(*beside)


def is_damaged(told: Alert) -> bool:
    """Return whether this is what could be read of a damaged alert."""
    return any(reason.text == _DAMAGED for each in told.findings for reason in each.reasons)


def _damaged(key: str, story: str, urn: Urn, severity: str, publication: int | None) -> Alert:
    of_place, grave = key.startswith(PLACES), word_of(Severity, severity, Severity.CRITICAL)
    kind = PLACE if of_place else PLEASE_CHECK
    authority = None if of_place else data.by_urn().get(urn)
    name = authority.name if authority else "A place on your list"
    page = Link(f"{name} on Ofsted's site", f"https://reports.ofsted.gov.uk/provider/44/{urn}")
    return Alert(
        key=key,
        story=story,
        urn=urn,
        authority=name,
        severity=grave,
        what="An alert that can't be read any more",
        headline="an alert can't be read any more: please look at Ofsted's page",
        source="Ofsted" if publication else "the news",
        confirmed=of_place or publication is not None,
        published=None,
        inspection_start=None,
        inspection_end=None,
        findings=(Finding(kind, kind, grave, (Reason(None, _DAMAGED),)),),
        links=(page,) if authority else (),
    )
