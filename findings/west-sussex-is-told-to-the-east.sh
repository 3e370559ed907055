#!/usr/bin/env bash
# Apprise 2.3.0 (seen 30 November 2026, Python 3.11)
#
# One would think: a receiver who is added with the tag "East Sussex" is not told what is sent to the tag "West Sussex".
# It is so: a tag ends at a space, when a receiver is added, in a configuration's YAML, and when something is sent, where several
# words mean any of them: West Sussex's alert goes to both leads, North Yorkshire's to North Tyneside's as well. "Kent" and "Medway"
# work, so a trial with those shows nothing, and the right lead is told too, so nobody misses anything. In a list, `tag=["West Sussex"]`,
# all words must be there; then a lead of West Berkshire and East Sussex is still told of West Sussex. Nothing warns.
# Ours: no tags; who is told of what is decided before, and each receiver's address is given to an Apprise of its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'apprise==2.3.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import apprise
from apprise.decorators import notify

told: list[str] = []


@notify(on="lead")
def lead(body, title, notify_type, meta, **kwargs):
    told.append(meta["host"])
    return True


def tell(receivers, tag):
    told.clear()
    receivers.notify(body="Inadequate", tag=tag)
    print(f"    to {tag!r}:", ", ".join(told) or "nobody")


leads = {"kent": "Kent", "medway": "Medway", "east": "East Sussex", "west": "West Sussex", "tyneside": "North Tyneside", "yorkshire": "North Yorkshire"}
added = apprise.Apprise()
for host, council in leads.items():
    added.add(f"lead://{host}", tag=council)
added.add("lead://berkshire-and-east", tag=["West Berkshire", "East Sussex"])
print("added one by one")
for council in ("Kent", "West Sussex", "North Yorkshire", ["West Sussex"], ["North Yorkshire"]):
    tell(added, council)

written = apprise.AppriseConfig()
written.add_config("urls:\n" + "".join(f'  - lead://{host}:\n    - tag: "{council}"\n' for host, council in leads.items()))
configured = apprise.Apprise()
configured.add(written)
print("from a configuration")
for council in ("Kent", "West Sussex", "North Yorkshire"):
    tell(configured, council)
PROGRAM

cat > expected <<'SEEN'
added one by one
    to 'Kent': kent
    to 'West Sussex': east, west, berkshire-and-east
    to 'North Yorkshire': tyneside, yorkshire
    to ['West Sussex']: west, berkshire-and-east
    to ['North Yorkshire']: yorkshire
from a configuration
    to 'Kent': kent
    to 'West Sussex': east, west
    to 'North Yorkshire': tyneside, yorkshire
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
