#!/usr/bin/env bash
# dbos 3.2.0 on SQLite (seen 1 December 2026, Python 3.11)
#
# One would think: a workflow that is kept so that it goes on after a crash goes on when the program starts again.
# It is so: it goes on where the program is the same. DBOS keeps with each workflow a version of the application, by itself a sum of all
# workflows' source and of its own version, and takes up again only those of this sum. A service that is ended in the middle of an
# alert, as for an update, and starts with one line of one workflow changed, or with a newer DBOS, has the alert in its list as PENDING
# for ever; asked for it again under its id, it answers PENDING and does nothing. The old program, started once more, finishes it.
# Ours: the outbox knows no versions: what was claimed and not sent falls due again (watcher/store/told/outbox.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'dbos==3.2.0'

cat > before.py <<'PROGRAM'
import logging
import os
import sys
import time

from dbos import DBOS, SetWorkflowID

logging.disable(logging.CRITICAL)
DBOS(config={"name": "watch", "system_database_url": "sqlite:///outbox.db"})


@DBOS.step()
def send(council: str) -> None:
    if "killed" in sys.argv:
        os._exit(0)
    print(f"    {council} is told", flush=True)


@DBOS.workflow()
def tell(council: str) -> None:
    send(council)


@DBOS.workflow()
def digest() -> str:
    return "Weekly digest"


DBOS.launch()
if "killed" in sys.argv:
    with SetWorkflowID("kent-2026"):
        tell("Kent")
time.sleep(2)
print("    in its list:", [(each.workflow_id, each.status) for each in DBOS.list_workflows()], flush=True)
with SetWorkflowID("kent-2026"):
    asked = DBOS.start_workflow(tell, "Kent")
time.sleep(1)
print("    asked for again:", asked.get_status().status, flush=True)
os._exit(0)
PROGRAM
sed 's/Weekly digest/Digest of the week/' before.py > after.py
venv/bin/python -W ignore before.py killed
for program in after.py before.py; do
    echo "$program, started after before.py was killed:"
    venv/bin/python -W ignore "$program"
done > seen

cat > expected <<'SEEN'
after.py, started after before.py was killed:
    in its list: [('kent-2026', 'PENDING')]
    asked for again: PENDING
before.py, started after before.py was killed:
    Kent is told
    in its list: [('kent-2026', 'SUCCESS')]
    asked for again: SUCCESS
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
