#!/usr/bin/env bash
# holidays 0.109 beside workalendar 17.0.0 (seen 28 November 2026, Python 3.11)
#
# One would think: the holidays of "GB" hold those of England, and two calendars of the United Kingdom agree about a past year.
# It is so: without a subdivision holidays gives only what all four nations share: Easter Monday and August's bank holiday
# are working days. A council's 70 working days from 3 August 2026 end on 9 November by it, on 10 November by the law
# (SI 2007/462). workalendar has England's, but not 8 May 2023 (the Coronation), and counts Easter Sunday, which no law
# does. So the two differ from each other in every year, and each from the law in another way.
# Ours: `subdiv="ENG"`; a test holds the days against examples reckoned by hand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'holidays==0.109' 'workalendar==17.0.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import date, timedelta

import holidays
from workalendar.europe import UnitedKingdom

GB = holidays.country_holidays("GB")
ENGLAND = holidays.country_holidays("GB", subdiv="ENG")


def plan_due(day, bank_holidays):
    count = 70
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in bank_holidays
    return day


for name, calendar in (("GB", GB), ("GB, ENG", ENGLAND)):
    print(f"holidays {name:8}: plan after a report of 3 August 2026 due on", plan_due(date(2026, 8, 3), calendar))
print("only in ENG, 2026:", *sorted(day for day in holidays.country_holidays("GB", subdiv="ENG", years=2026) if day not in GB))
for year in (2023, 2026):
    other = {day for day, _ in UnitedKingdom().holidays(year)}
    ours = set(holidays.country_holidays("GB", subdiv="ENG", years=year, expand=False))
    print(f"{year}: only workalendar {sorted(map(str, other - ours))}, only holidays {sorted(map(str, ours - other))}")
PROGRAM

cat > expected <<'SEEN'
holidays GB      : plan after a report of 3 August 2026 due on 2026-11-09
holidays GB, ENG : plan after a report of 3 August 2026 due on 2026-11-10
only in ENG, 2026: 2026-04-06 2026-08-31
2023: only workalendar ['2023-04-09'], only holidays ['2023-05-08']
2026: only workalendar ['2026-04-05'], only holidays []
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
