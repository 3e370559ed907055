#!/usr/bin/env bash
# markdownify 1.2.3, html2text 2025.4.15, inscriptis 2.7.6, trafilatura 2.3.1, Resiliparse 2.0.1, html-text 0.7.1 (seen 29 November 2026, Python 3.11)
#
# One would think: what makes text of a page keeps a footnote's mark away from the word before it, or leaves it out.
# It is so: five of six write it on to the word. "in 2023" with a footnote 1 becomes "in 20231", and "good" with a footnote 2 becomes
# "good2", so that neither the year of the last inspection nor the grade is found by whole words; statistics and councils'
# papers have such a mark at every other figure. The sixth, html-text, keeps it apart, and tears "17th" into "17 th" by the same rule.
# Ours: a raised mark is left out and a raised "th" is joined to its day before words are read (watcher/sources/plain_text.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pip==26.0.1' # an older one stops at lxml's extras
venv/bin/python -m pip install --quiet --disable-pip-version-check 'markdownify==1.2.3' 'html2text==2025.4.15' 'inscriptis==2.7.6' 'trafilatura==2.3.1' 'Resiliparse==2.0.1' 'html-text==0.7.1' 'lxml==6.1.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import html2text
import html_text
import inscriptis
import markdownify
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

PAGE = """<html><head><title>Our inspection</title></head><body><main><h1>Our inspection</h1>
<p>The council was last inspected in 2023<sup>1</sup>, when its services were good<sup>2</sup>, and Ofsted came on the 17<sup>th</sup> of
July 2026 to see how children are helped and protected, and how those in care and those who have left it fare.</p>
<p>What was done about each of the findings of that inspection is said on this page at the end of each month of the year.</p>
</main></body></html>"""

READERS = {
    "markdownify": markdownify.markdownify,
    "html2text": html2text.html2text,
    "inscriptis": inscriptis.get_text,
    "trafilatura": trafilatura.extract,
    "resiliparse": extract_plain_text,
    "html-text": html_text.extract_text,
}
for name, read in READERS.items():
    words = read(PAGE).replace(",", " ").split()
    print(f"{name + ':':12}", [each for each in words if each[0] in "g12" or each == "th"])
PROGRAM

cat > expected <<'SEEN'
markdownify: ['20231', 'good2', '17th', '2026']
html2text:   ['20231', 'good2', '17th', '2026']
inscriptis:  ['20231', 'good2', '17th', '2026']
trafilatura: ['20231', 'good2', '17th', '2026']
resiliparse: ['20231', 'good2', '17th', '2026']
html-text:   ['2023', '1', 'good', '2', '17', 'th', '2026']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
