#!/usr/bin/env bash
# pypdf 7.1.1 and pypdfium2 5.15.2 (seen 29 November 2026, Python 3.11)
#
# One would think: `extraction_mode="layout"`, which keeps a table's columns apart, reads what the plain mode reads.
# It is so: a page in landscape (/Rotate 90, and its text turned against that between a save and a restore, so that people see it
# upright) is empty in layout mode, which doesn't ask how the page is turned; a line of the log is all that tells. And a raised
# "th" or a footnote's figure tears its line: what follows stands above what came before, so "17th to 28th July 2026" begins with
# "th to" and its first day is on another line. The plain mode and PDFium read both as they are printed.
# Ours: PDFium's text, and its letters' places only to confirm a table (watcher/reading/pdf.py); tables of judgements are often
# landscape, and the days of an inspection often have a raised "th".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pypdf==7.1.1' 'pypdfium2==5.15.2' 'reportlab==5.1.0'

venv/bin/python - > seen 2> log <<'PROGRAM'
import io

import pypdf
import pypdfium2
from reportlab.pdfgen import canvas

sheet = io.BytesIO()
drawn = canvas.Canvas(sheet, pagesize=(595, 842))

text = drawn.beginText(50, 800)
for words, size, rise in (("Inspected: Monday 17", 11, 0), ("th", 7, 4), (" to Friday 28", 11, 0), ("th", 7, 4), (" July 2026", 11, 0)):
    text.setFont("Helvetica", size)
    text.setRise(rise)
    text.textOut(words)
drawn.drawText(text)
drawn.showPage()

drawn.setPageRotation(90)
drawn.setFont("Helvetica", 11)
drawn.saveState()
drawn.rotate(90)
for row, (what, grade) in enumerate((("Overall effectiveness", "Inadequate"), ("Leadership", "Good"))):
    drawn.drawString(50, -70 - 20 * row, what)
    drawn.drawString(250, -70 - 20 * row, grade)
drawn.restoreState()
drawn.showPage()
drawn.save()

pages = pypdf.PdfReader(sheet).pages
pdfium = pypdfium2.PdfDocument(sheet.getvalue())
for number, name in enumerate(("raised", "landscape")):
    page = pages[number]
    print(f"{name}, pypdf, layout:", page.extract_text(extraction_mode="layout").splitlines())
    print(f"{name}, pypdf, plain: ", page.extract_text().splitlines())
    print(f"{name}, PDFium:       ", pdfium[number].get_textpage().get_text_range().splitlines())
PROGRAM

cat > expected <<'SEEN'
raised, pypdf, layout: ['th to Friday 28th July 2026', 'Inspected: Monday 17']
raised, pypdf, plain:  ['Inspected: Monday 17th to Friday 28th July 2026']
raised, PDFium:        ['Inspected: Monday 17th to Friday 28th July 2026']
landscape, pypdf, layout: []
landscape, pypdf, plain:  ['Overall effectiveness', 'Inadequate', 'Leadership', 'Good']
landscape, PDFium:        ['Overall effectiveness Inadequate', 'Leadership Good']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
