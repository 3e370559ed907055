"""What is remembered of each source: when it is due, how it is doing, and what its pages said last."""

from __future__ import annotations

import socket
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Connection, Select, Table, bindparam, delete, func, or_, select, update

from watcher.model.listings import Listing, Validators
from watcher.model.ofsted import Urn
from watcher.store.engine import processes
from watcher.store.parts import among, parts
from watcher.store.tables.config import watching
from watcher.store.tables.sources import mark, place, source
from watcher.store.tables.teams import operators
from watcher.store.upsert import upsert, upsert_all
from watcher.timing import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.timing.schedule import Due

ALIVE_AT, ALIVE_AS = "alive_at", "alive_as"


class SourceState(Struct, frozen=True):
    """How one source is doing. `due_at` None: it was never polled; `why` says why it is due then."""

    name: str
    due_at: datetime | None = None
    why: str | None = None
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    last_error: str | None = None


def state(tx: Connection, name: str) -> SourceState:
    """Look up how the source called `name` is doing."""
    return states(tx, [name])[name]


def states(tx: Connection, names: Iterable[str]) -> dict[str, SourceState]:
    """Look up how sources are doing, by their names."""
    wanted = list(names)
    known = {row.name: SourceState(*row) for row in tx.execute(_STATES.where(among(source.c.name, wanted)))}
    return {name: known.get(name) or SourceState(name) for name in wanted}


_STATES = select(*(source.c[each] for each in SourceState.__struct_fields__))


def resting(tx: Connection, now: datetime, *, only_asked_to: bool = False) -> frozenset[str]:
    """Name the sources that are known and not due, or only those whose servers want that; any other's turn has come.

    One that was polled by a clock that was set back since is due.
    """
    asked = {"now": now, "ahead": now + schedule.CLOCK_SLACK}
    return frozenset(tx.execute(_ASKED_TO_REST if only_asked_to else _RESTING, asked).scalars())


_now, _ahead = (bindparam(each, type_=source.c.due_at.type) for each in ("now", "ahead"))
_RESTING = select(source.c.name).where(
    source.c.due_at > _now, or_(source.c.last_attempt.is_(None), source.c.last_attempt <= _ahead)
)
_ASKED_TO_REST = _RESTING.where(source.c.asked_to_wait)


def asked_to_wait(tx: Connection, until: datetime) -> frozenset[str]:
    """Name the sources whose servers want to be left alone for longer than `until`."""
    wanted = select(source.c.name).where(source.c.asked_to_wait, source.c.due_at > until)
    return frozenset(tx.execute(wanted).scalars())


def next_due(tx: Connection, now: datetime) -> datetime:
    """Say when the next source that rests is due; the end of time where none does."""
    found: datetime | None = tx.execute(select(func.min(source.c.due_at)).where(source.c.due_at > now)).scalar()
    return found or datetime.max.replace(tzinfo=UTC)


def succeeded(tx: Connection, polls: Iterable[tuple[str, datetime, Due]]) -> None:
    """Note polls that went well: of which source, when, and when it is due next."""
    upsert_all(
        tx,
        source,
        [
            {
                "name": name,
                "due_at": due.at,
                "why": due.why,
                "asked_to_wait": due.asked_to_wait,
                "last_attempt": now,
                "last_success": now,
                "failures": 0,
                "failing_since": None,
                "last_error": None,
            }
            for name, now, due in polls
        ],
    )


def failed(tx: Connection, before: SourceState, now: datetime, due: Due, error: str) -> None:
    """Note a poll that failed, and why."""
    upsert(
        tx,
        source,
        name=before.name,
        due_at=due.at,
        why=due.why,
        asked_to_wait=due.asked_to_wait,
        last_attempt=now,
        failures=before.failures + 1,
        failing_since=before.failing_since or now,
        last_error=error,
    )


def note_alive(tx: Connection, now: datetime) -> None:
    """Remember that the service is at work, for those who look at the database from outside."""
    signs = {ALIVE_AT: now.isoformat(), ALIVE_AS: processes.ourselves()}
    for name, text in signs.items():
        upsert(tx, mark, source="", name=name, text=text)
        if tx.dialect.name != "sqlite":  # several machines may use a server: one that lives must not hide a dead one
            upsert(tx, mark, source="", name=_here(name), text=text)


def alive_at(tx: Connection) -> datetime | None:
    """Say when the service was at work last; None when it never ran."""
    found = _sign_of_life(tx, ALIVE_AT)
    return datetime.fromisoformat(found) if found else None


def at_work(tx: Connection) -> tuple[datetime | None, datetime | None]:
    """Say when anybody was at work on the database last, a service or a single cycle, and when a service; or None."""
    served, polled = alive_at(tx), tx.execute(_POLLED).scalar()
    return max((each for each in (served, polled) if each), default=None), served


_POLLED = select(func.max(source.c.last_attempt))


def alive_as(tx: Connection) -> str | None:
    """Name the process that gave the last sign of life, as `host:pid:…`; None when there never was one."""
    return _sign_of_life(tx, ALIVE_AS)


def _sign_of_life(tx: Connection, name: str) -> str | None:
    """Look up the sign that was given on this machine, or else on any."""
    # A team asks whether the service lives, too; the sign is the operator's.
    signs = operators(mark)
    given = signs.c.source == "", signs.c.name.in_((name, _here(name)))
    rows = tx.execute(select(signs).where(*given))
    found = {row.name: row.text for row in rows}
    return found.get(_here(name)) or found.get(name)


