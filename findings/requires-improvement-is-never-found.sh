#!/usr/bin/env bash
# eldar 0.0.8 (seen 30 November 2026, Python 3.11)
#
# One would think: a library of boolean queries over texts finds what stands in quotation marks, as news searches do, and "AND NOT" takes
# away the one thing that follows it.
# It is so: a query compares what it is given with single words, unless told otherwise (`match_word=False`). What is two words is never
# found and takes nothing away, without an error: "requires improvement" has no news at all, and `inadequate AND NOT "no longer
# inadequate"` tells that a council is no longer inadequate. "children's" is never found either, for its apostrophe is a word of its
# own. The same library's index finds phrases, but no "children's". And in both all that follows an operator is its right side:
# `inadequate AND NOT school AND NOT college` takes away schools that are no colleges, and tells each college; `kent AND NOT school OR
# unsafe` takes away what is unsafe.
# Ours: what news are about is decided by rules in code, each with examples; `config.toml` has no queries.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'eldar==0.0.8' 'Unidecode==1.4.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from eldar import Index, Query

NEWS = {
    "Kent: inadequate": "judged",
    "Kent: no longer inadequate": "recovered",
    "A school in Kent: inadequate": "school",
    "A college in Kent: inadequate": "college",
    "Kent: requires improvement": "third",
    "Kent: children's homes are unsafe": "homes",
}
index = Index()
index.build(list(NEWS))
for query in (
    "inadequate",
    '"requires improvement"',
    '"requires improvement" OR inadequate',
    'inadequate AND NOT "no longer inadequate"',
    "\"children's homes\"",
    "children's",
    "inadequate AND NOT school",
    "inadequate AND NOT school AND NOT college",
    "inadequate AND NOT (school OR college)",
    "kent AND NOT school OR unsafe",
):
    print(query)
    for name, found in (
        ("a query", Query(query).filter(NEWS)),
        ("match_word=False", Query(query, match_word=False).filter(NEWS)),
        ("an index", [list(NEWS)[each] for each in sorted(index.search(query, return_ids=True))]),
    ):
        print(f"    {name}:", *([NEWS[each] for each in found] or ["nothing"]))
PROGRAM

cat > expected <<'SEEN'
inadequate
    a query: judged recovered school college
    match_word=False: judged recovered school college
    an index: judged recovered school college
"requires improvement"
    a query: nothing
    match_word=False: third
    an index: third
"requires improvement" OR inadequate
    a query: judged recovered school college
    match_word=False: judged recovered school college third
    an index: judged recovered school college third
inadequate AND NOT "no longer inadequate"
    a query: judged recovered school college
    match_word=False: judged school college
    an index: judged school college
"children's homes"
    a query: nothing
    match_word=False: homes
    an index: nothing
children's
    a query: nothing
    match_word=False: homes
    an index: nothing
inadequate AND NOT school
    a query: judged recovered college
    match_word=False: judged recovered college
    an index: judged recovered college
inadequate AND NOT school AND NOT college
    a query: judged recovered college
    match_word=False: judged recovered college
    an index: judged recovered college
inadequate AND NOT (school OR college)
    a query: judged recovered
    match_word=False: judged recovered
    an index: judged recovered
kent AND NOT school OR unsafe
    a query: judged recovered college third
    match_word=False: judged recovered college third
    an index: judged recovered college third
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
