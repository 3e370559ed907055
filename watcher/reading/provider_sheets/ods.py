"""The rows of an OpenDocument spreadsheet (.ods), one at a time."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from watcher.reading.provider_sheets.unpacking import NotRowsError, elements, number, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.reading.provider_sheets.unpacking import Element

CONTENT = "content.xml"
MOST_GAP = 1_000
"""How many empty rows in a row are given; more of them are the end of the table."""
MOST_REPEATED = 100_000
"""How often a row with something in it may be repeated: no sheet of Ofsted's says the same more often."""
# An ODS says "this cell, 16,384 times" for an empty rest of a row: more is no sheet.
MOST_WIDE = 20_000
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT = (f"{{{_OASIS}:{each}:1.0}}" for each in ("table", "office", "text"))
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_REPEATED = f"{_TABLE}number-columns-repeated"
_VALUES = tuple(f"{_OFFICE}{each}" for each in ("date-value", "value", "boolean-value", "string-value"))
_PARAGRAPH, _SPACES, _BREAKS = f"{_TEXT}p", f"{_TEXT}s", frozenset({f"{_TEXT}tab", f"{_TEXT}line-break"})


def is_ods(names: frozenset[str]) -> bool:
    """Return whether a packed file with these parts is one."""
    return CONTENT in names


def sheets(file: IO[bytes]) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Give each sheet's name and its rows; NotRowsError when it can't be read."""
    with unpacked(file) as book:
        found = elements(book, CONTENT, f"{_TABLE}table-row", begins=f"{_TABLE}table")
        following: list[str] = []
        for event, each in found:
            if event == "start":
                following = [each.get(f"{_TABLE}name", "")]
            while following:
                rows = _rows(found, name := following.pop(), following)
                yield name, rows
                for _ in rows:  # whoever has seen enough of a sheet goes on with the next
                    pass


def _rows(found: Iterator[tuple[str, Element]], _name: str, following: list[str]) -> Iterator[list[str]]:
    """Give the rows until the next sheet begins: its name is put into `following`."""
    for event, each in found:
        if event == "start":
            following.append(each.get(f"{_TABLE}name", ""))
            return
        row = _row(each)
        times = number(each, f"{_TABLE}number-rows-repeated", 1)
        if any(row) and times > MOST_REPEATED:
            sentence = f"A row is repeated {times} times, which no sheet of Ofsted's has."
            raise NotRowsError(sentence)
        for _ in range(times if any(row) else min(times, MOST_GAP)):
            yield row


def _row(row: Element) -> list[str]:
    """Read a row's cells. Empty ones at its end, of which there may be thousands, are left out."""
    found: list[str] = []
    empty = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        text, times = _text(cell), number(cell, _REPEATED, 1)
        if not text:
            empty += times
            continue
        if empty + times + len(found) > MOST_WIDE:
            sentence = f"A row has more than {MOST_WIDE} columns, which no sheet of Ofsted's has."
            raise NotRowsError(sentence)
        found += [""] * empty + [text] * times
        empty = 0
    return found


def _text(cell: Element) -> str:
    for name in _VALUES:
        if value := cell.get(name):
            return _day_or_number(value, name)
    paragraphs = [each for each in cell if each.tag == _PARAGRAPH]
    return " ".join(each.text or "" if len(each) == 0 else "".join(_pieces(each)) for each in paragraphs)


def _day_or_number(value: str, name: str) -> str:
    if name == _VALUES[0]:
        return value[:10]
    if name == _VALUES[1] and not value.isdigit():
        try:
            found = float(value)
        except ValueError:
            return value
        return str(int(found)) if found.is_integer() else str(found)
    return value


def _pieces(element: Element) -> Iterator[str]:
    """Give a paragraph's text: spaces in a row and line breaks are elements of their own."""
    yield element.text or ""
    for each in element:
        if each.tag == _SPACES or each.tag in _BREAKS:
            yield " "
        else:
            yield from _pieces(each)
        yield each.tail or ""
