#!/usr/bin/env bash
# docxtpl 0.20.2 with python-docx 1.2.0, on a committee's briefing made from a template (seen 30 November 2026)
#
# One would think: a value that is filled into a Word template stands there as it is; at worst a sign that XML knows breaks the
# file, and somebody sees it.
# It is so: the file opens, and words are gone. "Bath & North East Somerset" loses its "&"; "R&D" becomes "R", "<good" takes
# the rest of the paragraph with it, and a finding with "<<" takes the next paragraph, which holds the grade. No error, no
# warning. With `autoescape=True`, which is off unless asked for, all is there.
# Ours: no Word files are made; what is shown on the page or in an e-mail is escaped where it is shown (jinja2, autoescape on).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'docxtpl==0.20.2' 'python-docx==1.2.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import docx
from docxtpl import DocxTemplate

template = docx.Document()
for line in ("{{ council }}", "Found: {{ found }}.", "Grade: inadequate."):
    template.add_paragraph(line)
template.save("template.docx")


def briefing(found: str, **more: bool) -> list[str]:
    made = DocxTemplate("template.docx")
    made.render({"council": "Bath & North East Somerset", "found": found}, **more)
    made.save("briefing.docx")
    return [each.text for each in docx.Document("briefing.docx").paragraphs]


for found in ("seen in time: <25% of children", "R&D of plans is late", "fell: <good in 2023, poor now", "help <<urgent>> is late"):
    print(found)
    print("   as it comes:", briefing(found))
    print("   escaped:    ", briefing(found, autoescape=True))
PROGRAM

cat > expected <<'SEEN'
seen in time: <25% of children
   as it comes: ['Bath  North East Somerset', 'Found: seen in time: 25% of children.', 'Grade: inadequate.']
   escaped:     ['Bath & North East Somerset', 'Found: seen in time: <25% of children.', 'Grade: inadequate.']
R&D of plans is late
   as it comes: ['Bath  North East Somerset', 'Found: R of plans is late.', 'Grade: inadequate.']
   escaped:     ['Bath & North East Somerset', 'Found: R&D of plans is late.', 'Grade: inadequate.']
fell: <good in 2023, poor now
   as it comes: ['Bath  North East Somerset', 'Found: fell: ', 'Grade: inadequate.']
   escaped:     ['Bath & North East Somerset', 'Found: fell: <good in 2023, poor now.', 'Grade: inadequate.']
help <<urgent>> is late
   as it comes: ['Bath  North East Somerset', 'Found: help ']
   escaped:     ['Bath & North East Somerset', 'Found: help <<urgent>> is late.', 'Grade: inadequate.']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
