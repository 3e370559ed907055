#!/usr/bin/env bash
# vaderSentiment 3.3.2 (seen 28 November 2026, Python 3.11)
#
# One would think: a sentiment score, which many news watchers sort by, is at least below nought for the worst that Ofsted says.
# It is so: the grades are read as words of praise. "requires improvement to be good", Ofsted's third of four, scores higher than
# the grade good itself; a fall from outstanding to inadequate is good news; inadequate for children who need help is nothing at
# all, for the bad word is undone by "help" and "protection"; and no failures score as failures. "inadequate" does count, when alone.
# Ours: grades are compared on their scale, never weighed as words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'vaderSentiment==3.3.2'

venv/bin/python - > seen <<'PROGRAM'
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

score = SentimentIntensityAnalyzer().polarity_scores
for headline in (
    "Ofsted rates children's services inadequate",
    "Children's services fall from outstanding to inadequate",
    "Children's services rated inadequate for children who need help and protection",
    "Children's services require improvement to be good",
    "Children's services rated good",
    "Inspectors find no widespread or serious failures",
):
    print(f"{score(headline)['compound']:+.2f}  {headline}")
PROGRAM

cat > expected <<'SEEN'
-0.40  Ofsted rates children's services inadequate
+0.32  Children's services fall from outstanding to inadequate
+0.00  Children's services rated inadequate for children who need help and protection
+0.71  Children's services require improvement to be good
+0.44  Children's services rated good
-0.61  Inspectors find no widespread or serious failures
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
