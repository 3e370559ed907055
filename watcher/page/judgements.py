"""How the page writes judgements: a cell for each, and which way it went in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.history.timeline import ROWS
from watcher.model.ofsted import AREA_NAMES, Area, Authority

if TYPE_CHECKING:
    from datetime import date

    from rules.comparison import Comparison
    from watcher.history.standings import Concern, Standing

_AREAS = dict(ROWS)
COLUMNS: tuple[tuple[str, tuple[Area, ...]], ...] = (
    ("Leaders", _AREAS["impact of leaders"]),
    ("Help and protection", _AREAS["help and protection"]),
    ("Children in care", _AREAS["children in care"]),
    ("Care leavers", _AREAS["care leavers"]),
    ("Overall, to March 2026", _AREAS["overall effectiveness"]),
)
"""The columns of the table, and the areas in each: those that share a row over time."""
CSS = {"outstanding": "o", "good": "g", "requires improvement": "ri", "adequate": "ri", "inadequate": "i"}
"""The style sheet's name for a grade: a letter, because there are 153 authorities on a page."""


class Cell(Struct, frozen=True):
    """One judgement as it is shown. `css` names the grade for the style sheet; the words say it all without colour."""

    area: str
    grade: str
    change: str
    direction: str
    css: str


class Row(Struct, frozen=True):
    """One authority in a table; no inspection known: no cells."""

    authority: Authority
    watched: bool
    published: date | None
    columns: tuple[Cell | None, ...]
    concerns: tuple[Concern, ...]


def row(standing: Standing, *, watched: bool) -> Row:
    """Lay out where an authority stands."""
    cells = {each.area: cell(each) for each in standing.comparisons}
    return Row(
        authority=standing.authority,
        watched=watched,
        published=standing.latest.published if standing.latest else None,
        columns=tuple(next((cells[area] for area in areas if area in cells), None) for _, areas in COLUMNS),
        concerns=standing.concerns,
    )


def cell(comparison: Comparison) -> Cell:
    """Write a judgement beside the last one that it can be compared with."""
    return Cell(
        area=AREA_NAMES[comparison.area],
        grade=comparison.now.word,
        change=change(comparison),
        direction=direction(comparison),
        css=css(comparison.now.word),
    )


def css(word: str) -> str:
    """Name a grade for the style sheet."""
    return CSS.get(word, "u")


def change(comparison: Comparison) -> str:
    """Say in three words which way a judgement went; empty when it didn't, or nobody can say."""
    if comparison.earlier is None or comparison.now == comparison.earlier.grade:
        return ""
    return f"{'worse' if comparison.steps_worse else 'better'}, was {comparison.earlier.grade.word}"


def direction(comparison: Comparison) -> str:
    """Say which way a judgement went since when, or why nobody can say."""
    earlier = comparison.earlier
    if earlier is None:
        return comparison.note or "first judgement"
    when = f"{earlier.inspection.published:%B %Y}"
    changed = change(comparison)
    return f"{changed} in {when}" if changed else f"as in {when}"
