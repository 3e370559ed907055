#!/usr/bin/env bash
# Apprise 2.3.0 (seen 29 November 2026, Python 3.11)
#
# One would think: of a list of receivers with one line mistyped the others are told, or adding the list fails.
# It is so: one line that isn't an address, the colon of YAML in place of "=" or a "=" left out, and none of the list is loaded,
# while `add()` of the file and of the configuration both return True; a mistyped scheme loses that receiver, with True
# again. And what `notify()` returns since 2.x is no bool: for a list of nobody, as for a refusal, `is False` and `== False` are
# both false, so that code which asks so takes silence for success; only `not result` and the status tell.
# Ours: an address is added one by one, and refused where it is written; what `notify()` returns isn't asked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'apprise==2.3.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib

import apprise

LISTS = {
    "right": "leads=json://localhost:9\nleads=json://localhost:10\n",
    "a colon": "leads=json://localhost:9\nleads: json://localhost:10\n",
    "no sign": "leads=json://localhost:9\nleads json://localhost:10\n",
    "the scheme": "leads=json://localhost:9\nleads=jsonn://localhost:10\n",
}
for name, lines in LISTS.items():
    pathlib.Path("leads.txt").write_text(lines)
    config, service = apprise.AppriseConfig(), apprise.Apprise()
    print(f"{name}: {config.add('leads.txt')}, {service.add(config)}, receivers: {len(service)}")

nobody = apprise.Apprise().notify("Exampleshire: inadequate")
refused = apprise.Apprise()
refused.add("json://localhost:9")
for result in (nobody, refused.notify("Exampleshire: inadequate")):
    print(result, result is False, result == False, result is None, not result)
PROGRAM

cat > expected <<'SEEN'
right: True, True, receivers: 2
a colon: True, True, receivers: 0
no sign: True, True, receivers: 0
the scheme: True, True, receivers: 1
<AppriseResult status='NOMATCH' count=0> False False False True
<AppriseResult status='FAILURE' count=1> False False False True
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
