#!/usr/bin/env bash
# pdfplumber 0.11.10, pdfminer.six 20260107 beside pypdf 7.1.1 and pypdfium2 5.15.2 (seen 30 November 2026, Python 3.11)
#
# One would think: words that stand on their side, as the headings of narrow columns do, are read as words, or are left out.
# It is so: pdfplumber reads them from above to below whichever way they stand: "Leaders: inadequate", written upwards, is "etauqedani :sredaeL",
# so that no search finds it and nothing is missing that one could count. pdfminer.six gives each letter a
# line, backwards as well; with `detect_vertical=True`, which is off, it reads them. A heading that is set wide ("I N A D E Q U A T E", four points
# between letters) is ten words for the first, and for the second always. pypdf and PDFium read all of it.
# Ours: reports are read by PDFium (watcher/reading/pdf.py); pypdf is the second reader of the tests.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pdfplumber==0.11.10' 'pdfminer.six==20260107' 'pypdf==7.1.1' 'pypdfium2==5.15.2' 'reportlab==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io

import pdfplumber
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
from reportlab.pdfgen.canvas import Canvas


def page(*, turned: int, wide: float) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 780, "Judgements of July 2026")
    canvas.translate(100, 600)
    canvas.rotate(turned)
    canvas.drawString(0, 0, "Leaders: inadequate", charSpace=wide)
    canvas.save()
    return file.getvalue()


def lines(text: str) -> str:
    found = [each.strip() for each in text.replace("Judgements of July 2026", "\n").split("\n")]
    return " / ".join(each for each in found if each)


PAGES = {
    "as usual": page(turned=0, wide=0),
    "upwards": page(turned=90, wide=0),
    "downwards": page(turned=-90, wide=0),
    "set wide": page(turned=0, wide=4),
}
for name, file in PAGES.items():
    print(name)
    read = {
        "pdfplumber": pdfplumber.open(io.BytesIO(file)).pages[0].extract_text(),
        "pdfminer.six": extract_text(io.BytesIO(file)),
        "pdfminer.six, detect_vertical": extract_text(io.BytesIO(file), laparams=LAParams(detect_vertical=True)),
        "pypdf": pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text(),
        "PDFium": pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range().replace("\r", ""),
    }
    for reader, text in read.items():
        print(f"    {reader}: {lines(text)}")
PROGRAM

cat > expected <<'SEEN'
as usual
    pdfplumber: Leaders: inadequate
    pdfminer.six: Leaders: inadequate
    pdfminer.six, detect_vertical: Leaders: inadequate
    pypdf: Leaders: inadequate
    PDFium: Leaders: inadequate
upwards
    pdfplumber: etauqedani / :sredaeL
    pdfminer.six: e / t / a / u / q / e / d / a / n / i / : / s / r / e / d / a / e / L
    pdfminer.six, detect_vertical: Leaders: inadequate
    pypdf: Leaders: inadequate
    PDFium: Leaders: inadequate
downwards
    pdfplumber: Leaders: / inadequate
    pdfminer.six: L / e / a / d / e / r / s / : / i / n / a / d / e / q / u / a / t / e
    pdfminer.six, detect_vertical: Leaders: inadequate
    pypdf: Leaders: inadequate
    PDFium: Leaders: inadequate
set wide
    pdfplumber: L e a d e r s : i n a d e q u a t e
    pdfminer.six: L e a d e r s :   i n a d e q u a t e
    pdfminer.six, detect_vertical: L e a d e r s :   i n a d e q u a t e
    pypdf: Leaders: inadequate
    PDFium: Leaders: inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
