#!/usr/bin/env bash
# pdf_oxide 0.3.78 beside pypdfium2 5.15.2 (seen 30 November 2026, Python 3.11)
#
# One would think: a table of judgements without lines, two columns of words, is read row by row, as one with lines is.
# It is so: pdf_oxide gives all areas, then the paragraph that follows the table, then all grades, without a word of doubt, in its
# Markdown and in its text; whoever takes the grade next to "Overall effectiveness" finds the sentence after the table. With
# lines around the cells it pairs them; PDFium pairs them either way. Of Ofsted's tables some have lines and some colours.
# Ours: places of words give rows, and a judgement is told only where a second way finds the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pdf_oxide==0.3.78' 'reportlab==5.1.0' 'pypdfium2==5.15.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pdf_oxide
import pypdfium2
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

ROWS = (
    ("Judgement", "Grade"),
    ("The impact of leaders on practice", "Good"),
    ("The experiences of children who need help", "Inadequate"),
    ("The experiences of children in care", "Good"),
    ("Overall effectiveness", "Inadequate"),
)
words = getSampleStyleSheet()
lines = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])


def shown(name: str, *, with_lines: bool) -> None:
    cells = [[Paragraph(each, words["BodyText"]) for each in row] for row in ROWS]
    table = Table(cells, colWidths=[260, 180], style=lines if with_lines else None)
    SimpleDocTemplate(name).build([Paragraph("Inspection of children's services", words["Title"]), table,
                                   Paragraph("Help for children has become worse.", words["BodyText"])])
    document = pdf_oxide.PdfDocument(name)
    texts = {"Markdown": document.to_markdown(0), "text": document.extract_text(0), "PDFium": pypdfium2.PdfDocument(name)[0].get_textpage().get_text_bounded()}
    for kind, text in texts.items():
        print(f"{name}, {kind}:", "; ".join(" ".join(line.split()) for line in text.splitlines() if line.strip(" |-")))


shown("lines.pdf", with_lines=True)
shown("no-lines.pdf", with_lines=False)
PROGRAM

cat > expected <<'SEEN'
lines.pdf, Markdown: **Inspection of children's services**; | Judgement | Grade |; | The impact of leaders on practice | Good |; | The experiences of children who need help | Inadequate |; | The experiences of children in care | Good |; | Overall effectiveness | Inadequate |; Help for children has become worse.
lines.pdf, text: Inspection of children's services; Judgement Grade; The impact of leaders on practice Good; The experiences of children who need help Inadequate; The experiences of children in care Good; Overall effectiveness Inadequate; Help for children has become worse.
lines.pdf, PDFium: Inspection of children's services; Judgement Grade; The impact of leaders on practice Good; The experiences of children who need help Inadequate; The experiences of children in care Good; Overall effectiveness Inadequate; Help for children has become worse.
no-lines.pdf, Markdown: # Inspection of children's services; Judgement; The impact of leaders on practice; The experiences of children who need help; The experiences of children in care; Overall effectiveness; Help for children has become worse.; Grade; Good; Inadequate; Good; Inadequate
no-lines.pdf, text: Inspection of children's services; Judgement; The impact of leaders on practice; The experiences of children who need help; The experiences of children in care; Overall effectiveness; Help for children has become worse.; Grade; Good; Inadequate; Good; Inadequate
no-lines.pdf, PDFium: Inspection of children's services; Judgement Grade; The impact of leaders on practice Good; The experiences of children who need help Inadequate; The experiences of children in care Good; Overall effectiveness Inadequate; Help for children has become worse.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
