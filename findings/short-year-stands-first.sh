#!/usr/bin/env bash
# DuckDB 2.0.1 and polars 2.1.0 (seen 28 November 2026)
#
# One would think: a list of inspections whose days are written 01-02-25, 14-02-25 and 26-02-25, as a council's export has
# them, is read as days of February 2025 or not as days at all.
# It is so: DuckDB's reader of CSV finds that they are days and takes the first number for the year: 25 February 2001,
# 25 February 2014, 25 February 2026. polars takes them for days of the year 25. Neither says a word, and both
# give the column the type of a date. With four digits for the year both read the days rightly.
# Ours: days are read as they are written in Britain, and a year of two digits is of this century
# (watcher/timing/written_dates.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'duckdb==2.0.1' 'polars==2.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import duckdb
import polars

LISTS = {"two digits": ("01-02-25", "14-02-25", "26-02-25"), "slashes": ("01/02/25", "14/02/25", "26/02/25"),
         "four digits": ("01-02-2025", "14-02-2025", "26-02-2025")}
for name, days in LISTS.items():
    with open("list.csv", "w") as file:
        file.write("authority,published\n" + "".join(f"Wirral,{day}\n" for day in days))
    by_duckdb = [str(row[1]) for row in duckdb.sql("SELECT * FROM read_csv('list.csv')").fetchall()]
    by_polars = [str(day) for day in polars.read_csv("list.csv", try_parse_dates=True)["published"]]
    print(f"{name:11} DuckDB {by_duckdb}")
    print(f"{'':11} polars {by_polars}")
PROGRAM

cat > expected <<'SEEN'
two digits  DuckDB ['2001-02-25', '2014-02-25', '2026-02-25']
            polars ['0025-02-01', '0025-02-14', '0025-02-26']
slashes     DuckDB ['2001-02-25', '2014-02-25', '2026-02-25']
            polars ['0025-02-01', '0025-02-14', '0025-02-26']
four digits DuckDB ['2025-02-01', '2025-02-14', '2025-02-26']
            polars ['2025-02-01', '2025-02-14', '2025-02-26']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
