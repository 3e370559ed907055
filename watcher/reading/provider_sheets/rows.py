"""The rows of a file of Ofsted's, sheet by sheet and one at a time, whether it is CSV or a workbook."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .ods begin, and .xls."""
MOST_COLUMNS, MOST_CELL = 400, 500
PIECE = 1 << 20

Row = list[str]
T = TypeVar("T")


class NotRowsError(ValueError):
    """The file has no rows that can be read. Its text is a sentence."""


def sheets_of(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Give each sheet's name and its rows. A CSV file is one sheet without a name. NotRowsError when it is neither.

    Cells are as they stand there. CSV is read as it comes; of a workbook one sheet at a time is in memory.
    """
    start = file.read(len(WORKBOOKS[1]))
    file.seek(0)
    if start.startswith(WORKBOOKS):
        yield from _workbook(file)
    else:
        yield "", _csv(file)


def _workbook(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(file)
        for name in book.sheet_names:
            yield name, ([_text(each) for each in _bounded(row)] for row in book.get_sheet_by_name(name).iter_rows())
    except (python_calamine.CalamineError, OSError) as error:
        sentence = f"The workbook can't be read: {error}."
        raise NotRowsError(sentence) from error


def _csv(file: IO[bytes]) -> Iterator[Row]:
    encoding = "utf-8-sig" if _is_utf_8(file) else "cp1252"
    # Ofsted's CSV files are Windows-1252; five of its bytes stand for nothing, and must not stop the reading.
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        for row in csv.reader(text):
            yield _bounded(row)
    except csv.Error as error:
        sentence = f"The file can't be read as CSV: {error}."
        raise NotRowsError(sentence) from error


def _bounded(row: list[T]) -> list[T]:
    if len(row) > MOST_COLUMNS:
        sentence = f"A row has {len(row)} columns; no sheet of Ofsted's has more than {MOST_COLUMNS}."
        raise NotRowsError(sentence)
    return row


def _is_utf_8(file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # a URN is a number to a workbook
    if isinstance(cell, datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, date) else " ".join(str(cell)[:MOST_CELL].split())
