"""Publications whose documents are still to be fetched and read, and what keeps those that could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, bindparam, func, or_, select, update

from watcher.model.ofsted import Urn
from watcher.store.published.publications import State
from watcher.store.tables.publications import publication
from watcher.timing import schedule

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from watcher.model.listings import Validators


class WaitingDocument(Struct, frozen=True):
    """A publication whose document is still to be fetched."""

    id: int
    urn: Urn
    title: str
    url: str
    page_url: str
    history: bool
    attempts: int
    failing_since: datetime | None
    problem: str | None
    told_unreadable: str | None


_WAITING = select(*(publication.c[each] for each in WaitingDocument.__struct_fields__))


def take_over(tx: Connection, urns: frozenset[Urn], since: date) -> None:
    """Begin with authorities that nobody watched before: only what was published from `since` on is news."""
    theirs = publication.c.urn.in_(sorted(urns)), publication.c.state == State.LISTED
    tx.execute(
        update(publication)
        .where(*theirs)
        .values(state=State.WAITING, history=or_(publication.c.published.is_(None), publication.c.published < since))
    )


def waiting(
    tx: Connection, urns: frozenset[Urn], now: datetime, *, ignore_waits: bool = False
) -> list[WaitingDocument]:
    """List what is to be fetched now: news first, then history, the newest first."""
    never_so_late = now + schedule.LONGEST_UNREADABLE + schedule.CLOCK_SLACK  # unless the clock was set back
    asked = {"urns": sorted(urns), "now": now, "never_so_late": never_so_late}
    return [WaitingDocument(*row) for row in tx.execute(_TO_FETCH if ignore_waits else _TO_FETCH_NOW, asked)]


_next = publication.c.next_fetch
_TO_FETCH = (
    _WAITING.where(publication.c.state == State.WAITING, publication.c.urn.in_(bindparam("urns", expanding=True)))
    # False comes first: what is new is fetched before what was there, however much of that waits.
    .order_by(publication.c.history, publication.c.published.desc(), publication.c.id)
)
_TO_FETCH_NOW = _TO_FETCH.where(
    or_(
        _next.is_(None),
        _next <= bindparam("now", type_=_next.type),
        _next > bindparam("never_so_late", type_=_next.type),
    )
)


def any_untried(tx: Connection, urns: frozenset[Urn]) -> bool:
    """Return whether there is news that nobody has tried to fetch yet."""
    new = publication.c.state == State.WAITING, publication.c.attempts == 0, publication.c.history.is_(False)
    theirs = select(publication.c.id).where(*new, publication.c.urn.in_(sorted(urns))).limit(1)
    return tx.execute(theirs).first() is not None


_READ = (
    update(publication)
    .where(publication.c.id == bindparam("this"))
    .values(state=State.READ, next_fetch=None, problem=None, failing_since=None)
)


def was_read(tx: Connection, id_: int, sha256: str, validators: Validators | None, now: datetime) -> None:
    """Note that a publication's document is stored and read, and what to ask with next time."""
    tx.execute(_READ, {"this": id_, "sha256": sha256, **looked_at(validators, now)})


def looked_at(validators: Validators | None, now: datetime) -> dict[str, object]:
    """Give the columns that say when a document was looked at, and what to ask with next time where that is known."""
    known = {"etag": validators.etag, "last_modified": validators.last_modified} if validators else {}
    return {"checked_at": now, **known}


def could_not_be_read(tx: Connection, id_: int, problem: str, now: datetime, wait: timedelta) -> None:
    """Note why a publication's document couldn't be had, and when to try again."""
    tx.execute(
        update(publication)
        .where(publication.c.id == id_)
        .values(
            attempts=publication.c.attempts + 1,
            next_fetch=now + wait,
            # The first failure counts, not the last: leads are told when it has lasted.
            failing_since=func.coalesce(publication.c.failing_since, now),
            problem=problem,
        )
    )


def told_unreadable(tx: Connection, id_: int, whom: str, story: str) -> None:
    """Remember who knows that it can't be read ("operators", then "leads"), and in which story they were told."""
    tx.execute(update(publication).where(publication.c.id == id_).values(told_unreadable=whom, story=story))


def unreadable(tx: Connection) -> list[WaitingDocument]:
    """List the news that couldn't be fetched or read as a document so far."""
    rows = tx.execute(
        _WAITING.where(
            publication.c.state == State.WAITING,
            publication.c.problem.is_not(None),
            publication.c.history.is_(False),
        )
    )
    return [WaitingDocument(*row) for row in rows]


def read_after_all(tx: Connection) -> list[WaitingDocument]:
    """List what somebody was told of as unreadable, and what has been read since."""
    told = publication.c.told_unreadable.is_not(None)
    return [WaitingDocument(*row) for row in tx.execute(_WAITING.where(told, publication.c.state != State.WAITING))]


def told_read(tx: Connection, id_: int) -> None:
    """Remember that whoever knew it as unreadable knows that it was read."""
    tx.execute(update(publication).where(publication.c.id == id_).values(told_unreadable=None))
