"""Ofsted's annual file of inspection outcomes against what we know: who counts differently, authority by authority.

The file is a statistic of each council's latest inspection as at 31 March (docs/sources.md 3). It is written by other
people than the reports' site and read by other code, which is what makes it worth comparing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from watcher import data
from watcher.data import names
from watcher.model.ofsted import (
    AREA_NAMES,
    CARE_LEAVERS,
    FOUR_POINT,
    HELP_AND_PROTECTION,
    IN_CARE,
    IN_CARE_AND_CARE_LEAVERS,
    LEADERSHIP,
    OVERALL,
    Area,
    Grade,
    Inspection,
    Urn,
)

ABOUT = timedelta(days=14)
"""A day in the file and one on the page that are no further apart mean the same inspection."""
COUNTED_UNTIL = timedelta(days=45)
"""What was published so shortly before the file's day may or may not be in it."""
# In the edition of 2022 two of 120 days have day and month exchanged (docs/sources.md 3): only what can be a month is
# tried the other way.
LAST_MONTH = 12
# Since 2024 two rows stand before the headings (docs/sources.md 3); some notes more must not hide them.
HEADING_WITHIN = 12
_NAME, _INSPECTED, _PUBLISHED = "local authority", "inspection date", "publication date"
_AREAS = (
    ("overall effectiveness", OVERALL),
    ("impact of leaders", LEADERSHIP),
    ("help and protection", HELP_AND_PROTECTION),
    ("children in care and care leavers", IN_CARE_AND_CARE_LEAVERS),
    ("children in care", IN_CARE),
    ("care leavers", CARE_LEAVERS),
)
# Days as the file writes them, and as a spreadsheet's own date cells come.
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{2})-(\d{2})")
_NOTE = re.compile(r"\s?(?:\[[^\[\]]{1,20}\]|\((?:foot)?notes? [^()]{1,20}\)|[¹²³⁴-⁹])", re.IGNORECASE)
"""A mark that refers to a note, as statisticians set it behind a name or a figure: "Wirral [note 3]"."""
# The days at which Ofsted closes its statistics; any other "as at" in a title is about something else.
_AS_AT = re.compile(r"as at (\d{1,2}) (March|August|September) (20\d\d)", re.IGNORECASE)


class Outcome(Struct, frozen=True):
    """One line of the file. `name` is as the file spells it."""

    name: str
    inspected: date | None
    published: date | None
    grades: Mapping[Area, Grade]


class KnownAuthority(Struct, frozen=True):
    """What we know of one authority: its inspections, newest first, and the days of everything on its page."""

    inspections: tuple[Inspection, ...]
    listed: tuple[date, ...]


class NotTheFileError(ValueError):
    """No sheet has the columns of the annual file. Its text is a sentence."""


def outcomes_in(sheets: Iterable[Sequence[Sequence[str]]]) -> tuple[Outcome, ...]:
    """Find the sheet with the outcomes, by the words of its heading, and read its lines."""
    for rows in sheets:
        for at, row in enumerate(rows[:HEADING_WITHIN]):
            columns = _columns(row)
            if columns is not None:
                return tuple(_outcome(each, columns) for each in rows[at + 1 :] if _cell(each, columns[_NAME]))
    raise NotTheFileError("None of its sheets has columns for the local authority, the inspection date and the grades.")


def _columns(row: Sequence[str]) -> dict[str, int] | None:
    found: dict[str, int] = {}
    for at, heading in enumerate(row):
        letters = _unspaced(heading)
        name = next((each for each in (_INSPECTED, _PUBLISHED) if _unspaced(each) in letters), None)
        name = name or next((area for phrase, area in _AREAS if _unspaced(phrase) in letters), None)
        name = name or (_NAME if letters.startswith(_unspaced(_NAME)) else None)
        if name:
            found.setdefault(name, at)
    return found if {_NAME, _INSPECTED} <= found.keys() and any(area in found for _, area in _AREAS) else None


def _outcome(row: Sequence[str], columns: Mapping[str, int]) -> Outcome:
    grades = {area: _grade(_cell(row, columns[area])) for _, area in _AREAS if area in columns}
    return Outcome(
        _cell(row, columns[_NAME]),
        _day(_cell(row, columns[_INSPECTED])),
        _day(_cell(row, columns[_PUBLISHED])) if _PUBLISHED in columns else None,
        {area: grade for area, grade in grades.items() if grade},
    )


