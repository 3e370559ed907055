#!/usr/bin/env bash
# alchemical-queues 0.3.0 beside huey 3.5.4, both on SQLite (seen 1 December 2026, Python 3.11)
#
# One would think: an alert that is put into a queue with a moment that knows its zone, the end of quiet hours in UTC, waits until then.
# It is so: alchemical-queues compares with the clock of the machine's zone and drops the zone of what it is given. On a machine in London
# the alert of the night comes an hour early from the end of March to the end of October: one that was to wait for half an hour comes at
# once. In winter, and on a server in UTC, it comes on time, so that no trial there shows it; west of London it would be late. huey, given
# the same moment, waits.
# Ours: moments are kept and compared in UTC (watcher/store/tables/schema.py); quiet hours are counted in London's time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'alchemical-queues==0.3.0' 'SQLAlchemy==2.1.9' 'huey==3.5.4'

cat > wait.py <<'PROGRAM'
import datetime
import os

import sqlalchemy
from alchemical_queues import AlchemicalQueues
from huey import SqliteHuey

NOW = datetime.datetime.now(datetime.UTC)


def by_alchemical_queues(due: datetime.datetime) -> bool:
    queues = AlchemicalQueues(sqlalchemy.create_engine("sqlite://"))
    queues.create_all()
    queues.get("alerts").put("Kent is inadequate", schedule_at=due)
    return queues.get("alerts").get() is not None


def by_huey(due: datetime.datetime) -> bool:
    queue = SqliteHuey(filename=f"{due.timestamp()}.db")
    queue.task(name="tell")(print).schedule(("Kent is inadequate",), eta=due)
    waiting = queue.dequeue()
    return queue.ready_to_run(waiting)


for name, given in (("alchemical-queues", by_alchemical_queues), ("huey", by_huey)):
    for due in (NOW - datetime.timedelta(minutes=30), NOW + datetime.timedelta(minutes=30)):
        print(f"{os.environ['ZONE']}, {name}:", "due half an hour", "ago" if due < NOW else "from now", "is given" if given(due) else "waits")
PROGRAM
# The two clocks that London has, in POSIX's notation, so that the season in which this is run makes no difference.
for zone in "GMT0" "BST-1"; do
    ZONE=$zone TZ=$zone venv/bin/python -W ignore wait.py
done > seen

cat > expected <<'SEEN'
GMT0, alchemical-queues: due half an hour ago is given
GMT0, alchemical-queues: due half an hour from now waits
GMT0, huey: due half an hour ago is given
GMT0, huey: due half an hour from now waits
BST-1, alchemical-queues: due half an hour ago is given
BST-1, alchemical-queues: due half an hour from now is given
BST-1, huey: due half an hour ago is given
BST-1, huey: due half an hour from now waits
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
