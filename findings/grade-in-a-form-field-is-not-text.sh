#!/usr/bin/env bash
# pypdfium2 5.15.2, pypdf 7.1.1 and pdfplumber 0.11.10, on a page made with reportlab 5.1.0 (seen 28 November 2026)
#
# One would think: a word that a reader of the page sees, and that PDFium draws, is in the page's text; at least after
# `init_forms()`, which is what makes PDFium draw it.
# It is so: a letter that was filled in from a template keeps its words in form fields, and none of three readers gives them, with or
# without forms: the label is there and the grade is not. pypdf knows the fields, in another place and without their
# place on the page. Worse than nothing: where the next line begins with a grade's word, it now follows the label.
# Ours: a judgement is stated where a label and its own grade stand together, twice; a label without one is "could not be read with
# certainty" with the link (watcher/reading/reports/agreement.py), and that a report has words in form fields is said
# (watcher/reading/document.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pypdfium2==5.15.2' 'pypdf==7.1.1' 'pdfplumber==0.11.10' 'reportlab==5.1.0' 'pillow==12.3.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdfplumber
import pypdf
import pypdfium2
from reportlab.pdfgen import canvas

page = canvas.Canvas("letter.pdf", pagesize=(595, 842))
page.drawString(72, 700, "Overall effectiveness:")
page.acroForm.textfield(name="overall", value="inadequate", x=220, y=690, width=120, height=20, borderWidth=0)
page.drawString(72, 670, "Good work with partners was seen.")
page.save()


def inked(document):
    """Whether something dark is drawn where the field is."""
    drawn = document[0].render(crop=(230, 690, 595 - 330, 842 - 710)).to_pil().convert("L")
    return min(drawn.getdata()) < 100


for forms in (False, True):
    document = pypdfium2.PdfDocument("letter.pdf")
    if forms:
        document.init_forms()
    print(f"pypdfium2, forms {forms}:", document[0].get_textpage().get_text_range().splitlines(), "drawn:", inked(document))
reader = pypdf.PdfReader("letter.pdf")
print("pypdf:", reader.pages[0].extract_text().split("\n"), "fields:", reader.get_form_text_fields())
print("pdfplumber:", pdfplumber.open("letter.pdf").pages[0].extract_text().splitlines())
PROGRAM

cat > expected <<'SEEN'
pypdfium2, forms False: ['Overall effectiveness:', 'Good work with partners was seen.'] drawn: False
pypdfium2, forms True: ['Overall effectiveness:', 'Good work with partners was seen.'] drawn: True
pypdf: ['Overall effectiveness:', 'Good work with partners was seen.', ''] fields: {'overall': 'inadequate'}
pdfplumber: ['Overall effectiveness:', 'Good work with partners was seen.']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
