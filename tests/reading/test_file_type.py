from __future__ import annotations

import pytest

from watcher.reading.file_type import MOST_BYTES, MOST_PAGE_BYTES, Form, look

PAGE = b"<!DOCTYPE html><html><body>%s</body></html>"


@pytest.mark.parametrize(
    ("body", "form", "problem"),
    [
        (b"  \n ", Form.TEXT, "The file is empty."),
        (b"%PDF-1.7 something", Form.PDF, "The PDF is cut off: its end is missing."),
        (b"A plain text about a council.", Form.TEXT, None),
        (b"\x00\x01\x02\x03 bytes", Form.TEXT, "The file is neither a PDF nor a page nor a text."),
        (b"PK\x03\x04\x14\0 word/document.xml", Form.TEXT, "The file is a Word document, not a PDF."),
        (b"PK\x03\x04\x14\0 xl/workbook.xml", Form.TEXT, "The file is a spreadsheet, not a PDF."),
        (b"PK\x03\x04\x14\0 report.txt", Form.TEXT, "The file is a zip archive, not a PDF."),
        (b"\x89PNG\r\n\x1a\n\0", Form.TEXT, "The file is a picture, not a PDF."),
    ],
)
def test_bytes_are_what_they_begin_with_whatever_they_are_called(body, form, problem):
    assert look(body) == (form, problem)


def test_a_pdf_with_its_end_is_a_document_also_with_bytes_around_it():
    assert look(b"\r\n\r\n%PDF-1.7 x\nstartxref\n0\n%%EOF\n")[1] is None


def test_what_is_too_large_is_not_read():
    assert "is not read" in look(b"%PDF-" + b"x" * MOST_BYTES)[1]
    assert "is not read" in look(PAGE % (b"x" * MOST_PAGE_BYTES))[1]
