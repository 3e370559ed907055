#!/usr/bin/env bash
# polars 2.1.0 with XlsxWriter 3.3.1, beside pandas 3.1.1, read by openpyxl 3.1.5 (seen 1 December 2026, Python 3.11)
#
# One would think: a list of homes with its own "urn", joined to Ofsted's "URN", is written as a sheet with both, or is refused.
# It is so: polars' `write_excel` writes a workbook with an empty sheet and raises nothing. Headings of an Excel table mustn't differ by their
# case alone; XlsxWriter warns of it and returns a number, which polars doesn't look at. pandas, which makes no table, writes all. With one
# such column polars gives every whole number a comma for who opens the sheet: URN 80522 is shown as "80,522", the year as "2,026".
# Ours: the briefing's sheet is written cell by cell, below headings of its own (watcher/page/briefing.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'polars==2.1.0' 'XlsxWriter==3.3.1' 'pandas==3.1.1' 'openpyxl==3.1.5'

venv/bin/python - > seen 2> warned <<'PROGRAM'
import openpyxl
import pandas
import polars

HOMES = {"urn": [80522, 80523], "URN": [80522, 80523], "year": [2026, 2025], "grade": ["inadequate", "good"]}
ONE = {name: values for name, values in HOMES.items() if name != "URN"}
for name, columns in (("urn and URN", HOMES), ("urn", ONE)):
    polars.DataFrame(columns).write_excel("polars.xlsx")
    pandas.DataFrame(columns).to_excel("pandas.xlsx", index=False)
    for writer in ("polars", "pandas"):
        sheet = openpyxl.load_workbook(f"{writer}.xlsx").active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        print(f"{name}: {writer} wrote", rows or "nothing", "as", sheet["A2"].number_format)
PROGRAM
grep -o "Duplicate header name.*: .urn.$" warned >> seen

cat > expected <<'SEEN'
urn and URN: polars wrote nothing as General
urn and URN: pandas wrote [['urn', 'URN', 'year', 'grade'], [80522, 80522, 2026, 'inadequate'], [80523, 80523, 2025, 'good']] as General
urn: polars wrote [['urn', 'year', 'grade'], [80522, 2026, 'inadequate'], [80523, 2025, 'good']] as #,##0;[Red]-#,##0
urn: pandas wrote [['urn', 'year', 'grade'], [80522, 2026, 'inadequate'], [80523, 2025, 'good']] as General
Duplicate header name in add_table(): 'urn'
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
