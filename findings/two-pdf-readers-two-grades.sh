#!/usr/bin/env bash
# pypdfium2 5.15.2 beside pypdf 7.1.1, on a page made with reportlab 5.1.0 (seen 1 December 2026)
#
# One would think: two libraries may order a page's words differently, but the words are the same.
# It is so: a PDF can say what a stretch of it is to be read as (/ActualText, for screen readers, ligatures and initials; ISO
# 32000, 14.9.4). PDFium gives that text, pypdf the glyphs. "The two differ" doesn't
# mean that either is broken, and what is read may not be what is printed.
# Ours: we read as screen readers do; an alert carries the picture of the table, which shows what is printed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pypdfium2==5.15.2' 'pypdf==7.1.1' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pypdf
import pypdfium2
from reportlab.pdfgen import canvas


def read(name, draw):
    page = canvas.Canvas(f"{name}.pdf")
    draw(page)
    page.save()
    by_pdfium = pypdfium2.PdfDocument(f"{name}.pdf")[0].get_textpage().get_text_range().split()
    by_pypdf = pypdf.PdfReader(f"{name}.pdf").pages[0].extract_text().split()
    print(f"{name:12} pypdfium2 {by_pdfium}, pypdf {by_pypdf}")


def actual_text(page):
    page._code.append("/Span <</ActualText (Inadequate)>> BDC")
    page.drawString(72, 700, "I nadequate")
    page._code.append("EMC")


read("ActualText", actual_text)
PROGRAM

cat > expected <<'SEEN'
ActualText   pypdfium2 ['Inadequate'], pypdf ['I', 'nadequate']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
