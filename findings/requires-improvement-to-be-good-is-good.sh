#!/usr/bin/env bash
# pdf_oxide 0.3.78, kreuzberg 4.10.4 beside pdfplumber 0.11.10, on a page made with reportlab 5.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: a cell between four drawn lines is one cell of the table that comes out, however many lines of text it has.
# It is so: pdf_oxide's `to_markdown` makes a row of each line of text. An area with a long name takes three, and its grade two, set
# lower: the last row then says that "protection" is "good", the row above that something "requires improvement to be". A row with one
# line in each cell is whole, so the short areas look right. kreuzberg finds no table here and gives "good Good" as a line of its own.
# pdfplumber keeps to the drawn lines.
# Ours: a grade is stated only where two ways of reading agree, and a grade's words may run over lines (watcher/reading/reports/).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pdf_oxide==0.3.78' 'kreuzberg==4.10.4' 'pdfplumber==0.11.10' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import kreuzberg
import pdf_oxide
import pdfplumber
from reportlab.lib.colors import black
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

STYLE = getSampleStyleSheet()["BodyText"]
ROWS = (
    ("Area", "Grade", "Was"),
    ("The experiences and progress of children in care and of those who need help and protection", "Requires improvement to be good", "Good"),
    ("Leaders", "Inadequate", "Good"),
)
rows = [[Paragraph(cell, STYLE) for cell in row] for row in ROWS]
SimpleDocTemplate("page.pdf").build([Table(rows, colWidths=(220, 150, 90), style=TableStyle([("GRID", (0, 0), (-1, -1), 1, black)]))])

print("pdf_oxide:")
for line in pdf_oxide.PdfDocument("page.pdf").to_markdown(0).splitlines():
    if line.strip("|- "):
        print("   ", " ".join(line.split()))
found = kreuzberg.extract_file_sync("page.pdf")
print("kreuzberg, tables:", len(found.tables))
for line in found.content.splitlines():
    print("   ", line.strip())
print("pdfplumber:")
with pdfplumber.open("page.pdf") as pdf:
    for row in pdf.pages[0].extract_table():
        print("   ", [cell.replace("\n", " ") for cell in row])
PROGRAM

cat > expected <<'SEEN'
pdf_oxide:
    | Area | Grade | Was |
    | The experiences and progress of children in | | |
    | care and of those who need help and | Requires improvement to be | |
    | protection | good | Good |
    | Leaders | Inadequate | Good |
kreuzberg, tables: 0
    Area Grade Was
    The experiences and progress of children in
    care and of those who need help and
    protection
    Requires improvement to be
    good Good
    Leaders Inadequate Good
pdfplumber:
    ['Area', 'Grade', 'Was']
    ['The experiences and progress of children in care and of those who need help and protection', 'Requires improvement to be good', 'Good']
    ['Leaders', 'Inadequate', 'Good']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
