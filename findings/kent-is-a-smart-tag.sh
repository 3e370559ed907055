#!/usr/bin/env bash
# python-docx 1.2.0 beside docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0 and markitdown 0.1.9 (seen 1 December 2026, Python 3.11)
#
# One would think: a letter of 2009 that was written in Word is read with all its words; nothing in it is a form or a tracked change.
# It is so: Word marked places, days and names of persons by itself for ten years ("smart tags"), and such marks are in each .docx that was
# saved from those letters. python-docx leaves out what is marked: "Ofsted visited Kent on 6 July 2009" is "Ofsted visited  on ." Just which
# council it was and when is gone, and the sentence is whole otherwise. The other four read it. What a field shows in its short form, as a
# template's "Outcome:", python-docx, mammoth and markitdown leave out.
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


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def tag(kind: str, words: str) -> str:
    return f'<w:smartTag w:uri="{TAGS}" w:element="{kind}">{run(words)}</w:smartTag>'


def field(words: str) -> str:
    return f'<w:fldSimple w:instr=" DOCPROPERTY Outcome ">{run(words)}</w:fldSimple>'


letter = docx.Document()
for inside in (
    run("Ofsted visited ") + tag("place", "Kent") + run(" on ") + tag("date", "6 July 2009") + run("."),
    run("Outcome: ") + field("inadequate") + run("."),
):
    letter.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
letter.save("letter.docx")

READERS = {
    "python-docx": lambda name: "\n".join(each.text for each in docx.Document(name).paragraphs),
    "docx2txt": docx2txt.process,
    "docx2python": lambda name: docx2python(name).text,
    "mammoth": lambda name: mammoth.extract_raw_text(open(name, "rb")).value,
    "markitdown": lambda name: MarkItDown().convert(name).text_content,
}
for name, read in READERS.items():
    print(f"{name}:", " / ".join(line for line in read("letter.docx").splitlines() if line.strip()))
PROGRAM

cat > expected <<'SEEN'
python-docx: Ofsted visited  on . / Outcome: .
docx2txt: Ofsted visited Kent on 6 July 2009. / Outcome: inadequate.
docx2python: Ofsted visited Kent on 6 July 2009. / Outcome: inadequate.
mammoth: Ofsted visited Kent on 6 July 2009. / Outcome: .
markitdown: Ofsted visited Kent on 6 July 2009. / Outcome: .
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
