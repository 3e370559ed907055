#!/usr/bin/env bash
# huey 3.5.4, persist-queue 1.1.0, both on SQLite (seen 29 November 2026, Python 3.11)
#
# One would think: a queue that is kept in SQLite so that it survives, with `retries=5`, gives the task again whose worker was killed.
# It is so: a task is deleted as it is taken, and retries are for what raises. Killed at that moment (no memory, no power, a service
# stopped hard), the alert is neither told, nor waiting, nor scheduled, nor among the results: the others follow as if it had never
# been. persist-queue's SQLiteAckQueue gives it again; its SQLiteQueue, told `auto_commit=True`, does not.
# Ours: the row in the outbox is the truth, and only the receiver's answer marks it sent; jobs of an engine are wake-ups, any of
# which may be lost (tests kill workers and count).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'huey==3.5.4' 'persist-queue==1.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib
import signal
import subprocess
import sys

ALERTS = '''
import os, signal
from huey import SqliteHuey
queue = SqliteHuey(filename="queue.db")
@queue.task(retries=5, retry_delay=0)
def tell(council, dies):
    print("telling", council, flush=True)
    if dies:
        os.kill(os.getpid(), signal.SIGKILL)
'''
TAKE = '''
import os, sys, signal, persistqueue
kind, kwargs = (persistqueue.SQLiteAckQueue, {}) if sys.argv[1] == "ack" else (persistqueue.SQLiteQueue, {"auto_commit": True})
queue = kind(sys.argv[1], **kwargs)
if sys.argv[2] == "put":
    queue.put("Exampleshire"); queue.put("Midshire")
elif sys.argv[2] == "die":
    queue.get(); os.kill(os.getpid(), signal.SIGKILL)
else:
    print(f"persist-queue, {sys.argv[1]}, after the kill:", *(queue.get(block=False) for _ in range(queue.size)))
'''
pathlib.Path("alerts.py").write_text(ALERTS)
pathlib.Path("take.py").write_text(TAKE)


def python(*words: str, **more: object) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *words], text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **more)


python("-c", "import alerts; alerts.tell('Exampleshire', True); alerts.tell('Midshire', False)", check=True)
first = python("-m", "huey.bin.huey_consumer", "alerts.queue", "-q")
print("huey:", first.stdout.strip(), "- killed" if first.returncode == -signal.SIGKILL else first.returncode)
print(python("-c", "from alerts import queue; print('waiting:', [task.args[0] for task in queue.pending()], 'later:', queue.scheduled())").stdout.strip())
for queue in ("ack", "commit"):
    python("take.py", queue, "put", check=True)
    python("take.py", queue, "die")
    print(python("take.py", queue, "see").stdout.strip())
PROGRAM

cat > expected <<'SEEN'
huey: telling Exampleshire - killed
waiting: ['Midshire'] later: []
persist-queue, ack, after the kill: Exampleshire Midshire
persist-queue, commit, after the kill: Midshire
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