def _here(name: str) -> str:
    return f"{name}/{socket.gethostname()}"


_HERE = place.c.source == bindparam("of_source"), place.c.place == bindparam("at_place")
_KNOWN_PAGE = select(place.c.page_url).where(*_HERE)
_SEE_PAGE = update(place).where(*_HERE)
_SEE_PAGE_AGAIN = _SEE_PAGE.where(place.c.page_url == bindparam("at_url"))


def saw(tx: Connection, name: str, listing: Listing, now: datetime) -> bool:
    """Remember what a page showed; True when it was the first contact with that page.

    A feed at another address is another feed. An authority's page is known by its URN: the source may be called
    otherwise now, the page may have another address, and a second source may list the same.
    """
    here = {"of_source": name, "at_place": listing.place}
    validators = listing.validators or Validators(None, None)
    seen: dict[str, object] = {"last_seen": now}
    # “Not modified” keeps the validators that are known: the next question needs them, and some servers send none.
    if listing.entries is not None:
        seen |= {"etag": validators.etag, "last_modified": validators.last_modified}
        seen |= {"entries": len(listing.entries), "whole_at": now}
    # Hardly ever has it another address, or none yet.
    if tx.execute(_SEE_PAGE_AGAIN, here | seen | {"at_url": listing.page_url}).rowcount:
        return False
    known = tx.execute(_KNOWN_PAGE, here).scalar()
    # Another address of the same name is another feed: all that it lists would be news otherwise.
    first_contact = known is None or listing.items is not None
    if known is None and listing.urn and listing.items is None:
        elsewhere = select(place.c.urn).where(place.c.urn == listing.urn).limit(1)
        first_contact = tx.execute(elsewhere).first() is None
    seen["page_url"] = listing.page_url
    if known is None:
        seen |= {"urn": listing.urn, "first_seen": now}
        tx.execute(place.insert(), {"source": name, "place": listing.place, **seen})
    else:
        tx.execute(_SEE_PAGE, here | seen)
    return first_contact


def saw_no_change(tx: Connection, polls: Iterable[tuple[str, str, datetime]]) -> None:
    """Remember of pages, each by its source and its place, when they said that nothing has changed."""
    rows = [{"of": name, "at": place_, "now": now} for name, place_, now in polls]
    if rows:
        tx.execute(_SAW_NO_CHANGE, rows)


# Made once, with parameters: this is run for thousands of feeds at a time.
_SAW_NO_CHANGE = (
    update(place)
    .where(place.c.source == bindparam("of"), place.c.place == bindparam("at"))
    .values(last_seen=bindparam("now"))
)


def listed(tx: Connection, source_: str, place_: str) -> int:
    """Count the entries that a page or feed listed last."""
    there = select(place.c.entries).where(place.c.source == source_, place.c.place == place_)
    return tx.execute(there).scalar() or 0


def looked_at(tx: Connection, source_: str) -> list[Urn]:
    """List the authorities whose pages were read at least once."""
    rows = tx.execute(select(place.c.urn).where(place.c.source == source_, place.c.urn.is_not(None)))
    return [Urn(row.urn) for row in rows]


def mark_of(tx: Connection, source_: str, name: str) -> str | None:
    """Look up a small text that was remembered of a source."""
    found: str | None = tx.execute(_MARK, {"of": source_, "called": name}).scalar()
    return found


_CALLED = mark.c.name == bindparam("called")
_MARK = select(mark.c.text).where(mark.c.source == bindparam("of"), _CALLED)
_MARKS = select(mark.c.source, mark.c.text).where(_CALLED)


def marks(tx: Connection, name: str) -> dict[str, str]:
    """Map the sources of which a small text was remembered under a name to that text."""
    return {row.source: row.text for row in tx.execute(_MARKS, {"called": name})}


def set_mark(tx: Connection, source_: str, name: str, text: str) -> None:
    """Remember a small text of a source."""
    upsert(tx, mark, source=source_, name=name, text=text)


def are_watched(tx: Connection, urns: Iterable[Urn], *, among: Table = watching) -> bool:
    """Return whether just these are watched already."""
    return _watched(tx, among) == frozenset(urns)


def _watched(tx: Connection, among: Table) -> frozenset[Urn]:
    return frozenset(map(Urn, tx.execute(_urns(among)).scalars()))


@cache
def _urns(among: Table) -> Select[Any]:
    return select(among.c.urn)


def watch(
    tx: Connection, urns: Iterable[Urn], now: datetime, news_from: date | None = None, *, among: Table = watching
) -> frozenset[Urn]:
    """Remember who is watched from now on; returns who wasn't before.

    `news_from`: for a team that begins with what others have watched before, from which day on that is news. `among`:
    councils, or what else is watched.
    """
    wanted, before = frozenset(urns), _watched(tx, among)
    if new := sorted(wanted - before):
        tx.execute(among.insert(), [{"urn": each, "since": now, "news_from": news_from} for each in new])
    for some in parts(sorted(before - wanted)):
        tx.execute(delete(among).where(among.c.urn.in_(some)))
    return wanted - before
