#!/usr/bin/env bash
# newspaper4k 0.9.6 and trafilatura 2.3.1 (seen 28 November 2026, Python 3.11)
#
# One would think: what takes an article's text off a page keeps a table's cells apart.
# It is so: newspaper4k writes a table of judgements as one word ("leadersInadequateHelp"), so that no search for a whole word
# finds the grade, where trafilatura writes its rows. A council's page of results is such a table and little else.
# Ours: each tag becomes a space before words are read (watcher/sources/plain_text.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pip==26.0.1' # an older one stops at newspaper4k's extras
venv/bin/python -m pip install --quiet --disable-pip-version-check 'newspaper4k==0.9.6' 'trafilatura==2.3.1' 'lxml_html_clean==0.4.6' 'lxml==6.1.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import newspaper
import trafilatura

PAGE = """<html><head><title>Inspection of the council's services</title></head><body><main>
<h1>Inspection of our services for children</h1>
<p>The council has published the result of the inspection of its services for children, which took place in June, together with
what it will do about each of the findings over the coming year.</p>
<table><tr><td>The impact of leaders</td><td>Inadequate</td></tr><tr><td>Help and protection</td><td>Good</td></tr></table>
<p>A board with an independent chair will look at the progress of the work each month, and the council will say on this page
what was done and what was not.</p></main></body></html>"""

article = newspaper.Article("https://council.example/inspection")
article.download(input_html=PAGE)
article.parse()
for name, text in (("newspaper4k", article.text), ("trafilatura", trafilatura.extract(PAGE))):
    lines = [line for line in text.splitlines() if "leaders" in line or "Help" in line]
    print(f"{name}:", lines, "the grade is a word:", "Inadequate" in text.replace("|", " ").split())
PROGRAM

cat > expected <<'SEEN'
newspaper4k: ['The impact of leadersInadequateHelp and protectionGood'] the grade is a word: False
trafilatura: ['| The impact of leaders | Inadequate | ', '| Help and protection | Good | '] the grade is a word: True
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
