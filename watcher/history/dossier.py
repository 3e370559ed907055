"""Everything known of an authority on one timeline: inspections, letters, news, minutes, deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.alert import WHAT
from rules.comparison import compare
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES
from watcher.store.polled import items
from watcher.store.published import inspections, publications
from watcher.store.told import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from watcher.model.ofsted import Authority, Grade, Inspection, Judgement


class Line(NamedTuple):
    """One line: an ISO day (or a month, or a year), what it is, what it says, and where it stands."""

    day: str
    what: str
    says: str
    url: str


def lines_of(tx: Connection, authority: Authority, *, bundled: bool) -> tuple[Line, ...]:
    """List all that is known, the newest first."""
    return tuple(sorted(_lines(tx, authority, bundled=bundled), reverse=True))


def _lines(tx: Connection, authority: Authority, *, bundled: bool) -> Iterator[Line]:
    for each in inspections.known(tx, authority.urn, bundled=bundled):
        what = f"Inspection ({each.framework.name})" if each.framework else WHAT[Kind.INSPECTION]
        yield Line(each.published.isoformat(), what, _told(each, tx, bundled=bundled), each.url)
    for item in publications.collected(tx, authority.urn):
        said, day = item.reading, item.published.isoformat() if item.published else ""
        if said.kind is not Kind.INSPECTION:
            yield Line(day, WHAT.get(said.kind, item.title), grades_in_words(said.judgements) or item.title, item.url)
        for action in said.priority_actions:
            yield Line(day, "Area for priority action", action, item.url)
    for piece in items.of_authority(tx, authority.urn):
        where = piece.item.outlet or piece.source
        what = str(piece.kind).replace("_", " ").capitalize()
        yield Line(piece.item.published or "", f"{what}, {where}", piece.item.title, piece.item.url)
    for expected in deadlines.of_authority(tx, authority.urn):
        yield Line(expected.by.isoformat(), "Expected by about then", expected.awaited.words, expected.url)


def _told(inspection: Inspection, tx: Connection, *, bundled: bool) -> str:
    """Say what an inspection found as people ask for it: the worst grades, what fell, when inspectors were there."""
    before = inspections.before(tx, inspection.urn, inspection.published, bundled=bundled)
    compared = compare(inspection, before)
    parts = [grades_in_words(inspection.judgements)]
    for word, areas in (
        ("Worse than before", [each.area for each in compared if each.steps_worse]),
        ("Better than before", [each.area for each in compared if each.steps_better]),
    ):
        if areas:
            parts.append(f"{word}: {', '.join(AREA_NAMES[area] for area in areas)}.")
    if inspection.start and inspection.end:
        parts.append(f"Inspected {inspection.start:%-d %B} to {inspection.end:%-d %B %Y}.")
    return " ".join(parts)


def grades_in_words(judgements: Iterable[Judgement]) -> str:
    """Write each grade once, the worst first, with what it was given for."""
    by_grade: dict[Grade, list[str]] = {}
    for each in judgements:
        by_grade.setdefault(each.grade, []).append(AREA_NAMES[each.area])
    worst_first = sorted(by_grade, key=lambda each: -each.rank)
    return " ".join(f"{each.word.capitalize()}: {', '.join(by_grade[each])}." for each in worst_first)
