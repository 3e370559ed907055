#!/usr/bin/env bash
# typst 0.15.2's PDFs read by pypdf 7.1.1, pdfplumber 0.11.10, pdfminer.six 20260107 beside pypdfium2 5.15.2, PyMuPDF 2.0 and pdf_oxide
# 0.3.78 (seen 1 December 2026, Python 3.11)
#
# One would think: the hyphen of "self-harm", in the middle of a line, is read as the sign that was typed, wherever else a word was broken.
# It is so: Typst draws typed hyphens and those at which it breaks words with one glyph, and a glyph has one meaning in a PDF's font. If the
# document's first hyphen is a broken word's, all of them are soft hyphens for the first three: "self-harm", "2026-27" and "Re-inspection" are
# found nowhere, and who takes soft hyphens out, as one does, has "selfharm" and "202627". If a typed one comes first, all is well, and
# what is broken ends in typed ones. Beside it stands what is meant (/ActualText), which the other three read.
# Ours: PDFium reads pages, and where it marks a broken word, a grade's own words are put together (watcher/reading/text.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'typst==0.15.2' 'pypdf==7.1.1' 'pdfplumber==0.11.10' 'pdfminer.six==20260107' 'pypdfium2==5.15.2' 'PyMuPDF==2.0' 'pdf_oxide==0.3.78'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib

import pdf_oxide
import pdfplumber
import pymupdf
import pypdf
import pypdfium2
import typst
from pdfminer.high_level import extract_text

LETTER = """#set text(lang: "en", region: "GB", hyphenate: true)
#set page(width: 7cm, height: 12cm, margin: 1cm)
{}

Children who self-harm wait.

Re-inspection is due in 2026-27.
"""
BROKEN = "The arrangements are disproportionately ineffective and deteriorating."
READERS = {
    "pypdf": lambda name: pypdf.PdfReader(name).pages[0].extract_text(),
    "pdfplumber": lambda name: pdfplumber.open(name).pages[0].extract_text(),
    "pdfminer.six": extract_text,
    "PDFium": lambda name: pypdfium2.PdfDocument(name)[0].get_textpage().get_text_range(),
    "PyMuPDF": lambda name: pymupdf.open(name)[0].get_text(),
    "pdf_oxide": lambda name: pdf_oxide.PdfDocument(name).extract_text(0),
}
for what, begins in (("a broken word first", BROKEN), ("a typed hyphen first", f"First-line staff.\n\n{BROKEN}")):
    pathlib.Path("letter.typ").write_text(LETTER.format(begins))
    typst.compile("letter.typ", output="letter.pdf")
    for name, read in READERS.items():
        text = read("letter.pdf")
        found = [word for word in ("self-harm", "Re-inspection", "2026-27") if word in text]
        print(f"{what}, {name}: {', '.join(found) or 'none of the three'}; soft hyphens: {text.count(chr(0xAD))}")
PROGRAM

cat > expected <<'SEEN'
a broken word first, pypdf: none of the three; soft hyphens: 5
a broken word first, pdfplumber: none of the three; soft hyphens: 5
a broken word first, pdfminer.six: none of the three; soft hyphens: 5
a broken word first, PDFium: self-harm, Re-inspection, 2026-27; soft hyphens: 0
a broken word first, PyMuPDF: self-harm, Re-inspection, 2026-27; soft hyphens: 2
a broken word first, pdf_oxide: self-harm, Re-inspection, 2026-27; soft hyphens: 2
a typed hyphen first, pypdf: self-harm, Re-inspection, 2026-27; soft hyphens: 0
a typed hyphen first, pdfplumber: self-harm, Re-inspection, 2026-27; soft hyphens: 0
a typed hyphen first, pdfminer.six: self-harm, Re-inspection, 2026-27; soft hyphens: 0
a typed hyphen first, PDFium: self-harm, Re-inspection, 2026-27; soft hyphens: 0
a typed hyphen first, PyMuPDF: self-harm, Re-inspection, 2026-27; soft hyphens: 2
a typed hyphen first, pdf_oxide: self-harm, Re-inspection, 2026-27; soft hyphens: 2
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
