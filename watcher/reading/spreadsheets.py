"""Spreadsheets (.ods, .xlsx) to rows of text. What calls it runs it in a process of its own."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS, MOST_COLUMNS, MOST_CELL = 100_000, 60, 300
"""Of a sheet; Ofsted's longest known one has 60,009 rows (childcare, June 2026)."""


class NoSheetError(ValueError):
    """The bytes are no spreadsheet that can be read."""


def sheets(body: bytes) -> list[list[list[str]]]:
    """Read every sheet, row by row; days are written like "2026-03-31". NoSheetError when it is none, or too long."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body))
        return [_rows(book.get_sheet_by_index(at).to_python(), name) for at, name in enumerate(book.sheet_names)]
    except (python_calamine.CalamineError, OSError) as error:
        raise NoSheetError(str(error)) from error


def _rows(rows: Sequence[Sequence[object]], name: str) -> list[list[str]]:
    if len(rows) > MOST_ROWS:
        sentence = f"The sheet “{name[:MOST_CELL]}” has {len(rows)} rows; more than {MOST_ROWS} are not read."
        raise NoSheetError(sentence)
    return [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, date) else " ".join(str(cell)[:MOST_CELL].split())
