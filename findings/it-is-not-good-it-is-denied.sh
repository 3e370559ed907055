#!/usr/bin/env bash
# negspacy 1.1.0 with spaCy 3.8.18 (seen 29 November 2026, Python 3.11)
#
# One would think: a library that finds what a text denies, asked for "inadequate", keeps a "not" to its own clause.
# It is so: a "not", "no" or "without" reaches to the sentence's end, over comma, "and", colon and semicolon, unless one of NegEx's own
# ending words (made for doctors' notes) comes between. "It is not good; it is inadequate" counts as denied, so do most ways in which
# an inspector gives the reason before the grade; "neither good nor inadequate" doesn't.
# Ours: a denial holds in its clause; what it denies is asked at the word itself, and where that isn't sure, the lead is asked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'negspacy==1.1.0' 'spacy==3.8.18'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import spacy
from negspacy.negation import Negex  # registers the component

TOLD = (
    "Services are not inadequate.",
    "Services are inadequate, not good.",
    "It is not good; it is inadequate.",
    "Children are not safe: services are inadequate.",
    "Leaders have not acted, and services are inadequate.",
    "Without a permanent director, services are inadequate.",
    "Leaders have not acted, but services are inadequate.",
    "Nobody acts, and care is inadequate.",
    "Services are neither good nor inadequate.",
)
reader = spacy.blank("en")
reader.add_pipe("sentencizer")
reader.add_pipe("entity_ruler").add_patterns([{"label": "GRADE", "pattern": [{"LOWER": "inadequate"}]}])
reader.add_pipe("negex", config={"ent_types": ["GRADE"]})
for told in TOLD:
    (grade,) = reader(told).ents
    print("denied " if grade._.negex else "stands ", told)
PROGRAM

cat > expected <<'SEEN'
denied  Services are not inadequate.
stands  Services are inadequate, not good.
denied  It is not good; it is inadequate.
denied  Children are not safe: services are inadequate.
denied  Leaders have not acted, and services are inadequate.
denied  Without a permanent director, services are inadequate.
stands  Leaders have not acted, but services are inadequate.
stands  Nobody acts, and care is inadequate.
stands  Services are neither good nor inadequate.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
