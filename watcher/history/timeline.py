"""What Ofsted judged over time as rows of bars: each grade from its publication until the next inspection. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from rules.comparison import compare
from watcher.model.ofsted import (
    ADOPTION,
    CARE_LEAVERS,
    HELP_AND_PROTECTION,
    IN_CARE,
    IN_CARE_AND_CARE_LEAVERS,
    LEADERSHIP,
    LOOKED_AFTER,
    LSCB,
    OVERALL,
    UNTIL_2013,
    Area,
    History,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from watcher.model.ofsted import Grade, Inspection

ROWS: tuple[tuple[str, tuple[Area, ...]], ...] = (
    ("overall effectiveness", (OVERALL,)),
    ("impact of leaders", (LEADERSHIP,)),
    ("help and protection", (HELP_AND_PROTECTION,)),
    ("children in care", (LOOKED_AFTER, IN_CARE_AND_CARE_LEAVERS, IN_CARE)),
    ("care leavers", (CARE_LEAVERS,)),
    ("adoption", (ADOPTION,)),
    ("safeguarding board", (LSCB,)),
)
"""Areas that may be compared over time share a row (docs/domain.md 2); `NOTES` says what else they were called."""

NOTES = {
    LOOKED_AFTER: "Children in care: until 2017 judged as “children looked after and achieving permanence”.",
    IN_CARE_AND_CARE_LEAVERS: "Children in care: from 2018 to 2022 judged together with care leavers.",
    CARE_LEAVERS: "Care leavers: judged separately until 2017 and since 2023.",
    LSCB: "Safeguarding board: the grade of the Local Safeguarding Children Board, not the council's.",
}


class Bar(Struct, frozen=True):
    """A grade, and how long it stood; `end` is None while it stands. `worse` and `better` count steps."""

    start: date
    end: date | None
    grade: Grade
    worse: int = 0
    better: int = 0


class Row(Struct, frozen=True):
    """One area over time."""

    title: str
    bars: tuple[Bar, ...]


class Mark(Struct, frozen=True):
    """The day that an inspection was published, and its framework's name."""

    published: date
    framework: str


class Timeline(Struct, frozen=True):
    """One authority over time, and what to know of its areas."""

    authority: str
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]


def timeline(authority: str, inspections: Iterable[Inspection]) -> Timeline:
    """Lay out an authority's inspections, given newest first: a row for each area that was ever judged."""
    newest_first = [each for each in inspections if each.judgements]
    bars: dict[str, list[Bar]] = {title: [] for title, _ in ROWS}
    titles = {area: title for title, areas in ROWS for area in areas}
    judged: set[Area] = set()
    for number, each in enumerate(newest_first):
        end = newest_first[number - 1].published if number else None
        for found in compare(each, History(tuple(newest_first[number + 1 :]))):
            judged.add(found.area)
            bar = Bar(each.published, end, found.now, found.steps_worse, found.steps_better)
            bars[titles[found.area]].append(bar)
    return Timeline(
        authority=authority,
        rows=tuple(Row(title, tuple(reversed(found))) for title, found in bars.items() if found),
        marks=tuple(Mark(each.published, _called(each)) for each in reversed(newest_first)),
        notes=tuple(note for area, note in NOTES.items() if area in judged),
    )


def _called(inspection: Inspection) -> str:
    if inspection.framework == UNTIL_2013:
        return "scale until 2013"
    return inspection.framework.name if inspection.framework else ""


def span(timelines: Iterable[Timeline]) -> tuple[date, date]:
    """Find the first and the last day that something was published; ValueError when nothing was."""
    days = [mark.published for each in timelines for mark in each.marks]
    return min(days), max(days)
