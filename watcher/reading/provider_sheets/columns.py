"""Finding the heading of a sheet, and which of its columns means what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.provider_sheets import childcare, schools, social_care
from watcher.reading.provider_sheets.cells import is_grade, letters, without_notes
from watcher.reading.provider_sheets.layout import Block, Headings, Layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from watcher.model.ofsted import Area

LAYOUTS = (childcare.LAYOUT, schools.LAYOUT, social_care.LAYOUT)
HEADING_WITHIN = 12
"""How many lines a sheet may have above its heading; the real ones have one to four."""


class BlockColumns(Struct, frozen=True):
    """Where the columns of one event are; -1 where the sheet has none."""

    block: Block
    inspected: int
    published: int
    number: int
    event: int
    safeguarding: int
    category: int
    outcomes: tuple[int, ...]
    standards: tuple[int, ...]
    urn: int
    safeguarding_on: int
    judgements: Mapping[Area, int]
    graded_on: Mapping[Area, int]


class SheetColumns(Struct, frozen=True):
    """A layout that a sheet has, and where its columns are; -1 where it has none."""

    layout: Layout
    urn: int
    kind: int
    type: int
    name: int
    authority: int
    owner: int
    sector: int
    status: int
    closed: int
    blocks: tuple[BlockColumns, ...]


def columns_of(heading: Sequence[str]) -> SheetColumns | None:
    """Find the layout that a row is the heading of, and its columns; None when it is no heading that is known."""
    names = _names(heading)
    for layout in LAYOUTS:
        if not _missing(layout, names):
            return _sheet_columns(layout, names)
    return None


def _names(heading: Sequence[str]) -> list[str]:
    return [letters(without_notes(each)) for each in heading]


def nearest(heading: Sequence[str]) -> tuple[int, Layout, tuple[str, ...]]:
    """Say how many needed columns a row has of the layout that it is most like, which that is, and what is missing."""
    names = _names(heading)
    missing = ((layout, _missing(layout, names)) for layout in LAYOUTS)
    found = ((len(layout.needed) - len(lacks), layout, lacks) for layout, lacks in missing)
    return max(found, key=lambda each: each[0])


def most_columns(*headings: list[str]) -> list[str]:
    """Choose the heading that gives most columns, of several ways to read the same lines."""
    return max(headings, key=lambda each: len(_taken(found)) if (found := columns_of(each)) else -1)


def unread_grades(columns: SheetColumns, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """List the headings of columns that have grades and are not read: a new name, or one for a new judgement.

    So is a column that stands there twice and says two things, whatever it has: nobody knows which of them holds.
    """
    taken, names = _taken(columns), _names(heading)
    for at, (said, name) in enumerate(zip(heading, names, strict=True)):
        if (twin := names.index(name)) != at and twin in (columns.urn, *taken):
            if any(row[at : at + 1] != row[twin : twin + 1] for row in rows):
                yield said
            continue
        if at in taken or not any(is_grade(row[at]) for row in rows if at < len(row)):
            continue
        if not is_of_before(name) or _may_be_latest(names, at, len(taken)):
            yield said


def _may_be_latest(names: Sequence[str], at: int, taken: int) -> bool:
    """Return whether a column "at last inspection" is the only one of its judgement: that may be the latest."""
    found = columns_of([*names[:at], re.sub("last(?:inspection)?", "", names[at]), *names[at + 1 :]])
    return found is not None and len(_taken(found)) > taken


def _taken(columns: SheetColumns) -> set[int]:
    """List the columns that say what an event found."""
    return {
        at
        for each in columns.blocks
        for at in (each.inspected, each.published, each.safeguarding, *each.outcomes, *each.judgements.values())
        if at >= 0
    }


def _missing(layout: Layout, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name, headings in layout.needed.items() if _at(names, headings) < 0)


def _sheet_columns(layout: Layout, names: Sequence[str]) -> SheetColumns:
    urn, kind, *_ = [_at(names, each) for key, each in layout.needed.items() if key != "School name"]
    return SheetColumns(
        layout,
        urn,
        kind,
        _at(names, layout.type),
        _at(names, layout.name),
        _at(names, layout.authority),
        _at(names, layout.owner),
        _at(names, layout.sector),
        _at(names, layout.status),
        _at(names, layout.closed),
        tuple(found for each in layout.blocks if (found := _block_columns(each, names))),
    )


def _block_columns(block: Block, names: Sequence[str]) -> BlockColumns | None:
    inspected = _at(names, block.inspected)
    is_absent = block.needs and _at(names, block.needs) < 0
    if inspected < 0 or is_absent or _at(names, block.unless) >= 0:
        return None
    judgements = _each(names, block.judgements)
    return BlockColumns(
        block,
        inspected,
        _at(names, block.published),
        _at(names, block.number),
        _at(names, block.event),
        _at(names, block.safeguarding),
        _at(names, block.category),
        tuple(at for at in _all(names, block.outcome) if at not in judgements.values()),
        _all(names, block.standards),
        _at(names, block.urn),
        _at(names, block.safeguarding_on),
        judgements,
        _each(names, block.graded_on),
    )


def _each(names: Sequence[str], headings: Mapping[Area, Headings]) -> dict[Area, int]:
    return {area: at for area, known in headings.items() if (at := _at(names, known)) >= 0}


def _at(names: Sequence[str], headings: Headings) -> int:
    """Find the column that has the first of these headings that the sheet has."""
    for heading in headings:
        for at, name in enumerate(names):
            if _is_met(heading, name):
                return at
    return -1


def _is_met(heading: str, name: str) -> bool:
    if not heading.endswith("*"):
        return name == heading
    met = heading.strip("*") in name if heading.startswith("*") else name.startswith(heading[:-1])
    return met and not is_of_before(name)


def is_of_before(name: str) -> bool:
    """Return whether a column is about an earlier inspection: "Overall effectiveness at previous inspection"."""
    return "previous" in name or "lastinspection" in name or name.startswith(("prior", "last"))


def _all(names: Sequence[str], headings: Headings) -> tuple[int, ...]:
    found = (_at(names, (heading,)) for heading in headings)
    return tuple(dict.fromkeys(at for at in found if at >= 0))
