#!/usr/bin/env bash
# python-dateutil 2.9.0.post0 (seen 28 November 2026, Python 3.11)
#
# One would think: `parse(..., fuzzy=True)` on a line with two days, a month and a year in four digits gives one of the two days in
# that year, or refuses.
# It is so: with one month it takes the first day for the year and drops the year that is written: "7 to 18 July 2025" is 18 July 2007,
# "20 and 21 January 2026" is 21 January 2020. Where each day has its month, it refuses. Ofsted dates nearly every inspection as
# a range, and a letter's visit as two days: a report of this year looks 18 years old, which to a watcher is no news.
# Ours: a range is read as one, and no report is inspected years before its publication (watcher/timing/dates.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'python-dateutil==2.9.0.post0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from dateutil.parser import ParserError, parse

for line in (
    "Inspection dates: 7 to 18 July 2025",
    "The visit took place on 20 and 21 January 2026",
    "Inspection dates: 8 June to 19 June 2026",
    "The visit took place on 21 January 2026",
):
    try:
        found = f"{parse(line, fuzzy=True, dayfirst=True):%-d %B %Y}"
    except ParserError:
        found = "refused"
    print(f"{line:48}{found}")
PROGRAM

cat > expected <<'SEEN'
Inspection dates: 7 to 18 July 2025             18 July 2007
The visit took place on 20 and 21 January 2026  21 January 2020
Inspection dates: 8 June to 19 June 2026        refused
The visit took place on 21 January 2026         21 January 2026
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
