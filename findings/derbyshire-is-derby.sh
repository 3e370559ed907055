#!/usr/bin/env bash
# RapidFuzz 3.14.6 (seen 1 December 2026, Python 3.11)
#
# One would think: of the names Derby and Derbyshire, `process.extractOne` takes Derbyshire as the nearest to "Derbyshire County Council".
# It is so: what isn't told otherwise compares with WRatio, for which any name that stands within the longer text is 90, inside a word too. Derby and
# Derbyshire are both 90, and the first of the list is taken, in the alphabet's order the wrong one; so it is with Leicester and Nottingham, whose
# counties are councils of their own too. "Kent County Council" is right, with the same 90, so that no limit tells right from wrong, and with
# "children's services" behind it Derbyshire is. "Shrewsbury", which isn't in the list, is nearest to Bury. With the list's longest names first, or
# by token_set_ratio, the counties are right.
# Ours: a council is known by its whole name at the words' edges, the longest first; RapidFuzz only makes suggestions for a name that isn't known.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'rapidfuzz==3.14.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from rapidfuzz import fuzz, process

COUNCILS = sorted(
    ["Bedford", "Central Bedfordshire", "Bury", "Derby", "Derbyshire", "Kent", "Leicester", "Leicestershire", "North Somerset", "North Yorkshire"]
    + ["Nottingham", "Nottinghamshire", "Shropshire", "Somerset", "York"]
)
LONGEST_FIRST = sorted(COUNCILS, key=len, reverse=True)
for asked in (
    "Kent County Council",
    "Derbyshire County Council",
    "Leicestershire County Council",
    "Nottinghamshire County Council",
    "Derbyshire County Council's children's services",
    "Shrewsbury Town Council",
):
    print(asked)
    for way, councils, scorer in (("by itself", COUNCILS, fuzz.WRatio), ("longest first", LONGEST_FIRST, fuzz.WRatio), ("token_set_ratio", COUNCILS, fuzz.token_set_ratio)):
        name, score, _ = process.extractOne(asked, councils, scorer=scorer)
        print(f"    {way}: {name}, {score:.0f}")
PROGRAM

cat > expected <<'SEEN'
Kent County Council
    by itself: Kent, 90
    longest first: Kent, 90
    token_set_ratio: Kent, 100
Derbyshire County Council
    by itself: Derby, 90
    longest first: Derbyshire, 90
    token_set_ratio: Derbyshire, 100
Leicestershire County Council
    by itself: Leicester, 90
    longest first: Leicestershire, 90
    token_set_ratio: Leicestershire, 100
Nottinghamshire County Council
    by itself: Nottingham, 90
    longest first: Nottinghamshire, 90
    token_set_ratio: Nottinghamshire, 100
Derbyshire County Council's children's services
    by itself: Derbyshire, 90
    longest first: Derbyshire, 90
    token_set_ratio: Derbyshire, 100
Shrewsbury Town Council
    by itself: Bury, 68
    longest first: Bury, 68
    token_set_ratio: Shropshire, 30
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
