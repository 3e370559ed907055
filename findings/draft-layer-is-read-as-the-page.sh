#!/usr/bin/env bash
# Six readers of PDFs on a page with a layer that is switched off, made with pikepdf 10.18.0 (seen 30 November 2026)
#
# One would think: a layer that is switched off is read by none, as it is drawn by none and printed by none; or that PDFium and
# MuPDF, which both draw pages, read what they draw.
# It is so: PDFium 5.15.2 draws the page without the layer and reads the draft's grade beside the final one, as pypdf 7.1.1,
# pdfplumber 0.11.10, playa-pdf 1.1.0 and pdf_oxide 0.3.78 do. Of these six only PyMuPDF 2.0 leaves the layer out. A second
# reader "to be sure" is of the same mind, so two agree on a grade that nobody sees.
# Ours: none of 604 reports has a layer that is off; what contradicts a grade makes it a problem
# (watcher/reading/reports/agreement.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pypdfium2==5.15.2' 'pypdf==7.1.1' 'pdfplumber==0.11.10' 'playa-pdf==1.1.0' 'pdf_oxide==0.3.78' 'pymupdf==2.0' 'pikepdf==10.18.0' 'numpy==2.4.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdf_oxide
import pdfplumber
import pikepdf
import playa
import pymupdf
import pypdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

written = pikepdf.new()
written.add_blank_page(page_size=(595, 842))
draft, final = (written.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Draft", "Final"))
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
written.pages[0].Resources = Dictionary(Font=Dictionary(F=font), Properties=Dictionary(Draft=draft, Final=final))
text = "/OC /{0} BDC BT /F 14 Tf 72 {1} Td (Help and protection: {2}) Tj ET EMC\n"
drawn = text.format("Draft", 760, "good") + text.format("Final", 700, "inadequate")
written.pages[0].Contents = written.make_stream(drawn.encode())
shown = Dictionary(ON=Array([final]), OFF=Array([draft]), Order=Array([draft, final]))
written.Root.OCProperties = Dictionary(OCGs=Array([draft, final]), D=shown)
written.save("report.pdf")

layered = playa.open("report.pdf")
page = pypdfium2.PdfDocument("report.pdf")[0]
picture = page.render().to_numpy()
print("PDFium draws something of the draft:", bool((picture[70:90] < 128).any()))
print("PDFium draws something of the final:", bool((picture[130:150] < 128).any()))
read = {
    "PDFium": page.get_textpage().get_text_range(),
    "pypdf": pypdf.PdfReader("report.pdf").pages[0].extract_text(),
    "pdfplumber": pdfplumber.open("report.pdf").pages[0].extract_text(),
    "playa": layered.pages[0].extract_text(),
    "pdf_oxide": pdf_oxide.PdfDocument("report.pdf").extract_text(0),
    "PyMuPDF": pymupdf.open("report.pdf")[0].get_text(),
}
for reader, words in read.items():
    print(f"{reader}: {' | '.join(words.split(chr(10))).replace(chr(13), '').strip(' |')}")
PROGRAM

cat > expected <<'SEEN'
PDFium draws something of the draft: False
PDFium draws something of the final: True
PDFium: Help and protection: good | Help and protection: inadequate
pypdf: Help and protection: good | Help and protection: inadequate
pdfplumber: Help and protection: good | Help and protection: inadequate
playa: Help and protection: good | Help and protection: inadequate
pdf_oxide: Help and protection: good |  |  | Help and protection: inadequate
PyMuPDF: Help and protection: inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
