#!/usr/bin/env bash
# pdf_oxide 0.3.78 beside pypdfium2 5.15.2, on a tagged page made with typst 0.15.2 (seen 1 December 2026, Python 3.11)
#
# One would think: a tagged PDF says itself which words belong to which cell, so that its table is read whole, above all in Markdown.
# It is so: where a cell's line is justified, pdf_oxide's `to_markdown` keeps the line's first word and leaves out the others, or some of
# them; they stand before the page's number at its foot. "Requires improvement to be good" is "Requires to be good", and what was good in 2022
# and is inadequate since then is "Good inadequate since then". The last line of a cell, which isn't justified, is whole, so short
# grades look right; so does its `extract_text` and, in words, PDFium.
# Ours: PDFium reads pages (watcher/reading/pdf.py), and a grade is stated only where two ways of reading agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pdf_oxide==0.3.78' 'pypdfium2==5.15.2' 'typst==0.15.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib

import pdf_oxide
import pypdfium2
import typst

PAGE = """#set text(lang: "en", hyphenate: false)
#set par(justify: {})
#set page(width: 12cm, height: 12cm, margin: 1cm, footer: [Page 1])
#table(columns: (4cm, 4.2cm),
  [*Judgement*], [*Grade*],
  [Leaders], [Requires improvement to be good],
  [Help], [Good in 2022 and inadequate since then],
  [Care], [Good])
"""
READERS = {
    "pdf_oxide, to_markdown": lambda name: pdf_oxide.PdfDocument(name).to_markdown(0),
    "pdf_oxide, extract_text": lambda name: pdf_oxide.PdfDocument(name).extract_text(0),
    "PDFium": lambda name: pypdfium2.PdfDocument(name)[0].get_textpage().get_text_range(),
}
for justified in ("true", "false"):
    pathlib.Path("report.typ").write_text(PAGE.format(justified))
    typst.compile("report.typ", output="report.pdf")
    print(f"justified: {justified}")
    for name, read in READERS.items():
        lines = [" ".join(line.split()) for line in read("report.pdf").splitlines()]
        print(f"    {name}:", " / ".join(line for line in lines if line))
PROGRAM

cat > expected <<'SEEN'
justified: true
    pdf_oxide, to_markdown: | Judgement | Grade | / |---|---| / | Leaders | Requires to be good | / | Help | Good inadequate since then | / | Care | Good | / improvement 2022 and Page 1
    pdf_oxide, extract_text: Judgement Grade / Leaders Requires improvement / to be good / Help Good in 2022 and / inadequate since then / Care Good / Page 1
    PDFium: Judgement Grade / Leaders Requires improvement / to be good / Help Good in 2022 and / inadequate since then / Care Good / Page 1
justified: false
    pdf_oxide, to_markdown: | Judgement | Grade | / |---|---| / | Leaders | Requires improvement to be good | / | Help | Good in 2022 and inadequate since then | / | Care | Good | / Page 1
    pdf_oxide, extract_text: Judgement Grade / Leaders Requires improvement / to be good / Help Good in 2022 and / inadequate since then / Care Good / Page 1
    PDFium: Judgement Grade / Leaders Requires improvement / to be good / Help Good in 2022 and / inadequate since then / Care Good / Page 1
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
