#!/usr/bin/env bash
# PyMuPDF 2.0 beside pdfplumber 0.11.10, on pages made with reportlab 5.1.0 (seen 29 November 2026, Python 3.11)
#
# One would think: what a library reads in a table's cell is what it reads on the page.
# It is so: `find_tables()` leaves out spaces that are no wider than three points, which is how wide they are in Times of 12 points
# and Helvetica of 10.5: "Requires improvement to be good" is "Requiresimprovementtobegood", and "There are no areas" has no "no".
# `get_text()` on the same page has the spaces, and so has pdfplumber's table; a point larger, a word may have one too many.
# Ours: no table is read by a finder of tables; words come from the page's own text and are put into columns by where they stand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pymupdf==2.0' 'pdfplumber==0.11.10' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdfplumber
import pymupdf
from reportlab.pdfgen import canvas

ROWS = (("Judgement", "Grade"), ("Overall effectiveness", "Requires improvement to be good"), ("Areas for priority action", "There are no areas"))

for font, size in (("Helvetica", 12), ("Helvetica", 10.5), ("Times-Roman", 13), ("Times-Roman", 12)):
    page = canvas.Canvas("page.pdf")
    page.setFont(font, size)
    for above, (judgement, grade) in zip((700, 670, 640), ROWS):
        for left, width, text in ((50, 250, judgement), (300, 220, grade)):
            page.rect(left, above - 10, width, 30)
            page.drawString(left + 10, above, text)
    page.save()
    with pymupdf.open("page.pdf") as file, pdfplumber.open("page.pdf") as other:
        print(f"{font} {size}:")
        print("  PyMuPDF, page:    ", *file[0].get_text().splitlines()[3:], sep=" | ")
        print("  PyMuPDF, table:   ", *(cell for row in file[0].find_tables()[0].extract()[1:] for cell in row if cell), sep=" | ")
        print("  pdfplumber, table:", *(cell for row in other.pages[0].extract_table()[1:] for cell in row), sep=" | ")
PROGRAM

cat > expected <<'SEEN'
Helvetica 12:
  PyMuPDF, page:     | Requires improvement to be good | Areas for priority action | There are no areas
  PyMuPDF, table:    | Overall effectiveness | Requires improvement to be good | Areas for priority action | There are no areas
  pdfplumber, table: | Overall effectiveness | Requires improvement to be good | Areas for priority action | There are no areas
Helvetica 10.5:
  PyMuPDF, page:     | Requires improvement to be good | Areas for priority action | There are no areas
  PyMuPDF, table:    | Overalleffectiveness | Requiresimprovementtobegood | Areasforpriorityaction | Therearenoareas
  pdfplumber, table: | Overall effectiveness | Requires improvement to be good | Areas for priority action | There are no areas
Times-Roman 13:
  PyMuPDF, page:     | Requires improvement to be good | Areas for priority action | There are no areas
  PyMuPDF, table:    | Overall effecti veness | Requires improvement to be good | Areas for priority action | There are no areas
  pdfplumber, table: | Overall effectiveness | Requires improvement to be good | Areas for priority action | There are no areas
Times-Roman 12:
  PyMuPDF, page:     | Requires improvement to be good | Areas for priority action | There are no areas
  PyMuPDF, table:    | Overalleffectiveness | Requiresimprovementtobegood | Areasforpriorityaction | Therearenoareas
  pdfplumber, table: | Overall effectiveness | Requires improvement to be good | Areas for priority action | There are no areas
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
