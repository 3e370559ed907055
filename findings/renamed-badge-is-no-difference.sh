#!/usr/bin/env bash
# lxml 6.1.3, `lxml.html.diff.htmldiff` (seen 29 November 2026, Python 3.11)
#
# One would think: the difference of two pages, as htmldiff marks it, is empty only if nothing that people read or hear has changed.
# It is so: a picture is compared by its address alone. A badge that stays at its address and is now called "Inadequate", for people
# who have pages read to them and for people whose mail shows no pictures, is no difference; nor is a title or what a class draws.
# The page it gives holds the new word, unmarked. What only a link's address says it marks.
# Ours: no difference of pages is told; a report in which no grade stands in words is told as "please check".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'lxml==6.1.3' 'lxml_html_clean==0.4.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import importlib.metadata

from lxml.html import diff

print("lxml", importlib.metadata.version("lxml"))
for before, after in (
    ('<p>Exampleshire <img src="grade.svg" alt="Good"></p>', '<p>Exampleshire <img src="grade.svg" alt="Inadequate"></p>'),
    ('<p title="Good" class="grade-2">Exampleshire</p>', '<p title="Inadequate" class="grade-4">Exampleshire</p>'),
    ('<p><a href="/report-1">Exampleshire</a></p>', '<p><a href="/report-2">Exampleshire</a></p>'),
    ("<p>Exampleshire: Good</p>", "<p>Exampleshire: Inadequate</p>"),
):
    marked = diff.htmldiff(before, after)
    print("marked:  " if "<ins>" in marked else "unmarked:", after)
PROGRAM

cat > expected <<'SEEN'
lxml 6.1.3
unmarked: <p>Exampleshire <img src="grade.svg" alt="Inadequate"></p>
unmarked: <p title="Inadequate" class="grade-4">Exampleshire</p>
marked:   <p><a href="/report-2">Exampleshire</a></p>
marked:   <p>Exampleshire: Inadequate</p>
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
