from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from sheets import OASIS, ods

from watcher.reading.provider_sheets import unpacking
from watcher.reading.provider_sheets.rows import sheets_of
from watcher.reading.provider_sheets.unpacking import NotRowsError


def read(body: bytes) -> dict[str, list[list[str]]]:
    return {name: list(rows) for name, rows in sheets_of(io.BytesIO(body))}


def xlsx(fill, **options) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as book:
        fill(book)
    return file.getvalue()


def cells(book) -> None:
    day, plain = (book.add_format({"num_format": each}) for each in ("dd mmm yyyy", '0.0 "days"'))
    first, second = book.add_worksheet("Cover"), book.add_worksheet("Homes")
    first.write("A1", "A title")
    second.write_row("A1", ["URN", "Name", "Day"])
    second.write_row("A4", ["SC000001", "  Two\n words ", date(2025, 7, 13)], day)
    second.write_datetime("C5", datetime(2025, 8, 19, 12, 30), day)
    second.write_number("A5", 1234567)
    second.write_number("D5", 2.5, plain)
    second.write_boolean("E5", True)
    second.write_rich_string("F5", "half ", book.add_format({"bold": True}), "bold")
    second.write_formula("G5", "=1+1", None, "Good")
    second.write_blank("ZZ5", None, day)


@pytest.mark.parametrize("options", [{}, {"constant_memory": True}, {"date_1904": True}])
def test_an_excel_workbooks_rows_are_as_they_stand_there(options):
    found = read(xlsx(cells, **options))

    assert found["Cover"] == [["A title"]]
    assert found["Homes"][:4] == [["URN", "Name", "Day"], [], [], ["SC000001", "Two words", "2025-07-13"]]
    assert found["Homes"][4] == ["1234567", "", "2025-08-19", "2.5", "1", "half bold", "Good"]


TABLE = f"""<?xml version="1.0"?><office:document-content xmlns:office="{OASIS}:office:1.0"
 xmlns:table="{OASIS}:table:1.0" xmlns:text="{OASIS}:text:1.0"><office:body><office:spreadsheet>{{}}
</office:spreadsheet></office:body></office:document-content>"""


def content(rows: str, name="Homes") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("content.xml", TABLE.format(f'<table:table table:name="{name}">{rows}</table:table>'))
    return file.getvalue()


def test_an_open_documents_rows_are_as_they_stand_there():
    rows = """
    <table:table-header-rows><table:table-row><table:table-cell><text:p>URN</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated="2"><text:p>Same</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>
    <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
    <table:table-row table:number-rows-repeated="2">
      <table:table-cell office:value-type="float" office:value="1234567"><text:p>1,234,567</text:p></table:table-cell>
      <table:covered-table-cell/>
      <table:table-cell office:value-type="date" office:date-value="2025-07-13T10:00:00"><text:p>13</text:p>
      </table:table-cell><table:table-cell><office:annotation><text:p>Note</text:p></office:annotation>
      <text:p>a<text:s/>b <text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>"""

    found = read(content(rows))["Homes"]

    same = ["1234567", "", "2025-07-13", "a b c d"]
    assert found[:5] == [["URN", "Same", "Same"], [], [], same, same]
    assert not any(any(row) for row in found[5:])
    assert len(found) < 2_000


@pytest.mark.parametrize(
    "body",
    [
        ods(First=[("a",), ("b",)], Empty=[], Last=[("c",)]),
        xlsx(lambda book: [book.add_worksheet(name).write(0, 0, name) for name in ("First", "Empty", "Last")]),
    ],
    ids=["ods", "xlsx"],  # the bytes themselves differ between two processes that collect the tests
)
def test_whoever_has_seen_enough_of_a_sheet_goes_on_with_the_next(body):
    assert [(name, next(rows, None) is not None) for name, rows in sheets_of(io.BytesIO(body))][::2] == [
        ("First", True),
        ("Last", True),
    ]


def test_a_workbook_that_swells_is_not_read(monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_XML_BYTES", 100_000)
    body = ods(Homes=[("a" * 100,)] * 2_000)
    assert len(body) < 2_000_000

    with pytest.raises(NotRowsError, match="swells to more than"):
        read(body)


WIDE = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
DEEP = "<table:table-cell><text:p>x</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (f"<table:table-row>{WIDE}</table:table-row>", "16384 columns"),
        (f"<table:table-row>{WIDE}{WIDE}</table:table-row>", "more than 20000 columns"),
        (f'<table:table-row table:number-rows-repeated="900000">{DEEP}</table:table-row>', "repeated 900000 times"),
        ('<table:table-row table:number-rows-repeated="many"/>', "can't be read"),
        ("<table:table-row>", "can't be read"),
    ],
)
def test_what_no_sheet_of_ofsteds_has_is_refused_in_a_sentence(rows, sentence):
    with pytest.raises(NotRowsError, match=sentence):
        read(content(rows))


def test_what_may_be_encrypted_is_said_with_what_to_do():
    with pytest.raises(NotRowsError, match="without a password"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000))


@pytest.mark.parametrize("body", [b"PK\x03\x04 and nothing more", b"\xd0\xcf\x11\xe0 and nothing more"])
def test_a_file_that_only_begins_like_a_workbook_is_refused(body):
    with pytest.raises(NotRowsError, match="can't be read"):
        read(body)
