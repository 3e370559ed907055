#!/usr/bin/env bash
# pycountry 26.2.16 (seen 28 November 2026, Python 3.11)
#
# One would think: the list of a country's parts in a package of this year has this year's councils, or, if old, is old throughout.
# It is so: the councils of 2019 and 2021 (Bournemouth, Christchurch and Poole; the two Northamptonshires) are there and the ones
# that they replaced are gone, so that the list looks kept; of 2023 nothing is: Cumbria's council, abolished since 1 April 2023, has
# a code, and Cumberland and Westmorland and Furness, which have been inspected since, have none.
# Ours: authorities come from Ofsted's own lists, with the day from which and until which each one is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pycountry==26.2.16'

venv/bin/python - > seen <<'PROGRAM'
import pycountry

listed = {part.name for part in pycountry.subdivisions.get(country_code="GB")}
for name in (
    "Poole",
    "Bournemouth, Christchurch and Poole",
    "Northamptonshire",
    "West Northamptonshire",
    "Cumbria",
    "Cumberland",
    "Westmorland and Furness",
):
    print("listed " if name in listed else "missing", name)
PROGRAM

cat > expected <<'SEEN'
missing Poole
listed  Bournemouth, Christchurch and Poole
missing Northamptonshire
listed  West Northamptonshire
listed  Cumbria
missing Cumberland
missing Westmorland and Furness
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
