#!/usr/bin/env bash
# Five readers of .docx: python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, pypandoc-binary 1.17
# (seen 30 November 2026, Python 3.11)
#
# One would think: a paper's words in a text box are read once, as everybody sees them, or left out; and words that are formatted as
# hidden, which Word neither shows nor prints, are left out.
# It is so: Word writes a box twice, for itself and for older programs. python-docx reads neither; docx2txt and docx2python read both, so
# that a grade stands twice, one below the other, as if said of two; docx2python puts the box before the paragraph that it hangs on.
# pandoc reads one, and leaves out all other words of that paragraph. mammoth alone reads what one sees. Hidden words are read by all
# five, without a sign: a draft's grade that was hidden rather than deleted stands in the text.
# Ours: Word files are not read, but linked (watcher/reading); in a PDF two ways of different kinds have to agree on a grade.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'python-docx==1.2.0' 'docx2txt==0.9' 'docx2python==3.7.1' 'mammoth==1.13.0' 'pypandoc-binary==1.17'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

OFFICE = "http://schemas.openxmlformats.org"
NAMES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{OFFICE}/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
BOX = "<w:txbxContent><w:p><w:r><w:t>Kent: inadequate</w:t></w:r></w:p></w:txbxContent>"
SHAPE = f"""<w:r {" ".join(f'xmlns:{name}="{address}"' for name, address in NAMES.items())}><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="3000000" cy="600000"/>
<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Text Box 1"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{NAMES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{BOX}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape id="box" type="#_x0000_t202"><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""

paper = docx.Document()
paper.add_paragraph("First paragraph.")
paper.add_paragraph("The framed judgement.")._p.append(parse_xml(SHAPE))
paper.add_paragraph("Last paragraph. ").add_run("Draft: good").font.hidden = True
paper.save("paper.docx")

for name, text in (
    ("python-docx", "\n".join(each.text for each in docx.Document("paper.docx").paragraphs)),
    ("docx2txt", docx2txt.process("paper.docx")),
    ("docx2python", docx2python("paper.docx").text),
    ("mammoth", mammoth.extract_raw_text(open("paper.docx", "rb")).value),
    ("pandoc", pypandoc.convert_file("paper.docx", "plain")),
):
    print(f"{name}:", " | ".join(line.strip() for line in text.splitlines() if line.strip()))
PROGRAM

cat > expected <<'SEEN'
python-docx: First paragraph. | The framed judgement. | Last paragraph. Draft: good
docx2txt: First paragraph. | The framed judgement. | Kent: inadequate | Kent: inadequate | Last paragraph. Draft: good
docx2python: First paragraph. | Kent: inadequate | Kent: inadequate | The framed judgement. | Last paragraph. Draft: good
mammoth: First paragraph. | The framed judgement. | Kent: inadequate | Last paragraph. Draft: good
pandoc: First paragraph. | Kent: inadequate | Last paragraph. Draft: good
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
