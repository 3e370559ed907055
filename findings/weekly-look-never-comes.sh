#!/usr/bin/env bash
# APScheduler 3.11.3 with its SQLAlchemy job store (seen 30 November 2026, Python 3.11)
#
# One would think: a job store keeps, over a restart, when a source is to be asked next.
# It is so: the job that a service adds at its start with `replace_existing=True`, as the user guide has it, gets a new first
# time, the interval from now. A source that is asked every seven days, in a service that is restarted each night (backups,
# updates, a new config), is never asked, and the store says each day that all is in order. A fixed `start_date`, a cron
# trigger, or not to add what is there, keeps the day.
# Ours: when a source was last asked stands in our own database, and what is due is reckoned from that at each look.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'APScheduler==3.11.3' 'SQLAlchemy==2.1.9'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime
import pathlib
import time

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler


def look() -> None:
    """Ask the source."""


def started(trigger: str, *, again: bool, **when: object) -> datetime.datetime:
    """A service's start: its jobs are added as its config has them, and kept in its database."""
    service = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(url="sqlite:///jobs.db")}, timezone="UTC")
    service.start(paused=True)
    if again or not service.get_job("look"):
        service.add_job(look, trigger, id="look", replace_existing=True, **when)
    due = service.get_job("look").next_run_time
    service.shutdown(wait=False)
    return due


WEEK = {"days": 7}
for name, trigger, when, again in (
    ("each 7 days, added at each start", "interval", WEEK, True),
    ("each 7 days, added where it isn't there", "interval", WEEK, False),
    ("each 7 days from a fixed day, added at each start", "interval", WEEK | {"start_date": "2026-07-06 03:00:00"}, True),
    ("Mondays at 3, added at each start", "cron", {"day_of_week": "mon", "hour": 3}, True),
):
    pathlib.Path("jobs.db").unlink(missing_ok=True)
    dues = []
    for _ in range(3):
        dues.append(started(trigger, again=again, **when))
        time.sleep(1)
    print(f"{name}: after two restarts it is due", "when it was" if dues[0] == dues[-1] else "a week from the last start")
    assert dues[0] == dues[-1] or dues[-1] - dues[0] > datetime.timedelta(seconds=1.5)
PROGRAM

cat > expected <<'SEEN'
each 7 days, added at each start: after two restarts it is due a week from the last start
each 7 days, added where it isn't there: after two restarts it is due when it was
each 7 days from a fixed day, added at each start: after two restarts it is due when it was
Mondays at 3, added at each start: after two restarts it is due when it was
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
