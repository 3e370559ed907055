#!/usr/bin/env bash
# python-calamine 0.9.1 beside pandas 3.1.1 with odfpy 1.4.1 (seen 28 November 2026)
#
# One would think: a line that is broken inside a cell of an ODS file ends a word, whichever library reads it.
# It is so: calamine drops `<text:line-break/>` and puts nothing in its place: the heading "Help / and protection" is read
# as "Helpand protection", and "Requires improvement / to be good" as "Requires improvementto be good". (Two paragraphs in a cell
# give a line end, as they should.) GOV.UK publishes its statistics as ODS with headings of several lines. A reader that looks for
# "help and protection" in the headings finds all columns but that one, and compares the rest. pandas reads the same file
# rightly with engine "odf", and wrongly with engine "calamine", which is the faster one.
# Ours: we read with calamine; headings and grades are compared without their spaces (watcher/monitor/outcomes_file.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'python-calamine==0.9.1' 'pandas==3.1.1' 'odfpy==1.4.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pandas
import python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P


def cell(*lines, paragraphs=False):
    made = TableCell(valuetype="string")
    if paragraphs:
        for line in lines:
            made.addElement(P(text=line))
    else:
        text = P(text=lines[0])
        for line in lines[1:]:
            text.addElement(LineBreak())
            text.addText(line)
        made.addElement(text)
    return made


book, table, row = OpenDocumentSpreadsheet(), Table(name="Outcomes"), TableRow()
row.addElement(cell("Help", "and protection"))
row.addElement(cell("Help", "and protection", paragraphs=True))
table.addElement(row)
book.spreadsheet.addElement(table)
book.save("outcomes.ods")

print("line break, two paragraphs, as read by")
print("  calamine:        ", python_calamine.CalamineWorkbook.from_path("outcomes.ods").get_sheet_by_index(0).to_python()[0])
for engine in ("calamine", "odf"):
    print(f"  pandas, {engine:9}:", pandas.read_excel("outcomes.ods", engine=engine, header=None).values.tolist()[0])
PROGRAM

cat > expected <<'SEEN'
line break, two paragraphs, as read by
  calamine:         ['Helpand protection', 'Help\nand protection']
  pandas, calamine : ['Helpand protection', 'Help\nand protection']
  pandas, odf      : ['Help\nand protection', 'Help\nand protection']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
