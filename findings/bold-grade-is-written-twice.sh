#!/usr/bin/env bash
# pypdfium2 5.15.2, pdfplumber 0.11.10, pypdf 7.1.1 (seen 28 November 2026, Python 3.11)
#
# One would think: a grade in a poor man's bold (the word drawn twice, the second time a third of a point to the right, as writers of
# PDFs do where a font has no bold) is one word for every reader; or each draws its own conclusion, but a word.
# It is so: pdfplumber reads each letter twice, "IInnaaddeeqquuaattee", where no search for the grade finds it, and its
# dedupe_chars() mends that to one point's distance and not beyond; pypdf reads the grade twice, one below the other, so that
# a table of judgements has a row too many; PDFium, as browsers do, reads what a person sees.
# Ours: PDFium reads; the second way to a grade knows the rows by their labels; a report drawn twice is a test.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pypdfium2==5.15.2' 'pdfplumber==0.11.10' 'pypdf==7.1.1' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdfplumber
import pypdf
import pypdfium2
from reportlab.pdfgen import canvas

for shift in (0.33, 1.2):
    drawn = canvas.Canvas("report.pdf")
    for at in (72, 72 + shift):
        drawn.drawString(at, 700, "Inadequate")
    drawn.save()
    page = pdfplumber.open("report.pdf").pages[0]
    print(f"{shift:.2f} points apart")
    print("  PDFium    ", repr(pypdfium2.PdfDocument("report.pdf")[0].get_textpage().get_text_range()))
    print("  pdfplumber", repr(page.extract_text()), "or", repr(page.dedupe_chars().extract_text()))
    print("  pypdf     ", repr(pypdf.PdfReader("report.pdf").pages[0].extract_text().strip()))
PROGRAM

cat > expected <<'SEEN'
0.33 points apart
  PDFium     'Inadequate'
  pdfplumber 'IInnaaddeeqquuaattee' or 'Inadequate'
  pypdf      'Inadequate\nInadequate'
1.20 points apart
  PDFium     'Inadequate'
  pdfplumber 'IInnaaddeeqquuaattee' or 'IInnaaddeeqquuaattee'
  pypdf      'Inadequate\nInadequate'
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
