#!/usr/bin/env bash
# dbos 3.2.0 on SQLite (seen 1 December 2026, Python 3.11)
#
# One would think: an alert whose workflow has the alert's own id, against doubles, is sent when it is asked for again after a refusal.
# It is so: DBOS keeps what came of an id, an error as well as a success, and gives that for ever. Slack refuses once, the caller tries
# again with the same id as every outbox does: the old error is raised, without a word that it is old, and nothing is sent again, though
# Slack is well since. It looks as if Slack still refused. The id stands for all arguments: Wirral's alert under it gets Kent's answer.
# `retries_allowed` on the step tries again within one run; a new try needs a new id, and then nothing prevents doubles.
# Ours: an outcome that isn't final leaves the delivery due; its key stays the same (watcher/deliver/send.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'dbos==3.2.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import logging

from dbos import DBOS, SetWorkflowID

logging.disable(logging.CRITICAL)
DBOS(config={"name": "watch", "system_database_url": "sqlite:///outbox.db", "application_version": "1"})
asked: list[str] = []


@DBOS.step()
def send(council: str) -> str:
    """Slack refuses the first time, and takes all that comes later."""
    asked.append(council)
    if len(asked) == 1:
        raise OSError("503 from Slack")
    return f"{council} told"


@DBOS.workflow()
def tell(council: str) -> str:
    return send(council)


DBOS.launch()
for council, name in (("Kent", "kent-2026"), ("Kent", "kent-2026"), ("Wirral", "kent-2026"), ("Kent", "kent-2026-again"), ("Wirral", "kent-2026-again")):
    before = len(asked)
    with SetWorkflowID(name):
        try:
            answer = tell(council)
        except OSError as error:
            answer = f"raised {error}"
    print(f"{council} as {name}: {answer}, Slack was", "asked" if len(asked) > before else "not asked")
DBOS.destroy()
PROGRAM

cat > expected <<'SEEN'
Kent as kent-2026: raised 503 from Slack, Slack was asked
Kent as kent-2026: raised 503 from Slack, Slack was not asked
Wirral as kent-2026: raised 503 from Slack, Slack was not asked
Kent as kent-2026-again: Kent told, Slack was asked
Wirral as kent-2026-again: Kent told, Slack was not asked
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
