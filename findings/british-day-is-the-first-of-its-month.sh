#!/usr/bin/env bash
# timefhuman 0.1.5, parsedatetime 2.6 with en_GB (seen 1 December 2026, Python 3.11)
#
# One would think: what finds days in sentences finds 3 July 2025, or finds none.
# It is so: timefhuman knows days that stand behind their month; of "3 July 2025" it reads "July 2025" and gives the 1st, with nothing
# that tells it from a day that was read. With "to" between two of them it reads such days right, so a trial with a visit from one to
# the other passes. parsedatetime does it where a dash joins two days ("7–18 July 2025"): the 1st. A report of 31 July is taken for one
# of the 1st, and by a limit of some weeks it is no news.
# Ours: a day is read with its month and year, or it is none (watcher/timing/dates.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'timefhuman==0.1.5' 'parsedatetime==2.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime

import parsedatetime
from timefhuman import tfhConfig, timefhuman

NOW = datetime.datetime(2026, 11, 30, 9)
BRITISH = parsedatetime.Calendar(parsedatetime.Constants("en_GB", usePyICU=False))


def days(found: object) -> str:
    return str(found.date()) if isinstance(found, datetime.datetime) else " to ".join(days(each) for each in found)


for text in (
    "Published on 31 July 2025.",
    "Published on July 31, 2025.",
    "The visit was on 30 and 31 January 2026.",
    "From Monday 3 March to Friday 14 March 2025.",
    "The visit was from 7–18 July 2025.",
):
    human = ", ".join(days(each) for each in timefhuman(text, tfhConfig(now=NOW)))
    parsed = ", ".join(str(found[0].date()) for found in BRITISH.nlp(text, sourceTime=NOW) or ())
    print(f"{text:45} timefhuman {human:25} parsedatetime {parsed}")
PROGRAM

cat > expected <<'SEEN'
Published on 31 July 2025.                    timefhuman 2025-07-01                parsedatetime 2025-07-31
Published on July 31, 2025.                   timefhuman 2025-07-31                parsedatetime 2025-07-31
The visit was on 30 and 31 January 2026.      timefhuman 2026-01-01                parsedatetime 2026-01-31
From Monday 3 March to Friday 14 March 2025.  timefhuman 2025-03-03 to 2025-03-14  parsedatetime 2027-03-03, 2025-03-14
The visit was from 7–18 July 2025.            timefhuman 2025-07-01                parsedatetime 2025-07-01
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
