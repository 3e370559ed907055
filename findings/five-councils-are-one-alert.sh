#!/usr/bin/env bash
# alertsift 0.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what collapses identical alerts collapses those that are alike in all that tells them apart: Alertmanager, whose format it
# reads, goes by all labels.
# It is so: it goes by the alert's name and by labels that programs in clusters have (pod, instance, job, service, namespace). Alerts that are
# told apart by a label of one's own, `council`, are one alert with a number: five councils that are inadequate are Kent, five times. The
# first gives the sentence, the labels and how grave it is, so that four critical ones behind a warning are a warning, below whatever
# is worse. The same in its general JSON; with the council as `service` they are five.
# Ours: alerts are told apart by council, what was found and the inspection (rules/); what is told together names each.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'alertsift==0.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import contextlib
import io
import json
import pathlib

from alertsift.cli import main

GRADES = {"Kent": "requires improvement", "Wirral": "inadequate", "Essex": "inadequate", "Barnet": "inadequate", "Dudley": "inadequate"}
SEVERITY = {"requires improvement": "warning", "inadequate": "critical"}


def triage(alerts: list[dict]) -> dict:
    pathlib.Path("alerts.json").write_text(json.dumps(alerts))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["alerts.json", "--no-ai", "--json"])
    return json.loads(out.getvalue())


def alert(council: str, grade: str, label: str) -> dict:
    return {
        "labels": {"alertname": "CouncilGotWorse", "severity": SEVERITY[grade], label: council},
        "annotations": {"summary": f"{council}: {grade}"},
        "status": {"state": "active"},
        "startsAt": "2026-07-06T09:30:00Z",
    }


for label in ("council", "service"):
    found = triage([alert(council, grade, label) for council, grade in GRADES.items()])
    print(f"told apart by the label {label}:", found["summary"])
    for incident in found["incidents"]:
        print(f"    {incident['key']}: {incident['severity']}, {incident['total_count']} of them")
PROGRAM

cat > expected <<'SEEN'
told apart by the label council: {'total_in': 5, 'deduped_to': 1, 'suppressed': 0, 'incidents': 1}
    CouncilGotWorse: medium, 5 of them
told apart by the label service: {'total_in': 5, 'deduped_to': 5, 'suppressed': 0, 'incidents': 5}
    Wirral: critical, 1 of them
    Essex: critical, 1 of them
    Barnet: critical, 1 of them
    Dudley: critical, 1 of them
    Kent: medium, 1 of them
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
