#!/usr/bin/env bash
# APScheduler 3.11.3 (seen 28 November 2026, Python 3.11)
#
# One would think: `CronTrigger.from_crontab("0 9 * * 1-5")` is what every crontab means by it: nine o'clock from Monday to Friday.
# It is so: it takes the numbers as its own, in which 0 is Monday. The job runs from Tuesday to Saturday. Ofsted publishes on
# weekdays, Mondays too: the summary of Friday evening's and Monday's reports comes a day late
# every week, on Saturday one comes for nothing, and no line of the log looks odd. Names ("mon-fri") are read rightly.
# Ours: nothing is scheduled by crontab lines; weekdays are Python's own (watcher/timing/schedule.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'apscheduler==3.11.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

LONDON = ZoneInfo("Europe/London")


def week(line):
    trigger, at, days = CronTrigger.from_crontab(line, timezone=LONDON), datetime(2026, 8, 3, tzinfo=LONDON), []
    for _ in range(5):
        at = trigger.get_next_fire_time(None, at + timedelta(seconds=1))
        days.append(f"{at:%a}")
    return " ".join(sorted(set(days), key="Mon Tue Wed Thu Fri Sat Sun".split().index))


for line in ("0 9 * * 1-5", "0 9 * * mon-fri", "0 9 * * 0"):
    print(f"{line:16} runs on {week(line)}")
PROGRAM

cat > expected <<'SEEN'
0 9 * * 1-5      runs on Tue Wed Thu Fri Sat
0 9 * * mon-fri  runs on Mon Tue Wed Thu Fri
0 9 * * 0        runs on Mon
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
