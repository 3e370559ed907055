#!/usr/bin/env bash
# rigour 2.6.1, cleanco 2.3 (seen 1 December 2026, Python 3.11)
#
# One would think: what takes companies' legal forms off, so that one owner of homes is found under two spellings, leaves their names.
# It is so: rigour, which OpenSanctions compares names with, takes "in" for "Inc" and "as" for the Norwegian AS wherever they stand, and "Unlimited"
# for a form: "Partners in Care Limited" and "Partners Care Limited" are one, "Unlimited Care Ltd" is " Care". cleanco leaves those, but
# knows one word of "Community Interest Company", which some children's trusts are, so that a trust has another name
# than with "CIC"; and it ends "Care Today (Children's Services) Limited" before its bracket.
# Ours: an owner's name stays whole but for "Ltd" and "&" (`owner_key` in watcher/model/providers.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'rigour==2.6.1' 'cleanco==2.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from cleanco import basename
from rigour.names.org_types import remove_org_types, replace_org_types_compare

for name in (
    "Partners in Care Limited",
    "Partners Care Limited",
    "Safe as Houses Care Ltd",
    "Unlimited Care Ltd",
    "Exampleshire Children's Trust CIC",
    "Exampleshire Children's Trust Community Interest Company",
    "Care Today (Children's Services) Limited",
):
    without = " ".join(remove_org_types(name).split())
    print(f"{name}: rigour [{without}] [{replace_org_types_compare(name)}], cleanco [{basename(name)}]")
PROGRAM

cat > expected <<'SEEN'
Partners in Care Limited: rigour [Partners Care] [Partners inc Care ltd], cleanco [Partners in Care]
Partners Care Limited: rigour [Partners Care] [Partners Care ltd], cleanco [Partners Care]
Safe as Houses Care Ltd: rigour [Safe Houses Care] [Safe as Houses Care ltd], cleanco [Safe as Houses Care]
Unlimited Care Ltd: rigour [Care] [ultd Care ltd], cleanco [Unlimited Care]
Exampleshire Children's Trust CIC: rigour [Exampleshire Children's Trust] [Exampleshire Children's Trust cic], cleanco [Exampleshire Children's Trust]
Exampleshire Children's Trust Community Interest Company: rigour [Exampleshire Children's Trust] [Exampleshire Children's Trust cic], cleanco [Exampleshire Children's Trust Community Interest]
Care Today (Children's Services) Limited: rigour [Care Today (Children's Services)] [Care Today (Children's Services) ltd], cleanco [Care Today (Children's Services]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
