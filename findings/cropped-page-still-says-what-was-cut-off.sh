#!/usr/bin/env bash
# pypdfium2 5.15.2 beside pypdf 7.1.1, on a page made with reportlab 5.1.0 (seen 28 November 2026)
#
# One would think: the text of a page is what is on the page; where a page was cropped, what was cut off is gone, above all for
# the method that is documented to read "the page".
# It is so: `get_text_range()` reads what lies outside the crop box too, and so does pypdf: two independent readers agree on a
# grade that no reader of the report can see. `get_text_bounded()`, of the same page object and without arguments, leaves
# it out. So two methods that usually give the same text differ just where it matters: a draft's table that was cut off, or
# the printer's lines beside the page.
# Ours: what was cut off is read; what contradicts a grade makes it a problem (watcher/reading/reports/agreement.py).
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

page = canvas.Canvas("report.pdf", pagesize=(595, 842))
page.drawString(72, 700, "Help and protection: inadequate")
page.drawString(72, 100, "Draft. Help and protection: good")
page.save()

writer = pypdf.PdfWriter(clone_from="report.pdf")
writer.pages[0].cropbox = pypdf.generic.RectangleObject((0, 200, 595, 842))
writer.write("cropped.pdf")

text = pypdfium2.PdfDocument("cropped.pdf")[0].get_textpage()
print("pypdfium2 get_text_range:  ", text.get_text_range().splitlines())
print("pypdfium2 get_text_bounded:", text.get_text_bounded().splitlines())
print("pypdf extract_text:        ", pypdf.PdfReader("cropped.pdf").pages[0].extract_text().splitlines())
PROGRAM

cat > expected <<'SEEN'
pypdfium2 get_text_range:   ['Help and protection: inadequate', 'Draft. Help and protection: good']
pypdfium2 get_text_bounded: ['Help and protection: inadequate']
pypdf extract_text:         ['Help and protection: inadequate', 'Draft. Help and protection: good']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
