"""The rows of a file of Ofsted's, sheet by sheet and one at a time, whether it is CSV or a workbook."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, TypeVar

from watcher.reading.provider_sheets import ods, xlsx
from watcher.reading.provider_sheets.unpacking import NotRowsError, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .ods begin, and .xls."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DELIMITERS = (",", "\t", ";")
"""Excel writes the latter two where somebody saves a sheet again."""
MOST_COLUMNS, MOST_CELL = 400, 500
"""Columns of a row: no sheet of Ofsted's has more, more is a problem. Characters of a cell: the rest is cut."""
# A MB at a time while the hash is made.
PIECE = 1 << 20

Row = list[str]
T = TypeVar("T")


def sheets_of(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Give each sheet's name and its rows. A CSV file is one sheet without a name. NotRowsError when it is neither.

    Cells are as they stand there. Rows are read as they come: no sheet is in memory, but those of old workbooks (.xls).
    """
    if _begins(file, len(WORKBOOKS[1])).startswith(WORKBOOKS):
        yield from _workbook(file)
    else:
        yield "", _csv(file)


def _workbook(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    names: frozenset[str] = frozenset()
    if zipfile.is_zipfile(file):
        with unpacked(file) as book:
            names = frozenset(book.namelist())
    file.seek(0)
    read = xlsx.sheets if xlsx.is_xlsx(names) else ods.sheets if ods.is_ods(names) else _whole_workbook
    for name, rows in read(file):
        yield name, ([" ".join(each[:MOST_CELL].split()) for each in _bounded(row)] for row in rows)


def _whole_workbook(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Read Excel's older forms, which can only be read whole; Ofsted's are short."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(file)
        for name in book.sheet_names:
            yield name, ([_text(each) for each in row] for row in book.get_sheet_by_name(name).iter_rows())
    except (python_calamine.CalamineError, OSError) as error:
        # So is a workbook with a password, or a label of the council's that encrypts it.
        anew = "If a spreadsheet opens it, save it there anew as .xlsx, without a password"
        sentence = f"The workbook can't be read: {error}. {anew}."
        raise NotRowsError(sentence) from error


def _csv(file: IO[bytes]) -> Iterator[Row]:
    encoding = "utf-16" if _begins(file, len(codecs.BOM_UTF16)).startswith(UTF_16) else "utf-8-sig"
    encoding = encoding if encoding == "utf-16" or _is_utf_8(file) else "cp1252"
    # Ofsted's CSV files are Windows-1252; five of its bytes stand for nothing, and must not stop the reading.
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        begins = text.read(MOST_CELL * 10)
        text.seek(0)
        for row in csv.reader(text, delimiter=max(DELIMITERS, key=begins.count)):
            yield _bounded(row)
    except csv.Error as error:
        sentence = f"The file can't be read as CSV: {error}."
        raise NotRowsError(sentence) from error


def _bounded(row: list[T]) -> list[T]:
    if len(row) > MOST_COLUMNS:
        sentence = f"A row has {len(row)} columns; no sheet of Ofsted's has more than {MOST_COLUMNS}."
        raise NotRowsError(sentence)
    return row


def _begins(file: IO[bytes], length: int) -> bytes:
    start = file.read(length)
    file.seek(0)
    return start


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
    return cell.isoformat() if isinstance(cell, date) else str(cell)
