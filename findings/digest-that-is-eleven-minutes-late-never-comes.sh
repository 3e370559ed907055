#!/usr/bin/env bash
# procrastinate 3.10.0 (seen 28 November 2026, Python 3.11)
#
# One would think: a queue that keeps its jobs in a database, so that a worker may die at any moment, runs a daily job once a worker is
# there again: late, but it runs.
# It is so: a job that was queued waits for ever, but a periodic one is queued by a worker that lives at its time, or starts at most ten
# minutes after it. From the eleventh on that day's run is gone, with a line at level debug alone: a machine that restarted
# a quarter of an hour before Monday's digest and needed half an hour sends none, and nothing is in the table that failed.
# Ours: periodic jobs only wake, once a minute; what is due is reckoned from our own tables (watcher/service/engines/procrastinating.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'procrastinate==3.10.0'

cat > late.py <<'PROGRAM'
import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from procrastinate import App
from procrastinate.testing import InMemoryConnector


async def runs_of_a_job_that_was_due(minutes_before_the_start):
    due = datetime.now(UTC) - timedelta(minutes=minutes_before_the_start)
    app, runs = App(connector=InMemoryConnector()), []

    @app.periodic(cron=f"{due.minute} {due.hour} * * *")
    @app.task(name="digest")
    async def digest(timestamp):
        runs.append(timestamp)

    async with app.open_async():
        worker = asyncio.create_task(
            app.run_worker_async(install_signal_handlers=False, listen_notify=False, fetch_job_polling_interval=0.2)
        )
        await asyncio.sleep(2)
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker
    return runs, app.connector.jobs


async def main():
    for minutes in (5, 8, 12, 60):
        runs, jobs = await runs_of_a_job_that_was_due(minutes)
        print(f"due {minutes} minutes before a worker was there: runs {len(runs)}, jobs in the table {len(jobs)}")


asyncio.run(main())
PROGRAM
venv/bin/python -W ignore late.py > seen 2> log

cat > expected <<'SEEN'
due 5 minutes before a worker was there: runs 1, jobs in the table 1
due 8 minutes before a worker was there: runs 1, jobs in the table 1
due 12 minutes before a worker was there: runs 0, jobs in the table 0
due 60 minutes before a worker was there: runs 0, jobs in the table 0
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
