#!/usr/bin/env bash
# APScheduler 3.11.3, croniter 7.0.0 and cronsim 2.7 (seen 28 November 2026)
#
# One would think: a digest at half past one every night comes once every night.
# It is so: in the night when summer time ends APScheduler and croniter fire it at both half past ones, an hour apart;
# cronsim, which follows Debian's cron, fires once. In spring, when there is no such time, APScheduler names 01:30 at
# +00:00, which no clock in London shows, croniter and cronsim take the next moment that exists.
# Ours: nothing is scheduled by crontab lines; jobs look every few seconds whether something is due, and tests go through
# both nights (tests/service/test_faults.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'apscheduler==3.11.3' 'croniter==7.0.0' 'cronsim==2.7' 'tzdata==2025.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import datetime
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter
from cronsim import CronSim

LONDON, NIGHTLY = ZoneInfo("Europe/London"), "30 1 * * *"


def by_apscheduler(start):
    trigger, before = CronTrigger.from_crontab(NIGHTLY, timezone=LONDON), None
    while True:
        before = trigger.get_next_fire_time(before, before or start)
        yield before


def by_croniter(start):
    times = croniter(NIGHTLY, start)
    while True:
        yield times.get_next(datetime)


for name, start in (("autumn", datetime(2026, 10, 24, 12, tzinfo=LONDON)), ("spring", datetime(2026, 3, 28, 12, tzinfo=LONDON))):
    for who, times in (("APScheduler", by_apscheduler(start)), ("croniter", by_croniter(start)), ("cronsim", CronSim(NIGHTLY, start))):
        print(f"{name} {who:12}", [next(times).isoformat(timespec="minutes")[5:] for _ in range(3)])
PROGRAM

cat > expected <<'SEEN'
autumn APScheduler  ['10-25T01:30+01:00', '10-25T01:30+00:00', '10-26T01:30+00:00']
autumn croniter     ['10-25T01:30+01:00', '10-25T01:30+00:00', '10-26T01:30+00:00']
autumn cronsim      ['10-25T01:30+01:00', '10-26T01:30+00:00', '10-27T01:30+00:00']
spring APScheduler  ['03-29T01:30+00:00', '03-30T01:30+01:00', '03-31T01:30+01:00']
spring croniter     ['03-29T02:00+01:00', '03-30T01:30+01:00', '03-31T01:30+01:00']
spring cronsim      ['03-29T02:00+01:00', '03-30T01:30+01:00', '03-31T01:30+01:00']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
