#!/usr/bin/env bash
# scikit-learn 1.9.1 (seen 28 November 2026)
#
# One would think: stop_words="english" leaves out words without a meaning of their own, such as "the" and "of".
# It is so: among its 318 words are "serious", "not", "no", "never", "without", "further", "less", "before" and "since". To a
# TfidfVectorizer "children are not safe" equals "children are safe", "serious failures" equals "failures", and services that
# were good and are inadequate equal services that were inadequate and are good. A search for news that was told already by
# likeness takes an alert for a repeat of its opposite.
# Ours: no word is left out of what is read, and pieces belong to a story by authority, dates and grade, not by likeness.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'scikit-learn==1.9.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

PAIRS = (
    ("Children are not safe", "Children are safe"),
    ("Inspectors found serious failures", "Inspectors found few failures"),
    ("No priority action", "Further priority action"),
    ("Services were good before and are inadequate now", "Services are good now and were inadequate before"),
    ("Services are good", "Services are inadequate"),
)
print(len(ENGLISH_STOP_WORDS), sorted(ENGLISH_STOP_WORDS & {"serious", "not", "no", "never", "without", "further", "less", "before", "since"}))
for one, other in PAIRS:
    vectors = TfidfVectorizer(stop_words="english").fit_transform((one, other))
    print(f"{(vectors[0] @ vectors[1].T).toarray()[0, 0]:.2f}  {one} / {other}")
PROGRAM

cat > expected <<'SEEN'
318 ['before', 'further', 'less', 'never', 'no', 'not', 'serious', 'since', 'without']
1.00  Children are not safe / Children are safe
1.00  Inspectors found serious failures / Inspectors found few failures
1.00  No priority action / Further priority action
1.00  Services were good before and are inadequate now / Services are good now and were inadequate before
0.34  Services are good / Services are inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
