#!/usr/bin/env bash
# excelize 0.1.0 (of Go), xlsx2csv 0.8.6 beside openpyxl 3.1.5 and python-calamine 0.9.1 (seen 30 November 2026, Python 3.11)
#
# One would think: a reader gives a sheet's day as a day, or as Excel shows it where the sheet was made.
# It is so: the date format that Excel itself gives a cell (number 14, the first in its list) has no order of its own: it is the short
# date of whoever looks, in Britain 04/08/2026. excelize and xlsx2csv write the American one that the standard names, two figures
# of the year and no sign of it: 4 August 2026 is "08-04-26". To the 12th of each month it passes for a British day, up to eleven
# months away; from the 13th on it is none. The formats that one chooses, "dd/mm/yyyy" and months as words, are kept by both,
# so trials with such a sheet are right. The two others give days.
# Ours: a cell in any format of days is a day (watcher/reading/provider_sheets/xlsx.py); days in letters are read day first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'excelize==0.1.0' 'xlsx2csv==0.8.6' 'openpyxl==3.1.5' 'python-calamine==0.9.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime
import io

import excelize
import openpyxl
import python_calamine
import xlsx2csv

book = openpyxl.Workbook()
sheet = book.active
sheet.append(("authority", "Excel's short date", "dd/mm/yyyy", "d mmmm yyyy"))
for authority, day in (("Kent", datetime.date(2026, 8, 4)), ("Wirral", datetime.date(2026, 12, 10)), ("Bury", datetime.date(2026, 8, 13))):
    sheet.append((authority, day, day, day))
for row in sheet.iter_rows(min_row=2):
    row[1].number_format = openpyxl.styles.numbers.BUILTIN_FORMATS[14]
    row[2].number_format = "dd/mm/yyyy"
    row[3].number_format = "d mmmm yyyy"
book.save("list.xlsx")


def by_xlsx2csv() -> list[list[str]]:
    written = io.StringIO()
    xlsx2csv.Xlsx2csv("list.xlsx").convert(written)
    return [line.split(",") for line in written.getvalue().splitlines()]


for name, read in (
    ("excelize", lambda: excelize.open_file("list.xlsx").get_rows("Sheet")),
    ("xlsx2csv", by_xlsx2csv),
    ("openpyxl", lambda: openpyxl.load_workbook("list.xlsx").active.values),
    ("python-calamine", lambda: python_calamine.CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()),
):
    print(f"{name}:")
    for row in list(read())[1:]:
        print("   ", *row, sep=" | ")
PROGRAM

cat > expected <<'SEEN'
excelize:
    | Kent | 08-04-26 | 04/08/2026 | 4 August 2026
    | Wirral | 12-10-26 | 10/12/2026 | 10 December 2026
    | Bury | 08-13-26 | 13/08/2026 | 13 August 2026
xlsx2csv:
    | Kent | 08-04-26 | 04/08/2026 | 04 August 2026
    | Wirral | 12-10-26 | 10/12/2026 | 10 December 2026
    | Bury | 08-13-26 | 13/08/2026 | 13 August 2026
openpyxl:
    | Kent | 2026-08-04 00:00:00 | 2026-08-04 00:00:00 | 2026-08-04 00:00:00
    | Wirral | 2026-12-10 00:00:00 | 2026-12-10 00:00:00 | 2026-12-10 00:00:00
    | Bury | 2026-08-13 00:00:00 | 2026-08-13 00:00:00 | 2026-08-13 00:00:00
python-calamine:
    | Kent | 2026-08-04 | 2026-08-04 | 2026-08-04
    | Wirral | 2026-12-10 | 2026-12-10 | 2026-12-10
    | Bury | 2026-08-13 | 2026-08-13 | 2026-08-13
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
