#!/usr/bin/env bash
# inscriptis 2.7.6, html-text 0.7.1, selectolax 1.0.2 beside Resiliparse 2.0.1 and markdownify 1.2.3 (seen 30 November 2026, Python 3.11)
#
# One would think: what makes text of a page joins what has no space between it on the screen: the large first letter of an article and
# the rest of its word, and a long word that may be broken at `<wbr>`.
# It is so: many papers write an article's first letter as an element of its own, and many articles begin with a council. "Kent County
# Council" is "K ent County Council" for inscriptis and html-text, so that no list of councils finds it, and "In<wbr>adequate" is "In adequate"
# for html-text. selectolax gives both words whole, until it is asked for a separator, without which it makes one word of a table's
# cells. Two others keep both words.
# Ours: until 30 November 2026 both were torn; now a large first letter is joined to its word, and `<wbr>` parts none
# (watcher/sources/plain_text.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'inscriptis==2.7.6' 'html-text==0.7.1' 'selectolax==1.0.2' 'Resiliparse==2.0.1' 'markdownify==1.2.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import re

import html_text
import inscriptis
from markdownify import markdownify
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

PAGE = """<html><head><title>News</title></head><body><article>
<p><span class="dropcap">K</span>ent County Council is to be told what to do.</p>
<p>In<wbr>adequate is what they call the help that children get.</p>
<table><tr><td>Leaders</td><td>Inadequate</td></tr></table>
</article></body></html>"""

readers = {
    "inscriptis": inscriptis.get_text,
    "html-text": html_text.extract_text,
    "selectolax": lambda page: LexborHTMLParser(page).text(),
    "selectolax, separator": lambda page: LexborHTMLParser(page).text(separator=" "),
    "Resiliparse": extract_plain_text,
    "markdownify": markdownify,
}
for name, read in readers.items():
    found = re.findall(r"K ?ent County Council|In ?adequate is|Leaders\W*Inadequate", " ".join(read(PAGE).split()))
    print(f"{name}:", ", ".join(found))
PROGRAM

cat > expected <<'SEEN'
inscriptis: K ent County Council, Inadequate is, Leaders Inadequate
html-text: K ent County Council, In adequate is, Leaders Inadequate
selectolax: Kent County Council, Inadequate is, LeadersInadequate
selectolax, separator: K ent County Council, In adequate is, Leaders Inadequate
Resiliparse: Kent County Council, Inadequate is, Leaders Inadequate
markdownify: Kent County Council, Inadequate is, Leaders | Inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
