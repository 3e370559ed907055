#!/usr/bin/env bash
# deepdiff 9.1.0 beside dictdiffer 0.10.0 and jsondiff 2.2.1 (seen 29 November 2026, Python 3.11)
#
# One would think: `ignore_order=True` compares what is in two lists, whatever its order, so that one more "inadequate" among the
# grades of a council's homes is a difference.
# It is so: it compares which values there are, not how many: when one home is inadequate already, the second that falls from good
# is no difference, nor is one of two that recovers. `report_repetition=True` tells of it; dictdiffer and jsondiff do by
# themselves, and so does deepdiff where each grade stands beside its home's number.
# Ours: a judgement is compared with that of the same provider, found by its number, never a list with a list.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'deepdiff==9.1.0' 'dictdiffer==0.10.0' 'jsondiff==2.2.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import dictdiffer
import jsondiff
from deepdiff import DeepDiff

before = {"Exampleshire": ["good", "inadequate", "good"]}
after = {"Exampleshire": ["inadequate", "inadequate", "good"]}
by_number = [{"urn": "SC900001", "grade": "good"}, {"urn": "SC900002", "grade": "inadequate"}]
fallen = [{"urn": "SC900001", "grade": "inadequate"}, {"urn": "SC900002", "grade": "inadequate"}]

print("a second home falls:", DeepDiff(before, after, ignore_order=True))
print("one of the two recovers:", DeepDiff(after, before, ignore_order=True))
print("counted:", sorted(DeepDiff(before, after, ignore_order=True, report_repetition=True)))
print("with numbers:", sorted(DeepDiff(by_number, fallen, ignore_order=True)))
print("dictdiffer:", list(dictdiffer.diff(before, after)))
print("jsondiff:", bool(jsondiff.diff(before, after)))
PROGRAM

cat > expected <<'SEEN'
a second home falls: {}
one of the two recovers: {}
counted: ['repetition_change']
with numbers: ['values_changed']
dictdiffer: [('change', ['Exampleshire', 0], ('good', 'inadequate'))]
jsondiff: True
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
