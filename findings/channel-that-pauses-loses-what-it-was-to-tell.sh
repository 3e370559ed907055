#!/usr/bin/env bash
# ballast-py 0.1.1, an outbox on one SQLite file (seen 1 December 2026, Python 3.11)
#
# One would think: a channel that is switched off for an evening has in an outbox with a cursor for each subscriber what it had before: what
# was not told yet waits until the channel is there again.
# It is so: what was published while it was off waits. What was taken up and refused once (Slack answered 503) is a job with its next try
# ahead; a worker that starts without the channel finds the job, has nobody to give it to, and notes it as done. The alert is
# never told, where nothing failed and nothing is left. So what was refused is lost to a restart without the channel, and what came later is not.
# Ours: only the receiver's answer marks an alert as sent (watcher/store/told/outbox.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'ballast-py==0.1.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import sqlite3

import ballast

database = ballast.Database("outbox.db")
ballast.install(database)


def start(*, slack: bool, refuses: bool = False) -> ballast.JobWorker:
    """The program after a start, with Slack or without."""

    def tell(_: sqlite3.Connection, event: ballast.Event) -> None:
        if refuses:
            raise ConnectionError("Slack answered 503")
        print("    told:", event.payload["council"])

    bus = ballast.EventBus()
    bus.declare("got worse")
    if slack:
        bus.subscribe("slack", "got worse", tell)
    return ballast.JobWorker(database, bus=bus, retry_base_seconds=0)


def publish(worker: ballast.JobWorker, council: str) -> None:
    with database.transaction() as transaction:
        worker.bus.publish(transaction, "got worse", {"council": council})


def look(what: str, worker: ballast.JobWorker, *councils: str) -> None:
    print(f"{what}:")
    for council in councils:
        publish(worker, council)
    ballast.dispatch_pending(database, worker.bus)
    job = ballast.lease_next_job(database)
    if job:
        ballast.execute_job(database, job, worker.handlers, retry_base_seconds=0)
    with database.connection() as connection:
        print("    jobs:", [tuple(row) for row in connection.execute("SELECT status, last_error FROM ballast_jobs")])


look("Kent got worse, Slack refuses", start(slack=True, refuses=True), "Kent")
look("started without Slack, Wirral got worse", start(slack=False), "Wirral")
look("started with Slack again", start(slack=True))
look("and again", start(slack=True))
PROGRAM

cat > expected <<'SEEN'
Kent got worse, Slack refuses:
    jobs: [('queued', 'ConnectionError: Slack answered 503')]
started without Slack, Wirral got worse:
    jobs: [('done', None)]
started with Slack again:
    told: Wirral
    jobs: [('done', None), ('done', None)]
and again:
    jobs: [('done', None), ('done', None)]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
