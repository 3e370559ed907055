#!/usr/bin/env bash
# xlsx2csv 0.8.6, openpyxl 3.1.5, pandas 3.1.1 (seen 29 November 2026, Python 3.11)
#
# One would think: of a cell whose number format adds words of its own (numbers of children's homes as "SC"000000, "Published" before
# a day), a converter to CSV gives what Excel shows, or the bare number.
# It is so: xlsx2csv takes the letters in the quotes for parts of a day. Each home's number becomes the format itself, the same for all,
# and its digits are nowhere; "Published" gets an hour in the middle. The two others give numbers and days.
# Ours: a sheet's cells are read as numbers, days and text; no format is applied.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'xlsx2csv==0.8.6' 'openpyxl==3.1.5' 'pandas==3.1.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import csv
import datetime
import subprocess
import sys

import openpyxl
import pandas

book = openpyxl.Workbook()
book.active.append(["home", "published"])
for number, day in ((34021, 5), (61402, 6)):
    book.active.append([number, datetime.datetime(2026, 8, day)])
    home, published = book.active[book.active.max_row]
    home.number_format, published.number_format = '"SC"000000', '"Published "d mmm yyyy'
book.save("homes.xlsx")

text = subprocess.run([sys.executable, "-m", "xlsx2csv", "homes.xlsx"], check=True, capture_output=True, text=True).stdout
print("xlsx2csv:", *list(csv.reader(text.splitlines()))[1:])
print("openpyxl:", *list(openpyxl.load_workbook("homes.xlsx").active.values)[1:])
print("pandas:  ", *pandas.read_excel("homes.xlsx").values.tolist())
PROGRAM

cat > expected <<'SEEN'
xlsx2csv: ['"sc"000000', '"publis12e05 "05 Aug 2026'] ['"sc"000000', '"publis12e06 "06 Aug 2026']
openpyxl: (34021, datetime.datetime(2026, 8, 5, 0, 0)) (61402, datetime.datetime(2026, 8, 6, 0, 0))
pandas:   [34021, Timestamp('2026-08-05 00:00:00')] [61402, Timestamp('2026-08-06 00:00:00')]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
