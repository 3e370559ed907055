#!/usr/bin/env bash
# XlsxWriter 3.3.1, its file read by python-calamine 0.9.1 (seen 28 November 2026)
#
# One would think: a link that is too long for Excel costs the link, and its text stays; or an exception says so.
# It is so: over 2,079 characters `write_url()` returns -3 and the cell stays empty, the link's own text with it. No exception, but
# a warning, which a service doesn't show. A text over 32,767 characters, in contrast, is written, cut, and returns -2. Links
# of news searches carry the piece's address inside their own, twice escaped, and grow beyond that: a briefing then
# looks complete and lacks a headline.
# Ours: links are written as texts, and texts are cut before they are written (watcher/page/briefing.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'xlsxwriter==3.3.1' 'python-calamine==0.9.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import xlsxwriter
from python_calamine import CalamineWorkbook

with xlsxwriter.Workbook("briefing.xlsx") as book:
    sheet = book.add_worksheet("Pieces")
    print("text of 32,768: returns", sheet.write(0, 0, "x" * 32_768))
    print("text of 32,767: returns", sheet.write(1, 0, "x" * 32_767))
    print("link of 2,080:  returns", sheet.write_url(2, 0, "https://e.org/" + "x" * 2_066, string="the report"))
    print("link of 2,079:  returns", sheet.write_url(3, 0, "https://e.org/" + "x" * 2_065, string="the report"))
book = CalamineWorkbook.from_path("briefing.xlsx")
print("characters read back:", [len(each[0]) for each in book.get_sheet_by_index(0).to_python(skip_empty_area=False)])
PROGRAM

cat > expected <<'SEEN'
text of 32,768: returns -2
text of 32,767: returns 0
link of 2,080:  returns -3
link of 2,079:  returns 0
characters read back: [32767, 32767, 0, 10]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
