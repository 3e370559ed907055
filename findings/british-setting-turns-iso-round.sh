#!/usr/bin/env bash
# python-dateutil 4.0.0, pandas 3.1.1 beside dateparser 1.5.0 and datefinder 1.0.0 (seen 30 November 2026, Python 3.11)
#
# One would think: told that the day stands first, as it does in Britain, a reader of dates still reads 2026-08-04, which has the year
# first, as ISO 8601 has it: 4 August. (Without being told so it does.)
# It is so: with `dayfirst=True` dateutil and pandas read 8 April, with an hour and a zone behind it too. Of a column that begins so pandas
# makes 8 April and, told to pass over what it can't read, nothing of each day after the 12th. Who mends "04/08/2026", read as April,
# by the setting that is made for it, breaks ISO's days in the same code, as feeds and GOV.UK write them, from the 1st to the 12th of
# each month: a report looks months old, or is of a day to come. dateutil's makers know of it. Two other readers, told the same, give 4 August.
# Ours: each form of a date is read by its own rule, and a year that stands first is followed by its month (watcher/timing).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'python-dateutil==4.0.0' 'pandas==3.1.1' 'dateparser==1.5.0' 'datefinder==1.0.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datefinder
import dateparser
import pandas
from dateutil.parser import parse

readers = {
    "dateutil": lambda text: parse(text, dayfirst=True),
    "pandas": lambda text: pandas.to_datetime(text, dayfirst=True),
    "dateparser": lambda text: dateparser.parse(text, settings={"DATE_ORDER": "DMY"}),
    "datefinder": lambda text: next(datefinder.find_dates(text, first="day")),
}
for name, read in readers.items():
    for text in ("04/08/2026", "2026-08-04", "2026-08-04T09:30:00Z", "2026-08-13"):
        print(f"{name}, day first: {text} is {read(text):%-d %B %Y}")
print("dateutil, by itself: 2026-08-04 is", f"{parse('2026-08-04'):%-d %B %Y}")
column = pandas.to_datetime(["2026-08-04", "2026-08-13", "2026-07-28"], dayfirst=True, errors="coerce")
print("pandas, a column:", ", ".join("nothing" if each is pandas.NaT else f"{each:%-d %B}" for each in column))
PROGRAM

cat > expected <<'SEEN'
dateutil, day first: 04/08/2026 is 4 August 2026
dateutil, day first: 2026-08-04 is 8 April 2026
dateutil, day first: 2026-08-04T09:30:00Z is 8 April 2026
dateutil, day first: 2026-08-13 is 13 August 2026
pandas, day first: 04/08/2026 is 4 August 2026
pandas, day first: 2026-08-04 is 8 April 2026
pandas, day first: 2026-08-04T09:30:00Z is 8 April 2026
pandas, day first: 2026-08-13 is 13 August 2026
dateparser, day first: 04/08/2026 is 4 August 2026
dateparser, day first: 2026-08-04 is 4 August 2026
dateparser, day first: 2026-08-04T09:30:00Z is 4 August 2026
dateparser, day first: 2026-08-13 is 13 August 2026
datefinder, day first: 04/08/2026 is 4 August 2026
datefinder, day first: 2026-08-04 is 4 August 2026
datefinder, day first: 2026-08-04T09:30:00Z is 4 August 2026
datefinder, day first: 2026-08-13 is 13 August 2026
dateutil, by itself: 2026-08-04 is 4 August 2026
pandas, a column: 8 April, nothing, nothing
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
