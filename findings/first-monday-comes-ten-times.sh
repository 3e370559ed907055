#!/usr/bin/env bash
# APScheduler 3.11.3, Celery 5.7.0, huey 3.5.4, croniter 7.0.0, cronsim 2.8 (seen 30 November 2026, Python 3.11)
#
# One would think: a crontab's "0 9 1-7 * mon", the digest of each month's first Monday, means the same to all that read crontabs.
# It is so: to three it is the first Monday, and to two each Monday and each of the first seven days, as cron itself has it (where both days
# are given, either will do): ten digests in July 2026. Who moves from APScheduler to a queue that counts with croniter, as procrastinate does, has nine
# more, and who takes over a crontab line "1,15 * mon" into APScheduler or Celery, meaning each Monday and twice a month, is told
# something in June alone of all 2026. croniter has `day_or=False` for the other meaning.
# Ours: `config.toml` has no crontabs; the engine's own jobs, every few seconds, name no day (watcher/service).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'APScheduler==3.11.3' 'celery==5.7.0' 'huey==3.5.4' 'croniter==7.0.0' 'cronsim==2.8'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import UTC, datetime, timedelta

import huey
from apscheduler.triggers.cron import CronTrigger
from celery.schedules import crontab
from croniter import croniter
from cronsim import CronSim

DAYS = [datetime(2026, 7, day, 9) for day in range(1, 32)]
MINUTE = timedelta(minutes=1)


def by_apscheduler(line: str, day: datetime) -> bool:
    return CronTrigger.from_crontab(line, timezone=UTC).get_next_fire_time(None, day.replace(tzinfo=UTC)) == day.replace(tzinfo=UTC)


def by_celery(line: str, day: datetime) -> bool:
    schedule = crontab.from_string(line)
    schedule.nowfun = lambda: day.replace(tzinfo=UTC)
    return schedule.is_due(day.replace(tzinfo=UTC) - MINUTE).is_due


def by_huey(line: str, day: datetime) -> bool:
    names = ("minute", "hour", "day", "month", "day_of_week")
    return huey.crontab(**dict(zip(names, line.replace("mon", "1").split(), strict=True)))(day)


READERS = {
    "APScheduler": by_apscheduler,
    "Celery": by_celery,
    "huey": by_huey,
    "croniter": croniter.match,
    "croniter, day_or=False": lambda line, day: croniter.match(line, day, day_or=False),
    "cronsim": lambda line, day: next(CronSim(line, day - MINUTE)) == day,
}
for line in ("0 9 1-7 * mon", "0 9 1,15 * mon", "0 9 * * mon"):
    print(line, "in July 2026")
    for name, due in READERS.items():
        print(f"    {name}:", *(day.day for day in DAYS if due(line, day)))
PROGRAM

cat > expected <<'SEEN'
0 9 1-7 * mon in July 2026
    APScheduler: 6
    Celery: 6
    huey: 6
    croniter: 1 2 3 4 5 6 7 13 20 27
    croniter, day_or=False: 6
    cronsim: 1 2 3 4 5 6 7 13 20 27
0 9 1,15 * mon in July 2026
    APScheduler:
    Celery:
    huey:
    croniter: 1 6 13 15 20 27
    croniter, day_or=False:
    cronsim: 1 6 13 15 20 27
0 9 * * mon in July 2026
    APScheduler: 6 13 20 27
    Celery: 6 13 20 27
    huey: 6 13 20 27
    croniter: 6 13 20 27
    croniter, day_or=False: 6 13 20 27
    cronsim: 6 13 20 27
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
