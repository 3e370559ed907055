#!/usr/bin/env bash
# pdfminer.six 20260107, pypdf 7.1.1 in layout mode beside pypdfium2 5.15.2 and pdfplumber 0.11.10, on a page made with reportlab 5.1.0
# (seen 30 November 2026, Python 3.11)
#
# One would think: it doesn't matter to a page's text whether its table was drawn on the page or, as programs do with what comes from
# another file, once as a form (a "form XObject") that the page then shows: people see the same.
# It is so: `extract_text` of pdfminer.six takes such a form for a picture. Its words come without spaces or lines, after all else:
# "Overall effectivenessInadequateLeadershipGood", in which no word "Inadequate" is found. `LAParams(all_texts=True)` gives areas,
# then grades. pypdf's layout mode, which is there for tables, has none of the words, without a line in its log. pypdf's plain
# mode, pdfplumber, which stands on pdfminer.six, and PDFium read row by row.
# Ours: PDFium reads pages (watcher/reading/pdf.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pdfminer.six==20260107' 'pypdf==7.1.1' 'pypdfium2==5.15.2' 'pdfplumber==0.11.10' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdfplumber
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
from reportlab.pdfgen.canvas import Canvas

ROWS = (("Overall effectiveness", "Inadequate"), ("Leadership", "Good"), ("Help and protection", "Requires improvement"))


def draw(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for at, (area, grade) in enumerate(ROWS):
        canvas.drawString(72, 700 - 20 * at, area)
        canvas.drawString(300, 700 - 20 * at, grade)


for name, in_a_form in (("on-the-page.pdf", False), ("in-a-form.pdf", True)):
    canvas = Canvas(name)
    canvas.drawString(72, 740, "Judgements of Kent")
    if in_a_form:
        canvas.beginForm("table")
        draw(canvas)
        canvas.endForm()
        canvas.doForm("table")
    else:
        draw(canvas)
    canvas.drawString(72, 600, "Children are not safe.")
    canvas.save()
    print(f"{name}:")
    for way, text in (
        ("pdfminer.six", extract_text(name)),
        ("pdfminer.six, all_texts", extract_text(name, laparams=LAParams(all_texts=True))),
        ("pypdf", pypdf.PdfReader(name).pages[0].extract_text()),
        ("pypdf, layout", pypdf.PdfReader(name).pages[0].extract_text(extraction_mode="layout")),
        ("pdfplumber", pdfplumber.open(name).pages[0].extract_text()),
        ("PDFium", pypdfium2.PdfDocument(name)[0].get_textpage().get_text_bounded()),
    ):
        lines = (" ".join(each.split()) for each in text.splitlines())
        print(f"    {way}:", " / ".join(each for each in lines if each))
PROGRAM

cat > expected <<'SEEN'
on-the-page.pdf:
    pdfminer.six: Judgements of Kent / Overall effectiveness / Leadership / Help and protection / Children are not safe. / Inadequate / Good / Requires improvement
    pdfminer.six, all_texts: Judgements of Kent / Overall effectiveness / Leadership / Help and protection / Children are not safe. / Inadequate / Good / Requires improvement
    pypdf: Judgements of Kent / Overall effectiveness / Inadequate / Leadership / Good / Help and protection / Requires improvement / Children are not safe.
    pypdf, layout: Judgements of Kent / Overall effectiveness Inadequate / Leadership Good / Help and protection Requires improvement / Children are not safe.
    pdfplumber: Judgements of Kent / Overall effectiveness Inadequate / Leadership Good / Help and protection Requires improvement / Children are not safe.
    PDFium: Judgements of Kent / Overall effectiveness Inadequate / Leadership Good / Help and protection Requires improvement / Children are not safe.
in-a-form.pdf:
    pdfminer.six: Judgements of Kent / Children are not safe. / Overall effectivenessInadequateLeadershipGoodHelp and protectionRequires improvement
    pdfminer.six, all_texts: Judgements of Kent / Children are not safe. / Overall effectiveness / Leadership / Help and protection / Inadequate / Good / Requires improvement
    pypdf: Judgements of Kent / Overall effectiveness / Inadequate / Leadership / Good / Help and protection / Requires improvement / Children are not safe.
    pypdf, layout: Judgements of Kent / Children are not safe.
    pdfplumber: Judgements of Kent / Overall effectiveness Inadequate / Leadership Good / Help and protection Requires improvement / Children are not safe.
    PDFium: Judgements of Kent / Overall effectiveness Inadequate / Leadership Good / Help and protection Requires improvement / Children are not safe.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
