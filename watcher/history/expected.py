"""What is expected of an authority after an adverse publication, and whether anything shows that it came."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from rules.deadlines import deadlines_of, seen_since
from watcher import data
from watcher.store.published import inspections

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from watcher.model.alerts import Deadline
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority, Urn

KEPT_FOR = timedelta(days=365)
"""How long a day that has passed is still of interest."""


class ExpectedEvent(Struct, frozen=True):
    """Something that is expected by about a day. `seen` is what Ofsted published since that shows that it came."""

    deadline: Deadline
    seen: Publication | None
    overdue: bool


def expected_of(authority: Authority, published: Iterable[Publication], today: date) -> tuple[ExpectedEvent, ...]:
    """List what is or was expected, the earliest first; nothing whose day passed more than a year ago."""
    known = tuple(published)
    deadlines = {each.uid: each for item in known for each in deadlines_of(authority, item)}
    recent = [each for each in deadlines.values() if each.by >= today - KEPT_FOR]
    found = [(each, seen_since(each, known)) for each in recent]
    expected = (ExpectedEvent(each, seen, overdue=seen is None and each.by < today) for each, seen in found)
    return tuple(sorted(expected, key=lambda each: (each.deadline.by, each.deadline.uid)))


def expected_dates(tx: Connection, urns: Iterable[Urn], today: date, *, bundled: bool) -> tuple[Deadline, ...]:
    """List what is or was expected of some authorities, the earliest first."""
    known = inspections.everything_of_all(tx, urns, bundled=bundled)
    expected = [each for urn in known for each in expected_of(data.by_urn()[urn], known[urn], today)]
    return tuple(sorted((each.deadline for each in expected), key=lambda each: (each.by, each.uid)))
