"""Spreadsheets (.ods, .xlsx) to rows of text. What calls it runs it in a process of its own."""

from __future__ import annotations

import io
from datetime import date, datetime

MOST_ROWS, MOST_COLUMNS, MOST_CELL = 2_000, 60, 300


class NoSheetError(ValueError):
    """The bytes are no spreadsheet that can be read."""


def sheets(body: bytes) -> list[list[list[str]]]:
    """Read every sheet, row by row; days are written like "2026-03-31". NoSheetError when it is no spreadsheet."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body))
        return [
            [
                [_text(cell) for cell in row[:MOST_COLUMNS]]
                for row in book.get_sheet_by_index(at).to_python()[:MOST_ROWS]
            ]
            for at in range(len(book.sheet_names))
        ]
    except (python_calamine.CalamineError, OSError) as error:
        raise NoSheetError(str(error)) from error


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, date) else " ".join(str(cell)[:MOST_CELL].split())
