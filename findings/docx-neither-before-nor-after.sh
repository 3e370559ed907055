#!/usr/bin/env bash
# python-docx 1.2.0 beside docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0 and markitdown 0.1.9 (seen 1 December 2026, Python 3.11)
#
# One would think: the text of a council's paper with tracked changes is the old text or the new one, and a letter of 2009 has all its words.
# It is so: python-docx gives neither. What was inserted is not in `paragraph.text`, and what was deleted isn't either: "judged
# services [good] {inadequate}" is read as "judged services ." The same holds for what stands in a content control (a form's fields, and
# whole paragraphs in one) and for what Word marked by itself for ten years ("smart tags", still there in each .docx that was saved
# from those letters): "Ofsted visited Kent on 6 July 2009" is "Ofsted visited  on ." The other four read these, and a tracked
# change's new text. What a field shows in its short form, as a template's "Outcome:", python-docx, mammoth and markitdown leave out.
# Ours: no Word files are read; where a council's paper is one, its link is told (watcher/reading/file_type.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'python-docx==1.2.0' 'docx2txt==0.9' 'docx2python==3.7.1' 'mammoth==1.13.0' 'markitdown==0.1.9'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import docx
import docx2txt
import mammoth
from docx2python import docx2python
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

TAGS = "urn:schemas-microsoft-com:office:smarttags"
BY = 'w:author="Clerk" w:date="2026-08-03T09:00:00Z"'


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def tag(kind: str, words: str) -> str:
    return f'<w:smartTag w:uri="{TAGS}" w:element="{kind}">{run(words)}</w:smartTag>'


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(words: str) -> str:
    return f'<w:fldSimple w:instr=" DOCPROPERTY Outcome ">{run(words)}</w:fldSimple>'


DELETED = f'<w:del w:id="1" {BY}><w:r><w:delText>good</w:delText></w:r></w:del>'
paper = docx.Document()
for inside in (
    run("Inspectors judged services ") + DELETED + f'<w:ins w:id="2" {BY}>{run("inadequate")}</w:ins>' + run("."),
    run("Grade: ") + control(run("inadequate")) + run("."),
    control(f"<w:p>{run('A plan is due.')}</w:p>"),
    run("Ofsted visited ") + tag("place", "Kent") + run(" on ") + tag("date", "6 July 2009") + run("."),
    run("Outcome: ") + field("inadequate") + run("."),
):
    whole = inside.replace("<w:sdt>", f"<w:sdt {nsdecls('w')}>", 1) if "<w:p>" in inside else f"<w:p {nsdecls('w')}>{inside}</w:p>"
    paper.element.body.insert(-1, parse_xml(whole))
paper.save("paper.docx")

READERS = {
    "python-docx": lambda name: "\n".join(each.text for each in docx.Document(name).paragraphs),
    "docx2txt": docx2txt.process,
    "docx2python": lambda name: docx2python(name).text,
    "mammoth": lambda name: mammoth.extract_raw_text(open(name, "rb")).value,
    "markitdown": lambda name: MarkItDown().convert(name).text_content,
}
for name, read in READERS.items():
    print(f"{name}:", " / ".join(line for line in read("paper.docx").splitlines() if line.strip()))
PROGRAM

cat > expected <<'SEEN'
python-docx: Inspectors judged services . / Grade: . / Ofsted visited  on . / Outcome: .
docx2txt: Inspectors judged services inadequate. / Grade: inadequate. / A plan is due. / Ofsted visited Kent on 6 July 2009. / Outcome: inadequate.
docx2python: Inspectors judged services inadequate. / Grade: inadequate. / A plan is due. / Ofsted visited Kent on 6 July 2009. / Outcome: inadequate.
mammoth: Inspectors judged services inadequate. / Grade: inadequate. / A plan is due. / Ofsted visited Kent on 6 July 2009. / Outcome: .
markitdown: Inspectors judged services inadequate. / Grade: inadequate. / A plan is due. / Ofsted visited Kent on 6 July 2009. / Outcome: .
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
