"""Makes OpenDocument spreadsheets, in the shape of Ofsted's annual file of outcomes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

HEADING = (
    "Web link",
    "Local authority name",
    "Ofsted region",
    "Inspection date",
    "Publication date",
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
)
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(f'xmlns:{each}="{OASIS}:{each}:1.0"' for each in ("office", "table", "text"))
MANIFEST = (
    f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
)


def ods(*, stored=("", ""), **sheets) -> bytes:
    """Write sheets, each a list of rows of texts and dates; `stored` replaces something in what is written."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(f"<table:table-row>{_row(row)}</table:table-row>" for row in rows)}'
        "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content.replace(*stored))
        packed.writestr("META-INF/manifest.xml", MANIFEST)
    return file.getvalue()


def outcomes(*rows) -> bytes:
    """Write the annual file: a cover, and the sheet of outcomes with two lines above its heading."""
    above = [("Table 1",), ("This worksheet contains one table.",)]
    return ods(Cover=[("Some title",)], Inspections_as_at_31_March=[*above, HEADING, *rows])


def line(name, inspected, published, *grades):
    """Write one council's line: overall, leaders, help and protection, in care, care leavers."""
    return ("", name, "Some region", inspected, published, *grades)


def _row(row) -> str:
    cells = (f"<table:table-cell {_value(each)}><text:p>{escape(str(each))}</text:p>" for each in row)
    return "".join(f"{each}</table:table-cell>" for each in cells)


def _value(cell) -> str:
    if isinstance(cell, date):
        return f'office:value-type="date" office:date-value="{cell}"'
    return 'office:value-type="string"'
