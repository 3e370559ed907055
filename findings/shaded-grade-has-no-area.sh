#!/usr/bin/env bash
# pdfplumber 0.11.10, PyMuPDF 2.0, camelot-py 2.0.0 beside pdf_oxide 0.3.78, on pages made with reportlab 5.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: a table whose grades are shaded, each in its colour, is read as the same table with lines is; colours aren't lines.
# It is so: the edges of a shaded cell are taken for lines, and those of the cells beside it, which have none, aren't there. The three areas are one
# cell, next to the first area's grade, and the second and third grade stand beside nothing: by row all areas are inadequate, and a grade
# "good" has no area. camelot has both goods in one cell. The text of the page is right. pdf_oxide's Markdown keeps the rows, and tears the names of areas.
# With lines, all four read three rows.
# Ours: a table is read by its words, and a row is known by its area's name (watcher/reading/reports/tables.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pdfplumber==0.11.10' 'pymupdf==2.0' 'camelot-py==2.0.0' 'pdf_oxide==0.3.78' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import camelot
import pdf_oxide
import pdfplumber
import pymupdf
from reportlab.lib import colors
from reportlab.pdfgen import canvas

ROWS = (("Help and protection", "Inadequate", colors.salmon), ("Children in care", "Good", colors.lightgreen), ("Leaders", "Good", colors.lightgreen))


def draw(name: str, shaded: bool) -> None:
    page = canvas.Canvas(name)
    page.rect(72, 655, 320, 60)
    for at, (area, grade, colour) in enumerate(ROWS):
        foot = 695 - 20 * at
        if shaded:
            page.setFillColor(colour)
            page.rect(272, foot, 120, 20, stroke=0, fill=1)
            page.setFillColor(colors.black)
        else:
            page.rect(72, foot, 200, 20)
            page.rect(272, foot, 120, 20)
        page.drawString(77, foot + 5, area)
        page.drawString(277, foot + 5, grade)
    page.save()


for name, shaded in (("with lines", False), ("with shaded grades", True)):
    draw("report.pdf", shaded)
    print(name)
    print("    pdfplumber:", pdfplumber.open("report.pdf").pages[0].extract_tables())
    print("    PyMuPDF:", [each.extract() for each in pymupdf.open("report.pdf")[0].find_tables()])
    print("    camelot:", [each.df.values.tolist() for each in camelot.read_pdf("report.pdf", flavor="lattice", suppress_stdout=True)])
    print("    pdf_oxide:", pdf_oxide.PdfDocument("report.pdf").to_markdown(0).strip().replace("\n", " / "))
PROGRAM

cat > expected <<'SEEN'
with lines
    pdfplumber: [[['Help and protection', 'Inadequate'], ['Children in care', 'Good'], ['Leaders', 'Good']]]
    PyMuPDF: [[['Help and protection', 'Inadequate'], ['Children in care', 'Good'], ['Leaders', 'Good']]]
    camelot: [[['Help and protection', 'Inadequate'], ['Children in care', 'Good'], ['Leaders', 'Good']]]
    pdf_oxide: | Help and protection | Inadequate | / |---|---| / | Children in care | Good | / | Leaders | Good |
with shaded grades
    pdfplumber: [[['Help and protection\nChildren in care\nLeaders', 'Inadequate'], [None, 'Good'], [None, 'Good']]]
    PyMuPDF: [[['Help and protection\nChildren in care\nLeaders', 'Inadequate'], [None, 'Good'], [None, 'Good']]]
    camelot: [[['Help and protection\nChildren in care\nLeaders', 'Inadequate'], ['', 'Good\nGood']]]
    pdf_oxide: | Help | and protection | Inadequate | / |---|---|---| / | Children | in care | Good | / | Leaders |  | Good | /  / Help and protection Children in care
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
