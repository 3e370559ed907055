#!/usr/bin/env bash
# pyexcel 0.7.6 with pyexcel-xlsx 0.6.1, xlsx2csv 0.8.6 beside openpyxl 3.1.5 and python-calamine 0.9.1 (seen 30 November 2026, Python 3.11)
#
# One would think: a reader of spreadsheets reads all rows; what a filter hides on the screen is in the file.
# It is so: a list that somebody filtered before saving has the other rows marked as hidden. pyexcel leaves them out, and hidden
# columns too, so that the columns behind those shift; xlsx2csv writes an empty line for each, which readers of CSV pass over.
# Neither says so. Whoever looked at "Good" and saved has made a list without an inadequate home in it; the next list, saved
# without a filter, brings all of them as new. The two others read every row. (`skip_hidden_row_and_column=False` in pyexcel,
# `skip_hidden_rows=False` in xlsx2csv.)
# Ours: each row of a sheet is read, shown or not (watcher/reading/spreadsheets.py, watcher/reading/provider_sheets).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pyexcel==0.7.6' 'pyexcel-xlsx==0.6.1' 'xlsx2csv==0.8.6' 'openpyxl==3.1.5' 'python-calamine==0.9.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import csv
import io

import openpyxl
import pyexcel
import python_calamine
import xlsx2csv

book = openpyxl.Workbook()
sheet = book.active
for row in (
    ("urn", "note", "authority", "grade"),
    ("SC401201", "x", "Kent", "Good"),
    ("SC401202", "x", "Kent", "Inadequate"),
    ("SC401203", "x", "Wirral", "Inadequate"),
    ("SC401204", "x", "Wirral", "Good"),
):
    sheet.append(row)
sheet.auto_filter.ref = "A1:D5"
sheet.auto_filter.add_filter_column(3, ["Good"])
for number in (3, 4):
    sheet.row_dimensions[number].hidden = True
sheet.column_dimensions["B"].hidden = True
book.save("homes.xlsx")


def by_xlsx2csv(**options: object) -> list[list[str]]:
    written = io.StringIO()
    xlsx2csv.Xlsx2csv("homes.xlsx", **options).convert(written)
    print(f"({written.getvalue().count(chr(10))} lines written)")
    return [row for row in csv.reader(io.StringIO(written.getvalue())) if row]


for name, read in (
    ("pyexcel", lambda: pyexcel.get_array(file_name="homes.xlsx")),
    ("pyexcel, told to read all", lambda: pyexcel.get_array(file_name="homes.xlsx", skip_hidden_row_and_column=False)),
    ("xlsx2csv", by_xlsx2csv),
    ("xlsx2csv, told to read all", lambda: by_xlsx2csv(skip_hidden_rows=False)),
    ("openpyxl", lambda: openpyxl.load_workbook("homes.xlsx").active.values),
    ("python-calamine", lambda: python_calamine.CalamineWorkbook.from_path("homes.xlsx").get_sheet_by_index(0).to_python()),
):
    print(f"{name}:")
    for row in read():
        print("    ", *row)
PROGRAM

cat > expected <<'SEEN'
pyexcel:
     urn authority grade
     SC401201 Kent Good
     SC401204 Wirral Good
pyexcel, told to read all:
     urn note authority grade
     SC401201 x Kent Good
     SC401202 x Kent Inadequate
     SC401203 x Wirral Inadequate
     SC401204 x Wirral Good
xlsx2csv:
(5 lines written)
     urn note authority grade
     SC401201 x Kent Good
     SC401204 x Wirral Good
xlsx2csv, told to read all:
(5 lines written)
     urn note authority grade
     SC401201 x Kent Good
     SC401202 x Kent Inadequate
     SC401203 x Wirral Inadequate
     SC401204 x Wirral Good
openpyxl:
     urn note authority grade
     SC401201 x Kent Good
     SC401202 x Kent Inadequate
     SC401203 x Wirral Inadequate
     SC401204 x Wirral Good
python-calamine:
     urn note authority grade
     SC401201 x Kent Good
     SC401202 x Kent Inadequate
     SC401203 x Wirral Inadequate
     SC401204 x Wirral Good
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
