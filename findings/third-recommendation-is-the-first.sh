#!/usr/bin/env bash
# mammoth 1.13.0, markitdown 0.1.9, python-docx 1.2.0, docx2txt 0.9 beside pandoc 3.9 (pypandoc-binary 1.17), on a paper made with
# python-docx (seen 30 November 2026, Python 3.11)
#
# One would think: a paper's recommendation 3 is number 3 for what reads it, or has no number; and a box that is ticked differs from one
# that isn't.
# It is so: Word counts a numbered list on over the headings in it, as papers with a heading for each area have it. mammoth, and
# markitdown by it, begin anew below each heading: there are three recommendations 1, and none has the number by which the paper speaks
# of it below ("Recommendation 3 is not met"). python-docx and docx2txt have no numbers at all, nor the symbols that Word puts in from
# Wingdings, the usual tick among them: "Met:" is all they read of a ticked box and of an empty one. pandoc has numbers and ticks.
# Ours: a .docx is told as a file that is no PDF, for somebody to look into; paragraphs' numbers are those that a PDF's page prints.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'mammoth==1.13.0' 'markitdown==0.1.9' 'python-docx==1.2.0' 'docx2txt==0.9' 'pypandoc-binary==1.17'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import re

import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from markitdown import MarkItDown

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
paper = docx.Document()
for area, recommended in (("Leaders", "Review all plans"), ("Help", "Train all staff"), ("Care", "Visit all children")):
    paper.add_heading(area)
    paper.add_paragraph(f"{recommended}.", style="List Number")
paper.add_paragraph("Recommendation 3 is not met.")
for box in ("F0FE", "F0A8"):
    line = paper.add_paragraph("Met: ")
    line._p.append(parse_xml(f'<w:r {WORD}><w:sym w:font="Wingdings" w:char="{box}"/></w:r>'))
paper.save("paper.docx")

readers = {
    "mammoth": lambda: mammoth.convert_to_markdown("paper.docx").value,
    "markitdown": lambda: MarkItDown().convert("paper.docx").markdown,
    "python-docx": lambda: "\n".join(each.text for each in docx.Document("paper.docx").paragraphs),
    "docx2txt": lambda: docx2txt.process("paper.docx"),
    "pandoc": lambda: pypandoc.convert_file("paper.docx", "markdown"),
}
for name, read in readers.items():
    text = read()
    numbers = re.findall(r"(\d*)\W*(?:Review|Train|Visit) all", text)
    boxes = [each.strip() for each in re.findall(r"Met:(.*)", text)]
    print(f"{name}: numbers", ", ".join(each or "none" for each in numbers) + "; the boxes are", "different" if len(set(boxes)) == 2 else f"both {boxes[0]!r}")
PROGRAM

cat > expected <<'SEEN'
mammoth: numbers 1, 1, 1; the boxes are different
markitdown: numbers 1, 1, 1; the boxes are different
python-docx: numbers none, none, none; the boxes are both ''
docx2txt: numbers none, none, none; the boxes are both ''
pandoc: numbers 1, 2, 3; the boxes are different
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
