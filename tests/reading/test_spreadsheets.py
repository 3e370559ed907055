from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from watcher.reading import spreadsheets
from watcher.reading.spreadsheets import MOST_COLUMNS, NoSheetError, sheets


def a_book(*rows):
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Outcomes")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return body.getvalue()


def test_cells_are_text_and_days_are_written_one_way():
    assert sheets(a_book(["Name", " Published "], ["Wirral", date(2026, 3, 31)])) == [
        [["Name", "Published"], ["Wirral", "2026-03-31"]]
    ]


def test_columns_beyond_the_bound_are_left_out():
    assert len(sheets(a_book(["x"] * (MOST_COLUMNS + 5)))[0][0]) == MOST_COLUMNS


def test_a_sheet_that_is_too_long_is_refused_by_name(monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 2)

    with pytest.raises(NoSheetError, match=r"“Outcomes” has 3 rows; more than 2"):
        sheets(a_book(["a"], ["b"], ["c"]))


@pytest.mark.parametrize("body", [b"", b"<html>Report not found</html>", b"PK\x03\x04 and no more"])
def test_what_is_no_spreadsheet_is_refused(body):
    with pytest.raises(NoSheetError):
        sheets(body)
