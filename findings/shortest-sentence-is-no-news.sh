#!/usr/bin/env bash
# goose3 3.1.22, jusText 3.0.2, readability-lxml 0.9, Resiliparse 2.0.1, trafilatura 2.3.1 (seen 29 November 2026, Python 3.11)
#
# One would think: what takes the text of an article out of a page keeps its short paragraphs, its lists and its tables too.
# It is so: all keep four long paragraphs, and four of five drop, each in other places, the few words for which the page is watched:
# goose3 wherever they stand, jusText as the first line, the last one or a link, readability a table, Resiliparse a list.
# Ours: nothing picks an article out of a page; what a feed, GOV.UK or a council's minutes give of a piece is read whole.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pip==26.0.1' # an older one stops at lxml's extras
venv/bin/python -m pip install --quiet --disable-pip-version-check 'trafilatura==2.3.1' 'goose3==3.1.22' 'justext==3.0.2' 'readability-lxml==0.9' 'resiliparse==2.0.1' 'lxml_html_clean==0.4.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import justext
import trafilatura
from goose3 import Goose
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

LONG = [
    "Inspectors came to the county in June and looked at how the council and its partners help families who come to them for the "
    "first time, and at what social workers can do when they have more children to see than they should have.",
    "They spoke with children, with their parents and carers, with foster carers and with the people who work with them, and they "
    "read the records of some sixty children from the last two years in all parts of the county.",
    "The leader of the council said that the work to make things better had begun in the spring, that money had been set aside for "
    "forty social workers and that a new director would come to the council in the autumn of this year.",
    "A commissioner whom the government sends will look at whether the council can run these services on its own or whether they "
    "should be given to a trust, as has been done in a number of other places in the country.",
]
FIRST, *OTHERS = (f"<p>{each}</p>" for each in LONG)
REST = "".join(OTHERS)
PLACES = {
    "first line": f"<p><strong>Ofsted: inadequate.</strong></p>{FIRST}{REST}",
    "between": f"{FIRST}<p>It is inadequate.</p>{REST}",
    "last line": f"{FIRST}{REST}<p>The grade: inadequate.</p>",
    "heading": f"{FIRST}<h2>Judged inadequate</h2>{REST}",
    "list": f"{FIRST}<ul><li>Overall: inadequate</li><li>Care leavers: good</li></ul>{REST}",
    "table": f"{FIRST}<table><tr><th>Overall</th><td>inadequate</td></tr></table>{REST}",
    "link": f'{FIRST}<p><a href="/report">Services are judged inadequate</a></p>{REST}',
}
PAGE = "<html><head><title>Inspection</title></head><body><article><h1>Inspection</h1>{}</article></body></html>"


def by_justext(page):
    return " ".join(each.text for each in justext.justext(page, justext.get_stoplist("English")) if not each.is_boilerplate)


WAYS = {
    "goose3": lambda page: Goose({"enable_image_fetching": False}).extract(raw_html=page).cleaned_text,
    "jusText": by_justext,
    "readability": lambda page: Document(page).summary(),
    "Resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "trafilatura": trafilatura.extract,
}
for name, text_of in WAYS.items():
    texts = {place: " ".join(text_of(PAGE.format(body)).split()) for place, body in PLACES.items()}
    assert all(each in text for text in texts.values() for each in LONG)
    print(f"{name:12} drops:", ", ".join(place for place, text in texts.items() if "inadequate" not in text) or "none")
PROGRAM

cat > expected <<'SEEN'
goose3       drops: first line, between, last line, heading, list, table, link
jusText      drops: first line, last line, link
readability  drops: table
Resiliparse  drops: list
trafilatura  drops: none
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
