#!/usr/bin/env bash
# pandas 3.1.1, DuckDB 2.0.1 beside polars 2.1.0 and SQLite (seen 29 November 2026, Python 3.11)
#
# One would think: the last grade of each provider, by day, is what its last inspection gave, or nothing where that gave none.
# It is so: pandas' `groupby().last()` takes the last grade that isn't missing, and DuckDB's `max_by` and `arg_max` the grade of
# the last row that has one. Schools get no overall grade since September 2024, and what can't be read has none either: both
# are then shown as "outstanding" of 2015, with a later inspection's day beside it in pandas. `tail(1)` and `nth(-1)`,
# polars' `last()` and SQLite's `max()` with a bare column say that there is none.
# Ours: a judgement is a row of its inspection; where that gave none, none is compared, and the message says so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pandas==3.1.1' 'duckdb==2.0.1' 'polars==2.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import sqlite3

import duckdb
import pandas
import polars

ROWS = {"urn": [100001, 100001], "day": ["2015-03-10", "2025-06-17"], "grade": ["outstanding", None]}
by = pandas.DataFrame(ROWS).sort_values("day").groupby("urn")
print("pandas, last():", by.last().to_dict("records"))
print("pandas, tail(1):", [(each.day, pandas.notna(each.grade)) for each in by.tail(1).itertuples()])
print("polars:", polars.DataFrame(ROWS).sort("day").group_by("urn").last().to_dicts())
inspections = pandas.DataFrame(ROWS)
print("DuckDB:", duckdb.sql("SELECT urn, max(day), max_by(grade, day), arg_max(grade, day) FROM inspections GROUP BY urn").fetchall())
connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE inspections (urn, day, grade)")
connection.executemany("INSERT INTO inspections VALUES (?, ?, ?)", zip(*ROWS.values(), strict=True))
print("SQLite:", connection.execute("SELECT urn, max(day), grade FROM inspections GROUP BY urn").fetchall())
PROGRAM

cat > expected <<'SEEN'
pandas, last(): [{'day': '2025-06-17', 'grade': 'outstanding'}]
pandas, tail(1): [('2025-06-17', False)]
polars: [{'urn': 100001, 'day': '2025-06-17', 'grade': None}]
DuckDB: [(100001, '2025-06-17', 'outstanding', 'outstanding')]
SQLite: [(100001, '2025-06-17', None)]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