def _cell(row: Sequence[str], at: int) -> str:
    return _NOTE.sub("", row[at]).strip() if at < len(row) else ""


def _grade(text: str) -> Grade | None:
    letters = _unspaced(text).removesuffix("tobegood")
    return next((FOUR_POINT.grade(word) for word in FOUR_POINT.words if _unspaced(word) == letters), None)


def _unspaced(text: str) -> str:
    """Leave the spaces out: calamine 0.9 reads a line that is broken in a cell ("help / and") as "helpand"."""
    return "".join(text.lower().split())


def _day(text: str) -> date | None:
    found = _DAY.search(text)
    if not found:
        return None
    day, month, year, *iso = found.groups()
    try:
        return date(int(year), int(month), int(day)) if year else date(*map(int, iso))
    except ValueError:
        return None


def as_at(title: str) -> date | None:
    """Read the day that the file speaks of out of its title."""
    found = _AS_AT.search(title)
    months = {"march": 3, "august": 8, "september": 9}
    return date(int(found[3]), months[found[2].lower()], int(found[1])) if found else None


def compare(outcomes: Iterable[Outcome], known: Mapping[Urn, KnownAuthority], day: date) -> tuple[str, ...]:
    """Say in a sentence for each authority what the file, as at that day, says otherwise than we."""
    by_urn: dict[Urn, Outcome] = {}
    said = []
    for each in outcomes:
        found = names.find(each.name)
        # A name that two authorities have says nothing of either.
        if len(found) == 1:
            by_urn[found[0].urn] = each
        elif each.inspected and not names.former(each.name):
            said.append(f"“{each.name}” is in the file; we know no authority of that name.")
    for urn, ours in sorted(known.items(), key=lambda each: data.by_urn()[each[0]].name):
        name = data.by_urn()[urn].name
        theirs = by_urn.get(urn)
        if theirs is not None:
            said += [f"{name}: {each}" for each in _differences(theirs, ours, day)]
        elif any(each.published <= day for each in ours.inspections):
            said.append(f"{name}: it is not in the file.")
    return tuple(said)


def _differences(theirs: Outcome, ours: KnownAuthority, day: date) -> list[str]:
    if theirs.inspected is None:
        earlier = [each for each in ours.inspections if each.published <= day - COUNTED_UNTIL]
        return (
            [f"the file has no inspection, we know one published {_written(earlier[0].published)}."] if earlier else []
        )
    same = _same(theirs, ours.inspections)
    if same is None:
        if _is_listed(theirs, ours.listed):
            return []
        published = f", published {_written(theirs.published)}" if theirs.published else ""
        return [f"the file has an inspection of {_written(theirs.inspected)}{published}, which we don't know."]
    later = [each for each in ours.inspections if same.published < each.published <= day - COUNTED_UNTIL]
    said = [f"we know a later inspection, published {_written(each.published)}, than the file." for each in later[:1]]
    return said + [
        f"for {AREA_NAMES[area]} the file has “{grade.word}”, we read “{mine.word}”."
        for area, grade in theirs.grades.items()
        if (mine := same.grade(area)) is not None and mine != grade
    ]


def _same(theirs: Outcome, inspections: Sequence[Inspection]) -> Inspection | None:
    """Find the inspection that a line means: by its publication, or where that is wrong, by its first day.

    Days as they stand come before days with day and month swapped, which some are in the file of 2022.
    """
    for read in (lambda day: day, _swapped):
        for is_near, day in ((_published_near, theirs.published), (_held_near, theirs.inspected)):
            meant = read(day)
            found = next((each for each in inspections if meant and is_near(each, meant)), None)
            if found:
                return found
    return None


def _published_near(each: Inspection, day: date) -> bool:
    return abs(each.published - day) <= ABOUT


def _held_near(each: Inspection, day: date) -> bool:
    start, end = each.start or each.end, each.end or each.start
    return start is not None and end is not None and start - ABOUT <= day <= end + ABOUT


def _swapped(day: date | None) -> date | None:
    return date(day.year, day.day, day.month) if day and day.day <= LAST_MONTH else None


def _is_listed(theirs: Outcome, listed: Iterable[date]) -> bool:
    days = (theirs.inspected, theirs.published, _swapped(theirs.inspected), _swapped(theirs.published))
    return any(day and abs(each - day) <= ABOUT for each in listed for day in days)


def _written(day: date) -> str:
    return f"{day:%-d %B %Y}"
