#!/usr/bin/env bash
# pandas 3.1.1, fiscalyear 0.4.0 (seen 1 December 2026, Python 3.11)
#
# One would think: told that the financial year ends in March, or begins in April, a library calls 2025-26, which Ofsted's figures are of,
# by its first year or by both.
# It is so: both name a year for the one that it ends in, as America does. A report of 9 July 2025 is of pandas' year 2026 and of its quarter
# 2026Q2; "2025Q1" begins in April 2024. fiscalyear says the same of a year that begins on 1 April. So "from 2025"
# takes 2024-25 along, and a year's first quarter is missing where it is asked for by its name. fiscalyear can be told otherwise
# (`start_year="same"`), pandas' periods can't.
# Ours: days stay days; a year of two is written with both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pandas==3.1.1' 'fiscalyear==0.4.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime

import fiscalyear
import pandas

PUBLISHED = datetime.date(2025, 7, 9)
for rule in ("Y-MAR", "Q-MAR"):
    print(f"pandas {rule}:", pandas.Period(PUBLISHED, freq=rule))
print("pandas' 2025Q1 begins", pandas.Period("2025Q1", freq="Q-MAR").start_time.date())
print("pandas' 2025 begins", pandas.Period("2025", freq="Y-MAR").start_time.date())
for told in ({}, {"start_year": "same"}):
    fiscalyear.setup_fiscal_calendar(start_month=4, start_day=1, **told)
    year = fiscalyear.FiscalDate(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day).fiscal_year
    print("fiscalyear", *told.values(), year, "and its 2025 begins", fiscalyear.FiscalYear(2025).start.date())
PROGRAM

cat > expected <<'SEEN'
pandas Y-MAR: 2026
pandas Q-MAR: 2026Q2
pandas' 2025Q1 begins 2024-04-01
pandas' 2025 begins 2024-04-01
fiscalyear 2026 and its 2025 begins 2024-04-01
fiscalyear same 2025 and its 2025 begins 2025-04-01
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
