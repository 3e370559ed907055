"""Who people on Slack are called, and the authorities on their own lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, delete, select

from watcher.model.alerts import Severity
from watcher.model.ofsted import Urn
from watcher.model.people import PersonalWatch
from watcher.model.values import word_of
from watcher.store.tables.people import person, personal_watch
from watcher.store.tables.teams import everybodys
from watcher.store.upsert import upsert


def name_since(tx: Connection, who: str, since: datetime) -> str | None:
    """Look up what somebody is called, if that was asked since a moment."""
    found = select(person.c.name).where(person.c.who == who, person.c.asked_at >= since)
    name: str | None = tx.execute(found).scalar()
    return name


def learn_name(tx: Connection, who: str, name: str, now: datetime) -> None:
    """Keep what somebody is called."""
    upsert(tx, person, who=who, name=name, asked_at=now)


def watch(tx: Connection, wanted: PersonalWatch, now: datetime) -> None:
    """Put an authority on somebody's list, or change its severity there."""
    key = {"receiver": wanted.receiver, "who": wanted.who, "urn": wanted.urn}
    upsert(tx, personal_watch, **key, severity=wanted.severity, since=now)


def stop_watching(tx: Connection, receiver: str, who: str, urns: Iterable[Urn] | None = None) -> int:
    """Take authorities off somebody's list, or without `urns` all of them; returns how many there were."""
    theirs = delete(personal_watch).where(personal_watch.c.receiver == receiver, personal_watch.c.who == who)
    if urns is not None:
        theirs = theirs.where(personal_watch.c.urn.in_(sorted(urns)))
    return tx.execute(theirs).rowcount


def list_of(tx: Connection, receiver: str, who: str) -> tuple[PersonalWatch, ...]:
    """List what is on somebody's list."""
    return tuple(map(_watch, tx.execute(_THEIRS, {"receiver": receiver, "who": who})))


def watching(tx: Connection, urns: Iterable[Urn]) -> list[PersonalWatch]:
    """List who watches one of these authorities, each authority's in the order of their names."""
    return [_watch(row) for row in tx.execute(_WATCHING, {"urns": sorted(urns)})]


def watching_in_teams(tx: Connection, urn: Urn) -> dict[str, tuple[PersonalWatch, ...]]:
    """Map the teams whose people watch an authority to what they asked for. To be asked by the operator."""
    found: dict[str, tuple[PersonalWatch, ...]] = {}
    for row in tx.execute(select(_all).where(_all.c.urn == urn).order_by(_all.c.receiver, _all.c.who)):
        found[row.team] = (*found.get(row.team, ()), _watch(row))
    return found


def grave_enough(watches: Iterable[PersonalWatch], severity: Severity) -> tuple[PersonalWatch, ...]:
    """Leave out those who asked for graver alerts alone."""
    return tuple(each for each in watches if severity.rank <= each.severity.rank)


_all = everybodys(personal_watch)
_LISTS = select(personal_watch).order_by(personal_watch.c.receiver, personal_watch.c.who, personal_watch.c.urn)
_THEIRS = _LISTS.where(personal_watch.c.receiver == bindparam("receiver"), personal_watch.c.who == bindparam("who"))
_WATCHING = _LISTS.where(personal_watch.c.urn.in_(bindparam("urns", expanding=True)))


def _watch(row: Row[tuple[object, ...]]) -> PersonalWatch:
    return PersonalWatch(row.receiver, row.who, Urn(row.urn), word_of(Severity, row.severity, Severity.NOTE))
