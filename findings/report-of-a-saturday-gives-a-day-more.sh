#!/usr/bin/env bash
# NumPy 2.4.6, pandas 3.1.1, workalendar 17.0.0, holidays 0.109 (seen 29 November 2026, Python 3.11)
#
# One would think: libraries that have the same bank holidays count the same working days.
# It is so: from a day that is none NumPy, with `roll="forward"` (without it it refuses), first goes on to the next working day and
# counts from there: the 10th working day after a report of Saturday 2 May 2026 is the 19th, for the three others the 18th.
# And asked how many lie between a Friday and the Monday two weeks on, holidays says 11, since it counts both ends, the others 10;
# from the Saturday on holidays and workalendar say 10, and NumPy 9.
# Ours: the day after the publication is the first that may count, whichever day that was (rules/deadlines.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'numpy==2.4.6' 'pandas==3.1.1' 'workalendar==17.0.0' 'holidays==0.109'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import date

import holidays
import numpy
import pandas
from pandas.tseries.offsets import CustomBusinessDay
from workalendar.europe import UnitedKingdom

ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=2026)
KINGDOM = UnitedKingdom()
FREE = [numpy.datetime64(day) for day in ENGLAND]
END = date(2026, 5, 18)

print("10 working days after          NumPy       pandas      workalendar  holidays")
for day in (date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 4), date(2026, 5, 5)):
    by_numpy = numpy.busday_offset(day, 10, roll="forward", holidays=FREE)
    by_pandas = (pandas.Timestamp(day) + CustomBusinessDay(10, holidays=FREE)).date()
    print(f"{day:%A %-d %B %Y}".ljust(30), by_numpy, "", by_pandas, "", KINGDOM.add_working_days(day, 10), " ", ENGLAND.get_nth_working_day(day, 10))

print("working days until 18 May      NumPy       workalendar  holidays")
for day in (date(2026, 5, 1), date(2026, 5, 2)):
    counted = numpy.busday_count(day, END, holidays=FREE), KINGDOM.get_working_days_delta(day, END), ENGLAND.get_working_days_count(day, END)
    print(f"{day:%A %-d %B %Y}".ljust(30), f"{counted[0]:<12}{counted[1]:<13}{counted[2]}")
PROGRAM

cat > expected <<'SEEN'
10 working days after          NumPy       pandas      workalendar  holidays
Friday 1 May 2026              2026-05-18  2026-05-18  2026-05-18   2026-05-18
Saturday 2 May 2026            2026-05-19  2026-05-18  2026-05-18   2026-05-18
Monday 4 May 2026              2026-05-19  2026-05-18  2026-05-18   2026-05-18
Tuesday 5 May 2026             2026-05-19  2026-05-19  2026-05-19   2026-05-19
working days until 18 May      NumPy       workalendar  holidays
Friday 1 May 2026              10          10           11
Saturday 2 May 2026            9           10           10
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
