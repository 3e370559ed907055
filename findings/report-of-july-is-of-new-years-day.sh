#!/usr/bin/env bash
# htmldate 1.11.0 (seen 29 November 2026, Python 3.11)
#
# One would think: a page that gives a month and a year, as councils' pages of inspection letters do, has that month, or no date.
# It is so: of "July 2026" only the year is kept, and a day is made of it: 1 January 2026, half a year before the inspection.
# A `<time datetime="2026-07">`, HTML's own way to write a month, keeps its month and is given the day of whoever asks:
# tomorrow the same page is a day younger, so that whoever compares sees a page that changes daily. `extensive_search=False`
# leaves the first without a date, not the second.
# Ours: a month is a month: a letter or a piece that gives no day has none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'htmldate==1.11.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime

from htmldate import find_date

TEXT = "Children in care wait too long for help, inspectors said of the council. " * 6
PAGE = "<html><body><h1>Ofsted's letter</h1><p class='date'>{}</p><p>" + TEXT + "</p></body></html>"
today = f"2026-07-{datetime.date.today().day:02}"
for written in ("July 2026", "Published: Sept 2025", "Summer term 2025", '<time datetime="2026-07">July 2026</time>'):
    found = [find_date(PAGE.format(written), extensive_search=search) for search in (True, False)]
    print(f"{written}:", *("July 2026, and today's day" if each == today else each for each in found))
print("with a day:", find_date(PAGE.format("14 July 2026")))
PROGRAM

cat > expected <<'SEEN'
July 2026: 2026-01-01 None
Published: Sept 2025: 2025-01-01 None
Summer term 2025: 2025-01-01 None
<time datetime="2026-07">July 2026</time>: July 2026, and today's day July 2026, and today's day
with a day: 2026-07-14
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
