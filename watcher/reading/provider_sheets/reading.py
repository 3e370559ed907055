"""A whole file of Ofsted's to providers and events, in parts. What calls it runs it in a process of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import IO

from msgspec import Struct

from watcher.model.providers import Provider, ProviderEvent, Sheet
from watcher.reading.provider_sheets.cells import month_first as is_month_first
from watcher.reading.provider_sheets.columns import (
    HEADING_WITHIN,
    SheetColumns,
    columns_of,
    most_columns,
    nearest,
    unread_grades,
)
from watcher.reading.provider_sheets.events import RowReader
from watcher.reading.provider_sheets.rows import Row, sheets_of
from watcher.reading.provider_sheets.unpacking import NotRowsError
from watcher.timing.written_dates import day_written

# So that a sheet of 100,000 rows never lies in memory whole, and the database is written in large steps.
ROWS_AT_ONCE = 1_000
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WORDS = rf"(\d{{1,2}})(?:st|nd|rd|th)?\s*((?:{_MONTHS})[a-z]*)\s*(20\d\d|\d\d)\b"
_DAYS = (
    re.compile(rf"\b(?:at|to|until)\s+{_WORDS}", re.IGNORECASE),
    re.compile(r"\b(?:at|to|until)\s+(\d{1,2})[\s./-](\d{1,2})[\s./-](20\d\d|\d\d)\b", re.IGNORECASE),
    re.compile(r"\b(?:at|to|until)\s+(\d\d)(\d\d)(20\d\d|\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b{_WORDS}", re.IGNORECASE),
)
# "2024-25", "2024 to 2025": the year of the sheet's name, where it has no day.
_YEAR = re.compile(r"\b(20\d\d)\s*(?:-|/|to|\s)\s*(?:20)?(\d\d)\b")


class NoSheetError(ValueError):
    """The file is none of the sheets that we read. Its text is a sentence."""


class Part(Struct, frozen=True):
    """Some rows of a sheet. `left_out` counts rows without a URN; `unknown` words that are on none of the scales."""

    sheet: Sheet
    title: str
    rows: int
    left_out: int
    providers: tuple[Provider, ...]
    events: tuple[ProviderEvent, ...]
    unknown: Counter[str]


def parts(file: IO[bytes], name: str, as_at: date | None = None) -> Iterator[Part]:
    """Read a file part by part. `name` is what people call it; `as_at` the day it speaks of, if it doesn't say.

    Every sheet of a workbook that lists providers is read. NoSheetError when none does, or the day can't be found.
    """
    closest: tuple[int, str] = (0, "")
    found = False
    try:
        for sheet_name, rows in sheets_of(file):
            above = list(islice(rows, HEADING_WITHIN))
            at, heading, columns = _heading(above)
            if columns is None:
                closest = max(closest, _closest(above, sheet_name))
                continue
            found = True
            called = f"{name}, sheet {sheet_name}" if sheet_name else name
            day = as_at or day_of(sheet_name, *(" ".join(row) for row in above[:at]), name)
            if day is None:
                sentence = "It does not say which day it speaks of. Add the day, for example --as-at 2026-03-31."
                raise NoSheetError(sentence)
            first_rows = [*above[at + 1 :], *islice(rows, ROWS_AT_ONCE - len(above))]
            reader = RowReader(columns, Sheet(called, day), is_month_first(_days(columns, first_rows)))
            # Told where the words on no scale are: grades that nobody hears of would be missed in silence.
            reader.unknown.update(f"column {each}" for each in unread_grades(columns, heading, first_rows))
            yield from _parts(reader, first_rows, rows, first=at + 2)
    except NotRowsError as error:
        raise NoSheetError(str(error)) from error
    if not found:
        sentence = closest[1] or "No line of it has headings such as URN, Provision type and Local authority."
        raise NoSheetError(f"This is none of the sheets that we know. {sentence}")


def day_of(*texts: str) -> date | None:
    """Find the day that a sheet speaks of in its name, the lines above its table, or the file's name."""
    spaced = [text.replace("_", " ").replace("%20", " ") for text in texts]
    for form in _DAYS:
        for text in spaced:
            if (found := form.search(text)) and (day := day_written("/".join(found.groups()))):
                return day
    for text in spaced:
        if (found := _YEAR.search(text)) and int(found[2]) == (int(found[1]) + 1) % 100:
            return date(int(found[1]) + 1, 3, 31)  # "in year 2021-22" ends in March
    return None


def _heading(above: Sequence[Row]) -> tuple[int, Row, SheetColumns | None]:
    """Find the heading, which may be two lines: that of merged cells, and under it one for each column."""
    for at, row in enumerate(above):
        columns = columns_of(row)
        if columns is None:
            continue
        below = above[at + 1] if at + 1 < len(above) else []
        if len(below) == len(row) and not below[columns.urn].strip():
            either = [lower or upper for upper, lower in zip(row, below, strict=True)]
            heading = most_columns(row, _under_groups(row, below), either)
            if heading != row:
                return at + 1, heading, columns_of(heading)
        return at, row, columns
    return 0, [], None


def _under_groups(groups: Row, below: Row) -> Row:
    """Put the name of its merged cell before each column's own: "Inspection", "Date" are "Inspection Date"."""
    group, named = "", []
    for upper, lower in zip(groups, below, strict=True):
        group = upper or group
        named.append(f"{group} {lower}" if lower else upper)
    return named


def _days(columns: SheetColumns, rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        for each in columns.blocks:
            yield from (row[at] for at in (each.inspected, each.published) if 0 <= at < len(row))


def _closest(above: Sequence[Row], sheet_name: str) -> tuple[int, str]:
    """Say what is missing in the line that is most like a heading; a single column such as "URN" is like none."""
    count, layout, missing = max((nearest(row) for row in above), key=lambda each: each[0], default=(0, None, ()))
    if layout is None or count < 1:
        return 0, ""
    where = f"The sheet “{sheet_name}”" if sheet_name else "It"
    columns = "column" if len(missing) == 1 else "columns"
    return count, f"{where} looks most like the list of {layout.title}, but has no {columns} {' or '.join(missing)}."


def _parts(reader: RowReader, first_rows: list[Row], rows: Iterator[Row], first: int) -> Iterator[Part]:
    number = first
    while True:
        some = [*first_rows, *islice(rows, ROWS_AT_ONCE - len(first_rows))]
        first_rows = []
        if not some:
            return
        yield _part(reader, some, number)
        number += len(some)


def _part(reader: RowReader, rows: Sequence[Row], first: int) -> Part:
    providers: list[Provider] = []
    events: list[ProviderEvent] = []
    taken = left_out = 0
    for at, row in enumerate(rows):
        provider = reader.provider(row)
        if provider:
            taken += 1
            providers.append(provider)
            events += reader.events(row, provider, first + at)
        else:
            left_out += any(map(str.strip, row))
    unknown, reader.unknown = reader.unknown, Counter()
    return Part(reader.sheet, reader.columns.layout.title, taken, left_out, tuple(providers), tuple(events), unknown)
