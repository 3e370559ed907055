"""What the page shows of the authorities: each area's grade now, which way it went, and the worst of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.comparison import compare
from watcher import data
from watcher.history.timeline import ROWS
from watcher.model.ofsted import ADOPTION, AREA_NAMES, LSCB, Area, History
from watcher.store import inspections

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from rules.comparison import Comparison
    from watcher.model.ofsted import Authority, Inspection, Urn

_AREAS = dict(ROWS)
COLUMNS: tuple[tuple[str, tuple[Area, ...]], ...] = (
    ("Impact of leaders", _AREAS["impact of leaders"]),
    ("Help and protection", _AREAS["help and protection"]),
    ("Children in care", _AREAS["children in care"]),
    ("Care leavers", _AREAS["care leavers"]),
    ("Overall, until March 2026", _AREAS["overall effectiveness"]),
)
"""The columns of the table, and the areas that stand in each: those that share a row over time."""
NOT_THE_COUNCILS = frozenset({LSCB, ADOPTION})
"""Left out of "worst": the board's grade is not the council's, and adoption was a part of another judgement."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One judgement as it is shown. `css` names the grade for the style sheet; the words say it all without colour."""

    area: str
    grade: str
    direction: str
    css: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one authority stands by its latest inspection; no inspection known: no cells."""

    authority: Authority
    watched: bool
    published: date | None
    framework: str
    cells: tuple[Cell, ...]
    columns: tuple[Cell | None, ...]
    worst: Cell | None
    url: str


def standing(tx: Connection, authority: Authority, watched: frozenset[Urn], *, bundled: bool) -> Standing:
    """Find where an authority stands."""
    known = inspections.known(tx, authority.urn, bundled=bundled)
    return _standing(authority, known, authority.urn in watched)


def everybody(tx: Connection, watched: frozenset[Urn], *, bundled: bool) -> tuple[Standing, ...]:
    """Find where each of the authorities stands, by name."""
    return tuple(standing(tx, each, watched, bundled=bundled) for each in data.authorities())


def _standing(authority: Authority, known: tuple[Inspection, ...], watched: bool) -> Standing:  # noqa: FBT001 - a fact
    latest = next((each for each in known if each.judgements), None)
    if latest is None:
        return Standing(authority, watched, None, "", (), (None,) * len(COLUMNS), None, "")
    earlier = History(tuple(each for each in known if each.published < latest.published))
    compared = {each.area: each for each in compare(latest, earlier)}
    cells = {area: cell(each) for area, each in compared.items()}
    columns = tuple(next((cells[area] for area in areas if area in cells), None) for _, areas in COLUMNS)
    judged = [each for each in compared.values() if each.area not in NOT_THE_COUNCILS] or list(compared.values())
    worst = max(judged, key=lambda each: each.now.rank)
    return Standing(
        authority=authority,
        watched=watched,
        published=latest.published,
        framework=latest.framework.name if latest.framework else "",
        cells=tuple(cells.values()),
        columns=columns,
        worst=cells[worst.area],
        url=latest.url,
    )


def cell(comparison: Comparison) -> Cell:
    """Write a judgement beside the last one that it can be compared with."""
    return Cell(
        area=AREA_NAMES[comparison.area],
        grade=comparison.now.word,
        direction=direction(comparison),
        css=comparison.now.key.replace("_", "-"),
    )


def direction(comparison: Comparison) -> str:
    """Say which way a judgement went, in words, or why nobody can say."""
    earlier = comparison.earlier
    if earlier is None:
        return comparison.note or "first judgement"
    before = f"was {earlier.grade.word} in {earlier.inspection.published:%B %Y}"
    if comparison.now == earlier.grade:
        return f"as in {earlier.inspection.published:%B %Y}"
    return f"{'worse' if comparison.steps_worse else 'better'}, {before}"
