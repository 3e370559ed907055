#!/usr/bin/env bash
# pdfplumber 0.11.10, pdfminer.six 20260107, PyMuPDF 2.0 beside pypdfium2 5.15.2, pypdf 7.1.1 and pdf_oxide 0.3.78, on a page made with
# reportlab 5.1.0 (seen 30 November 2026, Python 3.11)
#
# One would think: a tick under "Good" is read as a tick, or is left out as a picture is.
# It is so: the ticks of PDFs come from ZapfDingbats, one of the 14 fonts that every reader of PDFs knows, in which the tick has the code
# of the figure 4 and the cross that of 8. pdfplumber and pdfminer.six give the code: an area that is ticked as good is "4", which is
# how Ofsted numbers inadequate, in the page's text and in the table. PyMuPDF gives a control character, without which nothing
# stands behind the area. The three others give ticks.
# Ours: PDFium reads, and a report's grade is one of its scale's words, never a figure.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pdfplumber==0.11.10' 'pdfminer.six==20260107' 'PyMuPDF==2.0' 'pypdfium2==5.15.2' 'pypdf==7.1.1' 'pdf_oxide==0.3.78' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdf_oxide
import pdfplumber
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfgen.canvas import Canvas

SCALE = ("Outstanding", "Good", "Inadequate")
page = Canvas("ticks.pdf")
rows = (("", SCALE), ("Leaders", ("", "\N{HEAVY CHECK MARK}", "")), ("Care leavers", ("", "", "\N{HEAVY BALLOT X}")))
for line, (area, cells) in enumerate(rows):
    for column, word in enumerate((area, *cells)):
        page.setFont("Helvetica" if word in (area, *SCALE) else "ZapfDingbats", 11)
        page.drawString(65 + 100 * column, 705 - 24 * line, word)
page.grid([60 + 100 * column for column in range(5)], [722 - 24 * line for line in range(4)])
page.save()

plumbed = pdfplumber.open("ticks.pdf").pages[0]
texts = {
    "pdfplumber": plumbed.extract_text(),
    "pdfminer.six": extract_text("ticks.pdf"),
    "PyMuPDF": pymupdf.open("ticks.pdf")[0].get_text(),
    "PDFium": pypdfium2.PdfDocument("ticks.pdf")[0].get_textpage().get_text_range(),
    "pypdf": pypdf.PdfReader("ticks.pdf").pages[0].extract_text(),
    "pdf_oxide": pdf_oxide.PdfDocument("ticks.pdf").extract_text(0),
}
for name, text in texts.items():
    lines = " / ".join(line.strip(" ") for line in text.replace("\f", "").splitlines() if line.strip(" "))
    print(f"{name}:", "".join(each if each.isprintable() else f"U+{ord(each):04X}" for each in lines).encode("ascii", "namereplace").decode())
print("pdfplumber's table:", plumbed.extract_table()[1:])
PROGRAM

cat > expected <<'SEEN'
pdfplumber: Outstanding Good Inadequate / Leaders 4 / Care leavers 8
pdfminer.six: Outstanding / Good / Inadequate / Leaders / Care leavers / 4 / 8
PyMuPDF: Outstanding / Good / Inadequate / Leaders / U+0014 / Care leavers / U+0018
PDFium: Outstanding Good Inadequate / Leaders \N{HEAVY CHECK MARK} / Care leavers \N{HEAVY BALLOT X}
pypdf: Outstanding / Good / Inadequate / Leaders / \N{HEAVY CHECK MARK} / Care leavers / \N{HEAVY BALLOT X}
pdf_oxide: Outstanding Good Inadequate / Leaders \N{HEAVY CHECK MARK} / Care leavers \N{HEAVY BALLOT X}
pdfplumber's table: [['Leaders', '', '4', ''], ['Care leavers', '', '', '8']]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
