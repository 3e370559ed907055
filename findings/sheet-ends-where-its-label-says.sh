#!/usr/bin/env bash
# openpyxl 3.1.5, beside python-calamine 0.9.1 and fastexcel 0.21.0 (seen 28 November 2026)
#
# One would think: reading a large sheet row by row (`read_only=True`, the documented way for large files) gives the rows that reading
# it whole gives, only later.
# It is so: the row-by-row way believes the sheet's <dimension>, a hint that the format calls optional and that programs which add
# rows to a template leave as it was. The rows beyond it are not given, without an error or a warning; read whole, by the
# same library, they are there. So a list of judgements that outgrew its template ends early, and what is missing is the newest.
# Ours: Excel's sheets are read from their rows alone (watcher/reading/spreadsheets.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5' 'python-calamine==0.9.1' 'fastexcel==0.21.0' 'xlsxwriter==3.3.1'

venv/bin/python -W error - > seen <<'PROGRAM'
import zipfile

import fastexcel
import openpyxl
import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook("template.xlsx")
sheet = book.add_worksheet()
for line, row in enumerate([("Authority", "Overall"), ("Wirral", "Good"), ("Sefton", "Good"), ("Knowsley", "Inadequate")]):
    sheet.write_row(line, 0, row)
book.close()

# As left by a program that added the last two rows and not their number.
with zipfile.ZipFile("template.xlsx") as template, zipfile.ZipFile("outcomes.xlsx", "w") as outcomes:
    for name in template.namelist():
        outcomes.writestr(name, template.read(name).replace(b'ref="A1:B4"', b'ref="A1:B2"'))

for way, only in (("whole", False), ("row by row", True)):
    rows = openpyxl.load_workbook("outcomes.xlsx", read_only=only).active.iter_rows(values_only=True)
    print(f"openpyxl, {way}:", [authority for authority, _ in rows])
print("python-calamine:", [row[0] for row in python_calamine.CalamineWorkbook.from_path("outcomes.xlsx").get_sheet_by_index(0).to_python()])
print("fastexcel:", fastexcel.read_excel("outcomes.xlsx").load_sheet(0, header_row=None).height, "rows")
PROGRAM

cat > expected <<'SEEN'
openpyxl, whole: ['Authority', 'Wirral', 'Sefton', 'Knowsley']
openpyxl, row by row: ['Authority', 'Wirral']
python-calamine: ['Authority', 'Wirral', 'Sefton', 'Knowsley']
fastexcel: 4 rows
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
