#!/usr/bin/env bash
# pdfmonkey 1.0.3 beside pdfplumber 0.11.10, on pages made with reportlab 5.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what reads tables that run over a page joins two of them where the second has no heading of its own.
# It is so: pdfmonkey joins a table with the next page's where their columns are named alike, and doesn't look at what stands between. A
# list in which each council has a page and the same table under its name becomes one table: its four rows say twice what the grade for
# overall effectiveness is, first good, then inadequate, and whose they are stands nowhere. `Table` has the first page's number alone.
# Two tables with the same columns on one page stay two.
# Ours: a table belongs to the page that it stands on; grades are read with the words above them (watcher/reading/reports/tables.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pdfmonkey==1.0.3' 'pdfplumber==0.11.10' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdfmonkey
import pdfplumber
from reportlab.lib.colors import black
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

COUNCILS = {"Kent": ("Good", "Good"), "Wirral": ("Inadequate", "Good")}


def write(name, between):
    parts = []
    for council, (now, before) in COUNCILS.items():
        rows = [["Area", "Grade", "Was"], ["Overall effectiveness", now, before], ["Leaders", now, before]]
        parts += [Paragraph(council, getSampleStyleSheet()["Heading1"]), Table(rows, style=TableStyle([("GRID", (0, 0), (-1, -1), 1, black)])), *between]
    SimpleDocTemplate(name).build(parts[: len(parts) - len(between)])


write("one-page.pdf", [])
write("a-page-each.pdf", [PageBreak()])
for name in ("one-page.pdf", "a-page-each.pdf"):
    print(f"{name}:")
    for table in pdfmonkey.extract_tables(name):
        print("    pdfmonkey: ", getattr(table, "rows", table))
    with pdfplumber.open(name) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                print("    pdfplumber:", table)
PROGRAM

cat > expected <<'SEEN'
one-page.pdf:
    pdfmonkey:  [['Overall effectiveness', 'Good', 'Good'], ['Leaders', 'Good', 'Good']]
    pdfmonkey:  [['Overall effectiveness', 'Inadequate', 'Good'], ['Leaders', 'Inadequate', 'Good']]
    pdfplumber: [['Area', 'Grade', 'Was'], ['Overall effectiveness', 'Good', 'Good'], ['Leaders', 'Good', 'Good']]
    pdfplumber: [['Area', 'Grade', 'Was'], ['Overall effectiveness', 'Inadequate', 'Good'], ['Leaders', 'Inadequate', 'Good']]
a-page-each.pdf:
    pdfmonkey:  [['Overall effectiveness', 'Good', 'Good'], ['Leaders', 'Good', 'Good'], ['Overall effectiveness', 'Inadequate', 'Good'], ['Leaders', 'Inadequate', 'Good']]
    pdfplumber: [['Area', 'Grade', 'Was'], ['Overall effectiveness', 'Good', 'Good'], ['Leaders', 'Good', 'Good']]
    pdfplumber: [['Area', 'Grade', 'Was'], ['Overall effectiveness', 'Inadequate', 'Good'], ['Leaders', 'Inadequate', 'Good']]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
