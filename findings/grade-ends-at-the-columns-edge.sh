#!/usr/bin/env bash
# pdfplumber 0.11.10 with reportlab 5.1.0 (seen 29 November 2026, Python 3.11)
#
# One would think: a table without lines, which pdfplumber finds by its text (`vertical_strategy="text"`), has all the words of its cells.
# It is so: the last column ends where most of its cells end, and what stands farther to the right is in no cell, even a part of
# a word: "Requires improvement" becomes "Requires im" among "Inadequate", and "Good, with inadequate care of care leavers"
# becomes "Good," among "Good". The page's own text has every word, and the table says nothing of those it left out.
# Ours: a grade is taken only where two ways of reading a page agree, and no word of a table may be left over (watcher/reading).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pdfplumber==0.11.10' 'pdfminer.six==20260107' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdfplumber
from reportlab.pdfgen.canvas import Canvas

AREAS = ("Impact of leaders", "Help and protection", "Children in care", "Overall effectiveness")
BY_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}
TABLES = (
    ("Inadequate", "Requires improvement", "Inadequate", "Inadequate"),
    ("Good", "Good, with inadequate care of care leavers", "Good", "Good"),
)
for grades in TABLES:
    paper = Canvas("report.pdf", pagesize=(595, 842))
    for row, (area, grade) in enumerate(zip(AREAS, grades)):
        paper.drawString(60, 700 - row * 28, area)
        paper.drawString(300, 700 - row * 28, grade)
    paper.save()
    with pdfplumber.open("report.pdf") as report:
        (page,) = report.pages
        print("text: ", page.extract_text().split("\n")[1])
        print("table:", [row for row in page.extract_table(BY_TEXT) if any(row)][1])
PROGRAM

cat > expected <<'SEEN'
text:  Help and protection Requires improvement
table: ['Help and protection', 'Requires im']
text:  Help and protection Good, with inadequate care of care leavers
table: ['Help and protection', 'Good,']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
