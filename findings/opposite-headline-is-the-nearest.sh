#!/usr/bin/env bash
# RapidFuzz 3.14.6 (seen 28 November 2026, Python 3.11)
#
# One would think: of a few headlines the one that says the same in other words is nearer than the one that says the contrary;
# a threshold of 90 to 95 joins copies and keeps the rest apart.
# It is so: by the scorer that is made for reordered headlines, "no longer rated inadequate" is a perfect 100, because all words
# of the first are in the second; "rated adequate" is 98, another council 95, and the same news in other words 91. There is no threshold: each one
# that joins the copies joins the good news with the bad. `extractOne` takes the contrary first.
# Ours: pieces belong to a story by authority, kind, dates and grade, never by likeness of titles (rules/stories.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'rapidfuzz==3.14.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from rapidfuzz import fuzz, process

FIRST = "Children's services in Wirral rated inadequate by Ofsted"
OTHERS = {
    "Ofsted rates Wirral children's services inadequate": "the same news",
    "Children's services in Wirral no longer rated inadequate by Ofsted": "the contrary",
    "Children's services in Wirral rated adequate by Ofsted": "the contrary",
    "Children's services in Wigan rated inadequate by Ofsted": "another council",
}
for name in ("token_set_ratio", "WRatio", "partial_ratio"):
    best = process.extract(FIRST, list(OTHERS), scorer=getattr(fuzz, name), limit=4)
    print(f"{name}:", ", ".join(f"{OTHERS[title]} {score:.0f}" for title, score, _ in best))
PROGRAM

cat > expected <<'SEEN'
token_set_ratio: the contrary 100, the contrary 98, another council 95, the same news 91
WRatio: the contrary 98, another council 95, the contrary 95, the same news 86
partial_ratio: the contrary 96, another council 95, the contrary 82, the same news 60
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
