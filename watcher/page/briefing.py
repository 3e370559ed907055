"""The briefing as files: a page to print, comma-separated values, a spreadsheet; days as people here write them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from watcher.page.answers import CSV, XLSX, Answer, Row
from watcher.page.feeds import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from xlsxwriter.workbook import Workbook, Worksheet

    from watcher.history.briefing import Briefing

HEADINGS = ("Section", "Authority", "Date", "What", "Details", "Document")
WIDTHS = (26, 12, 28, 60, 36)
UK_DATE = "dd/mm/yyyy"
CELL = {"text_wrap": True, "valign": "top", "align": "left"}
"""So that on paper no text ends where the next column begins."""
LINE, MOST_LINES = 15, 25
"""Points, which not every program works out by itself; no row may have more than 409."""
MOST_LETTERS_IN_A_CELL = 32_000
"""Excel takes 32,767."""


def rows(briefing: Briefing) -> list[Row]:
    """List the briefing's lines as they are; where things stand is in `share_rows`."""
    return [
        {
            "section": section.heading,
            "authority": line.authority,
            "day": line.day,
            "what": line.what,
            "says": line.says,
            "document": line.url,
        }
        for section in briefing.sections
        for line in section.lines
    ]


def as_csv(briefing: Briefing) -> Answer:
    """Write every line with its section, then where things stand; days as 03/08/2026."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADINGS)
    writer.writerows(tuple(map(as_text, cells)) for cells in _cells(briefing))
    return Answer(written.getvalue().encode("utf-8-sig"), CSV)


def _cells(briefing: Briefing) -> Iterator[tuple[str, ...]]:
    for section in briefing.sections:
        for line in section.lines:
            yield section.heading, line.authority, _uk(line.day), line.what, line.says, line.url
    for share in briefing.shares:
        yield "Against England", "", "", "Worst judgement", briefing.share_words(share), ""


def _uk(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def as_xlsx(briefing: Briefing) -> Answer:
    """Write a sheet for each section and one for where things stand. Days are days, shown as 03/08/2026."""
    import xlsxwriter

    written = io.BytesIO()
    # Nothing in it counts as a formula or a link: titles come from outside.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(written, safe) as book:
        book.set_properties({"title": briefing.summary})
        words, when = book.add_format(CELL), book.add_format({**CELL, "num_format": UK_DATE})
        for section in briefing.sections:
            sheet = _sheet(book, section.heading, HEADINGS[1:], WIDTHS, briefing.period)
            if not section.lines:
                sheet.write_string(1, 0, section.none)
            for number, line in enumerate(section.lines, start=1):
                cells = (line.authority, "", line.what, line.says, line.url)
                lines = max(-(-len(text) // (width - 5)) for text, width in zip(cells, WIDTHS, strict=True))
                sheet.set_row(number, LINE * min(max(lines, 1), MOST_LINES))
                for column, text in enumerate(cells):
                    sheet.write_string(number, column, text[:MOST_LETTERS_IN_A_CELL], words)
                if line.day:
                    sheet.write_datetime(number, 1, line.day, when)
        _shares(book, briefing)
    return Answer(written.getvalue(), XLSX)


def _sheet(book: Workbook, name: str, headings: tuple[str, ...], widths: tuple[int, ...], period: str) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L&B&A&R{period}")  # else nothing on paper says which of the sheets it is, and of when
    return sheet


def _shares(book: Workbook, briefing: Briefing) -> None:
    headings = ("Worst judgement", "Watched", "Share of watched", "England", "Share of England")
    sheet = _sheet(book, "Against England", headings, (30, 12, 18, 12, 18), briefing.period)
    percent = book.add_format({"num_format": "0%"})
    for number, share in enumerate(briefing.shares, start=1):
        sheet.write_string(number, 0, share.grade)
        for column, part, whole in ((1, share.watched, briefing.watched), (3, share.england, briefing.england)):
            sheet.write_number(number, column, part)
            sheet.write_number(number, column + 1, part / whole if whole else 0, percent)
