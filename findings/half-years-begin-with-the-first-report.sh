#!/usr/bin/env bash
# pandas 3.1.1 beside polars 2.1.0 and DuckDB 2.0.1 (seen 1 December 2026, Python 3.11)
#
# One would think: reports counted by half-years, in a table with one report more at its beginning, have the same counts in the later ones.
# It is so: pandas' half-years ("6MS", "2QS") begin where the first report is: in May, and with that report left out in July, so that the
# counts of all later ones change when an older report is added. "2QS-APR", which looks like the halves of a financial year, begins with
# the quarter of the first report, too: April, and then July. Whole years keep to their anchor ("YS-APR"). polars and DuckDB divide by
# the calendar, whatever is in the table.
# Ours: months are counted from a given day, and none of these is used.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pandas==3.1.1' 'polars==2.1.0' 'duckdb==2.0.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime

import duckdb
import pandas
import polars

PUBLISHED = [datetime.date(2025, 5, 14), datetime.date(2025, 7, 9), datetime.date(2025, 11, 4), datetime.date(2026, 2, 2)]


def said(counts):
    return ", ".join(f"{begins:%b %Y}: {count}" for begins, count in counts)


for name, days in (("all", PUBLISHED), ("without the first", PUBLISHED[1:])):
    print(name)
    one_each = pandas.Series(1, index=pandas.to_datetime(days))
    for rule in ("6MS", "2QS", "2QS-APR", "YS-APR"):
        print(f"    pandas {rule}:", said(one_each.resample(rule).sum().items()))
    frame = polars.DataFrame({"day": days})
    print("    polars 6mo:", said(frame.group_by_dynamic("day", every="6mo").agg(polars.len()).rows()))
    asked = "SELECT time_bucket(INTERVAL '6 months', day) AS half, count(*) FROM unnest(?::DATE[]) AS t(day) GROUP BY half ORDER BY half"
    print("    DuckDB 6 months:", said(duckdb.connect().execute(asked, [days]).fetchall()))
PROGRAM

cat > expected <<'SEEN'
all
    pandas 6MS: May 2025: 2, Nov 2025: 2
    pandas 2QS: Apr 2025: 2, Oct 2025: 2
    pandas 2QS-APR: Apr 2025: 2, Oct 2025: 2
    pandas YS-APR: Apr 2025: 4
    polars 6mo: Jan 2025: 1, Jul 2025: 2, Jan 2026: 1
    DuckDB 6 months: Jan 2025: 1, Jul 2025: 2, Jan 2026: 1
without the first
    pandas 6MS: Jul 2025: 2, Jan 2026: 1
    pandas 2QS: Jul 2025: 2, Jan 2026: 1
    pandas 2QS-APR: Jul 2025: 2, Jan 2026: 1
    pandas YS-APR: Apr 2025: 3
    polars 6mo: Jul 2025: 2, Jan 2026: 1
    DuckDB 6 months: Jul 2025: 2, Jan 2026: 1
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
