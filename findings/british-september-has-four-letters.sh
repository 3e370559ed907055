#!/usr/bin/env bash
# Babel 2.19.0 (CLDR's data, as browsers and Node have them) beside Python 3.11's own readers (seen 28 November 2026)
#
# One would think: short month names have three letters, and what is written with them by one program can be read by another
# in every month.
# It is so: in British English the short form of September, and of no other month, is "Sept". What a site writes with its own
# country's format (Babel's "d MMM y", a browser's `toLocaleDateString("en-GB")`) is read by strptime("%d %b %Y") and by
# email.utils in eleven months, and refused in the twelfth. A source that worked from its first day breaks on 1 September,
# when councils' committees come back and Ofsted's autumn begins. (In American English it is "Sep" throughout.)
# Ours: months are known by their first three letters (watcher/timing/dates.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'babel==2.19.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from babel.dates import format_date


def reads(read, text):
    try:
        read(text)
    except ValueError:
        return False
    return True


for locale in ("en_GB", "en_US"):
    days = [date(2026, month, 15) for month in range(1, 13)]
    short = [format_date(day, "d MMM y", locale=locale) for day in days]
    strptime = [text for text in short if not reads(lambda text: datetime.strptime(text, "%d %b %Y"), text)]
    mail = [text for text in short if not reads(parsedate_to_datetime, f"Tue, {text} 09:30:00 GMT")]
    print(f"{locale}: {short[7]}, {short[8]}; strptime refuses {strptime}, email.utils {mail}")
PROGRAM

cat > expected <<'SEEN'
en_GB: 15 Aug 2026, 15 Sept 2026; strptime refuses ['15 Sept 2026'], email.utils ['15 Sept 2026']
en_US: 15 Aug 2026, 15 Sep 2026; strptime refuses [], email.utils []
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
