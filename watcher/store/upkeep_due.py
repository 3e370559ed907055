"""What there may be to look after for the operator, asked in one statement: in most cycles there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, bindparam, exists, not_, select

from watcher.model.stories import Standing
from watcher.store.polled import outages
from watcher.store.published import listings
from watcher.store.published.publications import State as Stage
from watcher.store.tables.alerts import deadline, delivery
from watcher.store.tables.news import story
from watcher.store.tables.people import acknowledgement
from watcher.store.tables.publications import publication
from watcher.store.tables.sources import found_authority, mark, trouble
from watcher.store.told.deliveries import SINGLE, UNSENT, State


def _marked(job: str, text: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(mark.c.source == bindparam(f"{job}_source"), mark.c.name == bindparam(f"{job}_name"), text)


_given_up = delivery.c.state == State.GIVEN_UP
_told, _of_pages = publication.c.told_unreadable.is_not(None), publication.c.state == Stage.WAITING

ASKED: dict[str, ColumnElement[bool]] = {
    "fallback": exists().where(_given_up),
    "trying again what was refused": exists().where(_given_up),
    "notices of jobs": exists().where(trouble.c.source == outages.OUR_OWN, outages.UNTOLD),
    "certificate": not_(_marked("certificate", mark.c.text == bindparam("certificate_key"))),
    "notices of new authorities": exists().where(found_authority.c.told.is_(False)),
    "notices of withdrawn reports": listings.GONE_UNTOLD.exists() | listings.BACK_UNTOLD.exists(),
    "notices of unreadable reports": exists().where(
        (_of_pages & publication.c.problem.is_not(None) & publication.c.history.is_(False)) | (_told & ~_of_pages)
    ),
    "notices of undelivered messages": exists().where(
        delivery.c.operators_told.is_(False), delivery.c.state.in_((State.GIVEN_UP, *UNSENT))
    ),
    "deadlines": exists().where(deadline.c.by < bindparam("today"), deadline.c.settled_at.is_(None)),
    "silences": exists().where(delivery.c.state == State.SILENCED, delivery.c.alert.is_not(None), SINGLE),
    "reminders": exists().where(acknowledgement.c.until.between(bindparam("snoozed_since"), bindparam("now"))),
    "escalation": _marked("escalation", mark.c.text != ""),
    "withdrawals": exists().where(
        story.c.opened_at < bindparam("opened_before"), story.c.standing == Standing.REPORTED
    ),
    "retention": not_(_marked("retention", mark.c.text == bindparam("retained_on"))),
}
"""What may be due, by the names of jobs in `watcher.service.upkeep`: one too many, perhaps, and none too few."""
_ASK = select(*ASKED.values())


class Moments(Struct, frozen=True):
    """What is held against the clock: the days and moments of a look, and the marks of what was done.

    `certificate`: the key of the one that is due; None when none is. `marks`: by job, source and name of its mark.
    """

    now: datetime
    today: date
    snoozed_since: datetime
    opened_before: datetime
    certificate: str | None
    marks: Mapping[str, tuple[str, str]]


def due(tx: Connection, moments: Moments) -> set[str]:
    """Name the jobs that something may be due for."""
    given: dict[str, object] = {
        "now": moments.now,
        "today": moments.today,
        "snoozed_since": moments.snoozed_since,
        "opened_before": moments.opened_before,
        "certificate_key": moments.certificate,
        "retained_on": moments.today.isoformat(),
    }
    for job, (source, name) in moments.marks.items():
        given |= {f"{job}_source": source, f"{job}_name": name}
    found = {job for job, may_be in zip(ASKED, tx.execute(_ASK, given).one(), strict=True) if may_be}
    return found if moments.certificate else found - {"certificate"}
