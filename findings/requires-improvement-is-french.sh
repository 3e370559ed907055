#!/usr/bin/env bash
# langdetect 1.0.9 and py3langid 0.4.0 (seen 28 November 2026)
#
# One would think: a watcher of news that keeps what is in English keeps the headlines of England's local papers.
# It is so: headlines are short and half names. "Croydon requires improvement" is French for langdetect, with more than
# 0.99 of certainty, "Children 'at risk' in Solihull" Swedish, "Ofsted report: Dudley" Danish for py3langid. So it is just
# the shortest headlines, those of the gravest news, that such a filter drops; the longer ones pass.
# Ours: no language is asked for; what doesn't name a watched authority is dropped, and that is all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'langdetect==1.0.9' 'py3langid==0.4.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import langdetect
import py3langid

langdetect.DetectorFactory.seed = 0
HEADLINES = (
    "Croydon requires improvement",
    "Children 'at risk' in Solihull",
    "Ofsted report: Dudley",
    "Ofsted inadequate",
    "Croydon's children's services require improvement, inspectors say",
    "Children are at risk of harm in Solihull, Ofsted has found",
)
for headline in HEADLINES:
    best = langdetect.detect_langs(headline)[0]
    print(f"{headline:66} langdetect {best.lang} {best.prob:.2f}  py3langid {py3langid.classify(headline)[0]}")
PROGRAM

cat > expected <<'SEEN'
Croydon requires improvement                                       langdetect fr 1.00  py3langid en
Children 'at risk' in Solihull                                     langdetect sv 1.00  py3langid qu
Ofsted report: Dudley                                              langdetect en 1.00  py3langid da
Ofsted inadequate                                                  langdetect en 1.00  py3langid en
Croydon's children's services require improvement, inspectors say  langdetect en 1.00  py3langid en
Children are at risk of harm in Solihull, Ofsted has found         langdetect en 1.00  py3langid en
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
