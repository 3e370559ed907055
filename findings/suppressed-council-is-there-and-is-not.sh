#!/usr/bin/env bash
# DuckDB 2.0.1 beside polars 2.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: a row that `read_csv(…, ignore_errors=true)` passes over isn't in the table, whatever is asked of it.
# It is so: DuckDB passes over a row for the columns that a question reads. Statistics write "c" where a figure is suppressed; if the
# first does so beyond the rows that the types are guessed from, that council is in a list of councils and not in the one with their
# figures, `count(*)` has it and `count(*), sum(inadequate)` has not, and so a share is taken of another number than stands beside it. Kept
# as a table it is gone. polars, so asked, keeps the row and leaves the figure empty; `nullstr='c'` does it in DuckDB.
# Ours: each cell of Ofsted's sheets is read as text first (watcher/reading/provider_sheets).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'duckdb==2.0.1' 'polars==2.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib

import duckdb
import polars

ROWS = [f"Council {number},{number % 3}" for number in range(21_000)]
pathlib.Path("homes.csv").write_text("\n".join(["council,inadequate", *ROWS, "Medway,c", "Hull,2"]) + "\n")
base = duckdb.connect()
LENIENT = "read_csv('homes.csv', ignore_errors=true)"
for asked in ("count(*)", "count(*), sum(inadequate)", "max(council)", "max(council), max(inadequate)"):
    print(f"{asked}:", *base.execute(f"SELECT {asked} FROM {LENIENT}").fetchone())
for columns in ("council", "council, inadequate"):
    print(f"{columns} of Medway:", base.execute(f"SELECT {columns} FROM {LENIENT} WHERE council = 'Medway'").fetchall())
base.execute(f"CREATE TABLE kept AS FROM {LENIENT}")
print("kept:", *base.execute("SELECT count(*) FROM kept").fetchone())
print("nullstr:", *base.execute("SELECT count(*), sum(inadequate) FROM read_csv('homes.csv', nullstr='c')").fetchone())
frame = polars.read_csv("homes.csv", ignore_errors=True)
print("polars:", frame.height, frame["inadequate"].sum(), frame.filter(council="Medway").rows())
PROGRAM

cat > expected <<'SEEN'
count(*): 21002
count(*), sum(inadequate): 21001 21002
max(council): Medway
max(council), max(inadequate): Hull 2
council of Medway: [('Medway',)]
council, inadequate of Medway: []
kept: 21001
nullstr: 21002 21002
polars: 21002 21002 [('Medway', None)]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
