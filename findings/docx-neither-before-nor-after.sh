#!/usr/bin/env bash
# python-docx 1.2.0 beside docx2txt and mammoth (seen 28 November 2026)
#
# One would think: the text of a council's paper with tracked changes is the old text or the new one.
# It is so: python-docx gives neither. What was inserted is not in `paragraph.text`, and what was deleted isn't either: "judged
# services [good] {inadequate}" is read as "judged services ." The same holds for what stands in a content control (the
# fields of a form, and whole paragraphs in one), so that a committee's form reads "Outcome: " and a paragraph is missing
# without a trace. docx2txt and mammoth read the new text and the controls.
# Ours: Word files are not read, but linked; whoever adds them needs another reader than the best known one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'python-docx==1.2.0' 'docx2txt==0.9' 'mammoth==1.11.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WORD = nsdecls("w")
TRACKED = f"""<w:p {WORD}><w:r><w:t xml:space="preserve">Inspectors judged services </w:t></w:r>
<w:del w:id="1" w:author="Clerk" w:date="2026-08-03T09:00:00Z"><w:r><w:delText>good</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="Clerk" w:date="2026-08-03T09:00:00Z"><w:r><w:t>inadequate</w:t></w:r></w:ins>
<w:r><w:t>.</w:t></w:r></w:p>"""
FIELD = f"""<w:p {WORD}><w:r><w:t xml:space="preserve">Outcome: </w:t></w:r>
<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>inadequate</w:t></w:r></w:sdtContent></w:sdt></w:p>"""
BLOCK = f"""<w:sdt {WORD}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>A plan is due.</w:t></w:r></w:p></w:sdtContent></w:sdt>"""

paper = docx.Document()
for at, part in enumerate((TRACKED, FIELD, BLOCK)):
    paper.element.body.insert(at, parse_xml(part))
paper.save("paper.docx")

print("python-docx:", [each.text for each in docx.Document("paper.docx").paragraphs])
print("docx2txt:   ", [line for line in docx2txt.process("paper.docx").splitlines() if line])
with open("paper.docx", "rb") as file:
    print("mammoth:    ", [line for line in mammoth.extract_raw_text(file).value.splitlines() if line])
PROGRAM

cat > expected <<'SEEN'
python-docx: ['Inspectors judged services .', 'Outcome: ']
docx2txt:    ['Inspectors judged services inadequate.', 'Outcome: inadequate', 'A plan is due.']
mammoth:     ['Inspectors judged services inadequate.', 'Outcome: inadequate', 'A plan is due.']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
