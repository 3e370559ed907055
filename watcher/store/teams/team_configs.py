"""The teams' configs, each good text as a revision: running processes go by the newest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import ClassVar

from msgspec import field
from sqlalchemy import Connection, delete, func, select

from watcher.model.values import Discreet
from watcher.store.polled import sources
from watcher.store.tables.config import team_config
from watcher.store.tables.sources import mark
from watcher.store.tables.teams import everybodys

MOST_KEPT = 20
"""How many revisions of a team are kept."""
CONFIG, REFUSED = "config", "refused"
_all = everybodys(team_config)


class Revision(Discreet, frozen=True):
    """One text of a team's config; `number` counts from 1, and no text means that the team has ended.

    `lists` are the texts of its lists of places, by the names of their files.
    """

    unsaid: ClassVar = ("lists",)
    team: str
    number: int
    text: str | None
    lists: Mapping[str, str] = field(default_factory=dict)


def newest(tx: Connection) -> dict[str, int]:
    """Map each team to the number of its newest revision. To be asked by the operator, for all of them."""
    rows = tx.execute(select(_all.c.team, func.max(_all.c.revision).label("number")).group_by(_all.c.team))
    return {row.team: row.number for row in rows}


def swept(tx: Connection) -> datetime | None:
    """Say when every team was last asked for what it had undecided; None when that was before its newest config."""
    row = tx.execute(_SWEPT).one()
    asked = datetime.fromisoformat(row.asked) if row.asked else None
    return asked if asked and (row.changed is None or row.changed < asked) else None


def set_swept(tx: Connection, now: datetime | None) -> None:
    """Note that every team was asked; None has them all asked again soon. Both are the operator's to note."""
    sources.set_mark(tx, *_ALL_ASKED, now.isoformat() if now else "")


_ALL_ASKED = "teams", "asked for what is undecided"
_SWEPT = select(
    select(mark.c.text)
    .where(mark.c.source == _ALL_ASKED[0], mark.c.name == _ALL_ASKED[1])
    .scalar_subquery()
    .label("asked"),
    select(func.max(_all.c.at)).scalar_subquery().label("changed"),
)


def revisions(tx: Connection, numbers: Iterable[tuple[str, int]]) -> list[Revision]:
    """Look up the texts of some revisions. To be asked by the operator, for all teams."""
    found = []
    for team, number in numbers:
        wanted = select(_all.c.text, _all.c.lists).where(_all.c.team == team, _all.c.revision == number)
        row = tx.execute(wanted).first()
        found.append(Revision(team, number, row.text, _read(row.lists)) if row else Revision(team, number, None))
    return found


def in_force(tx: Connection) -> Revision | None:
    """Look up the revision that is in force for the team that asks; None when there is none, or it has ended."""
    row = tx.execute(select(team_config).order_by(team_config.c.revision.desc()).limit(1)).first()
    return Revision(row.team, row.revision, row.text, _read(row.lists)) if row and row.text is not None else None


def _read(lists: str | None) -> dict[str, str]:
    found: dict[str, str] = json.loads(lists) if lists else {}
    return found


def keep(tx: Connection, text: str | None, lists: Mapping[str, str], now: datetime) -> int:
    """Keep a text and its lists of places as the newest revision of the team that asks, and return its number."""
    last = tx.execute(select(func.max(team_config.c.revision))).scalar() or 0
    written = json.dumps(lists, ensure_ascii=False) if lists else None
    tx.execute(team_config.insert().values(revision=last + 1, text=text, lists=written, at=now))
    tx.execute(delete(team_config).where(team_config.c.revision <= last + 1 - MOST_KEPT))
    return int(last + 1)


def refuse(tx: Connection, text: str) -> bool:
    """Remember that a text was refused; True when it isn't the one that was refused last, so that people are told."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()  # nothing else is kept of it: it may hold secrets
    if sources.mark_of(tx, CONFIG, REFUSED) == sha256:
        return False
    sources.set_mark(tx, CONFIG, REFUSED, sha256)
    return True


def is_refused(tx: Connection) -> bool:
    """Return whether the team's file holds a text that was refused, so that an earlier one is in force."""
    return bool(sources.mark_of(tx, CONFIG, REFUSED))


def accept(tx: Connection) -> bool:
    """Forget the text that was refused last; True when there was one, so that people are told that it is over."""
    refused = is_refused(tx)
    if refused:
        sources.set_mark(tx, CONFIG, REFUSED, "")
    return refused
