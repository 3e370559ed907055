#!/usr/bin/env bash
# openpyxl 3.1.5, python-calamine 0.9.1, polars 2.1.0 with fastexcel 0.21.0 (seen 29 November 2026, Python 3.11)
#
# One would think: of merged cells, of which a spreadsheet shows the first alone, readers read what is shown.
# It is so: LibreOffice can keep what the covered cells said, and the file has it still. openpyxl reads nothing there as long as it
# reads the sheet whole, and the hidden word row by row (`read_only=True`); the two others read it as any. A council whose grade was
# merged with the one above, shown inadequate, is "Good" to three of four.
# Ours: a list of Ofsted's is compared with what its reports say, and what differs is told to people; it decides no grade.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5' 'python-calamine==0.9.1' 'polars==2.1.0' 'fastexcel==0.21.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import zipfile

import openpyxl
import polars
import python_calamine

book = openpyxl.Workbook()
for row in (("authority", "overall"), ("Kent", "Inadequate"), ("Medway", "Good")):
    book.active.append(row)
book.save("plain.xlsx")
# openpyxl empties what it merges; LibreOffice's "keep the contents of the hidden cells" leaves it, as written here.
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("merged.xlsx", "w") as merged:
    for name in plain.namelist():
        text = plain.read(name)
        if name == "xl/worksheets/sheet1.xml":
            text = text.replace(b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>')
        merged.writestr(name, text)

print("openpyxl:            ", *openpyxl.load_workbook("merged.xlsx").active.values)
print("openpyxl, row by row:", *openpyxl.load_workbook("merged.xlsx", read_only=True).active.values)
print("python-calamine:     ", *python_calamine.CalamineWorkbook.from_path("merged.xlsx").get_sheet_by_index(0).to_python())
print("polars:              ", *polars.read_excel("merged.xlsx").rows())
PROGRAM

cat > expected <<'SEEN'
openpyxl:             ('authority', 'overall') ('Kent', 'Inadequate') ('Medway', None)
openpyxl, row by row: ('authority', 'overall') ('Kent', 'Inadequate') ('Medway', 'Good')
python-calamine:      ['authority', 'overall'] ['Kent', 'Inadequate'] ['Medway', 'Good']
polars:               ('Kent', 'Inadequate') ('Medway', 'Good')
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
