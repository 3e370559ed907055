"""The rows of an Excel workbook (.xlsx), one at a time. Only the texts that its cells share are in memory."""

from __future__ import annotations

import posixpath
import re
from datetime import date, timedelta
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from watcher.reading.provider_sheets.unpacking import NotRowsError, elements, number, unpacked

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from watcher.reading.provider_sheets.unpacking import Element

WORKBOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
MOST_GAP = 1_000
"""How many rows in a row may be missing; more of them are the end of the table, and are not counted."""
# Texts are kept once for the whole workbook, so they are the one part that must be held whole.
MOST_STRING_LETTERS = 100_000_000
SINCE_1900, SINCE_1904 = date(1899, 12, 30), date(1904, 1, 1)
_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
"""The numbers of Excel's own formats that show a day or a time."""
# What a number format says in words or colours must not be taken for its day or month letters.
_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE)
_COLUMN = re.compile(r"[A-Z]+")


class _Book(Struct, frozen=True):
    """What cells refer to: texts, which styles show days, and from when days are counted."""

    strings: list[str]
    day_styles: frozenset[int]
    epoch: date


def is_xlsx(names: frozenset[str]) -> bool:
    """Return whether a packed file with these parts is one."""
    return WORKBOOK in names


def sheets(file: IO[bytes]) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Give each sheet's name and its rows; NotRowsError when it can't be read."""
    with unpacked(file) as book:
        names = frozenset(book.namelist())
        parts = {
            each.get("Id"): posixpath.normpath(posixpath.join("xl", each.get("Target", ""))).lstrip("/")
            for _, each in elements(book, RELATIONS, "{*}Relationship")
        }
        epoch, listed = SINCE_1900, []
        for _, each in elements(book, WORKBOOK, "{*}workbookPr", "{*}sheet"):
            if each.tag.endswith("}sheet"):
                part = parts.get(next((of for name, of in each.items() if name.endswith("}id")), ""), "")
                listed.append((each.get("name", ""), part))
            elif each.get("date1904") in ("1", "true"):
                epoch = SINCE_1904
        cells = _Book(_strings(book, names), _day_styles(book, names), epoch)
        for name, part in listed:
            if part in names:
                yield name, _rows(book, part, cells)


def _strings(book: zipfile.ZipFile, names: frozenset[str]) -> list[str]:
    if STRINGS not in names:
        return []
    found: list[str] = []
    letters = 0
    for _, each in elements(book, STRINGS, "{*}si"):
        found.append(_text(each))
        letters += len(found[-1])
        if letters > MOST_STRING_LETTERS:
            sentence = f"The workbook has more than {MOST_STRING_LETTERS // 1_000_000} million letters of text."
            raise NotRowsError(sentence)
    return found


def _text(element: Element) -> str:
    """Join the text of a cell; how it is pronounced (`rPh`) is none of it."""
    if len(element) == 1 and element[0].tag.endswith("}t"):
        return element[0].text or ""
    runs = (each for each in element if not each.tag.endswith("}rPh"))
    return "".join(
        part.text or "" for each in runs for part in ([each] if each.tag.endswith("}t") else each.iterfind("{*}t"))
    )


def _day_styles(book: zipfile.ZipFile, names: frozenset[str]) -> frozenset[int]:
    if STYLES not in names:
        return frozenset()
    formats, styles = set(_DATES), []
    for _, each in elements(book, STYLES, "{*}numFmt", "{*}cellXfs"):
        if each.tag.endswith("}numFmt"):
            code = _QUOTED.sub("", each.get("formatCode", ""))
            (formats.add if set("dmyhsDMYHS") & set(code) else formats.discard)(number(each, "numFmtId", 0))
        else:
            styles = [number(style, "numFmtId", 0) for style in each]
    return frozenset(at for at, style in enumerate(styles) if style in formats)


def _rows(book: zipfile.ZipFile, part: str, cells: _Book) -> Iterator[list[str]]:
    last = 0
    for _, row in elements(book, part, "{*}row"):
        stands = number(row, "r", last + 1)
        for _ in range(min(stands - last - 1, MOST_GAP)):
            yield []
        last = max(stands, last + 1)
        found: list[str] = []
        for cell in row:
            text, reference = _cell(cell, cells), cell.get("r")
            if text and reference:  # styled cells without a text may go on for thousands of columns
                found += [""] * (_column(reference) - len(found))
            if text or not reference:
                found.append(text)
        yield found


_columns: dict[str, int] = {}


def _column(reference: str) -> int:
    """Count a cell's column from 0, by its reference ("AB12")."""
    named = _COLUMN.match(reference)
    letters = named[0][:3] if named else "A"
    if letters not in _columns:
        at = 0
        for each in letters:
            at = at * 26 + ord(each) - ord("A") + 1
        _columns[letters] = at - 1
    return _columns[letters]


def _cell(cell: Element, cells: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(each) for each in cell if each.tag.endswith("}is"))
    value = next((each.text or "" for each in cell if each.tag.endswith("}v")), "")
    if kind == "s":
        at = int(value) if value.isdigit() else -1
        return cells.strings[at] if 0 <= at < len(cells.strings) else ""
    if kind == "n":
        return _number(value, cells.epoch, is_day=number(cell, "s", 0) in cells.day_styles)
    return "" if kind == "e" else value[:10] if kind == "d" else value


def _number(value: str, epoch: date, *, is_day: bool) -> str:
    if value.isdigit() and not is_day:
        return value
    try:
        found = float(value)
        if is_day:
            return (epoch + timedelta(days=int(found))).isoformat()
        return str(int(found)) if found.is_integer() else str(found)  # a URN is a number to a workbook
    except (ValueError, OverflowError):
        return value
