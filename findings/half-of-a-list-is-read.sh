#!/usr/bin/env bash
# tablib 3.10.0 (with odfpy 1.4.1) beside python-calamine 0.9.1 and pandas 3.1.1 (seen 29 November 2026, Python 3.11)
#
# One would think: a library of tables that reads ODS, the format of Ofsted's lists, reads its cells, or says that it can't.
# It is so: of a cell it takes the first piece of text alone: "Requires improvement" of which one word is a link or bold is "Requires";
# of a cell with a comment it takes the comment's day for the value. Like cells that stand side by side, and like rows, which every
# writer of ODS stores once with a number of times, come once; rows that repeat at the top of printed pages and rows of an outline
# aren't read at all. Two readers beside it read all of them.
# Ours: python-calamine reads each sheet, and what a sheet says is set against the reports themselves.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'tablib==3.10.0' 'odfpy==1.4.1' 'python-calamine==0.9.1' 'pandas==3.1.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import zipfile

import pandas
import python_calamine
import tablib

NAMES = {"office": "office", "table": "table", "text": "text"}
SPACES = " ".join(f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in NAMES)
OTHERS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def cell(text, attributes=""):
    return f'<table:table-cell office:value-type="string" {attributes}>{text}</table:table-cell>'


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def words(text):
    return f"<text:p>{text}</text:p>"


COMMENT = f"<office:annotation><dc:date>2026-01-05T09:00:00</dc:date>{words('Look again')}</office:annotation>"
LINKED = '<text:a xlink:type="simple" xlink:href="https://report.example">Requires</text:a> improvement'
ROWS = (
    row(cell(words("Judgements")), cell(words("June")), cell(words("2026"))),
    "<table:table-header-rows>" + row(cell(words("authority")), cell(words("overall")), cell(words("care"))) + "</table:table-header-rows>",
    row(cell(words("Kent")), cell(words("Good"), 'table:number-columns-repeated="2"')),
    row(cell(words("Medway")), cell(words(LINKED)), cell(words("Good"))),
    row(cell(words("Hull")), cell(COMMENT + words("Inadequate")), cell(words("Good"))),
    row(cell(words("York")), cell(words("Good")), cell(words("<text:span>Requires </text:span>improvement"))),
    "<table:table-row-group>" + row(cell(words("Bury")), cell(words("Inadequate")), cell(words("Good"))) + "</table:table-row-group>",
    row(cell(words("to come"), 'table:number-columns-repeated="3"'), attributes='table:number-rows-repeated="2"'),
)
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
with zipfile.ZipFile("list.ods", "w") as file:
    file.writestr("mimetype", TYPE)
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in (("/", TYPE), ("content.xml", "text/xml"))
    )
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{MANIFEST}" m:version="1.2">{entries}</m:manifest>')
    body = f'<office:spreadsheet><table:table table:name="List">{"".join(ROWS)}</table:table></office:spreadsheet>'
    file.writestr(
        "content.xml", f'<office:document-content {SPACES} {OTHERS} office:version="1.2"><office:body>{body}</office:body></office:document-content>'
    )

with open("list.ods", "rb") as file:
    read = {"tablib": list(tablib.Dataset().load(file.read(), "ods", headers=False))}
read["python-calamine"] = python_calamine.CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python()
read["pandas (odfpy)"] = pandas.read_excel("list.ods", header=None, engine="odf").values.tolist()
for name, rows in read.items():
    print(f"{name}:")
    for each in rows:
        print("   ", *each, sep=" | ")
PROGRAM

cat > expected <<'SEEN'
tablib:
    | Judgements | June | 2026
    | Kent | Good | 
    | Medway | Requires | Good
    | Hull | 2026-01-05T09:00:00 | Good
    | York | Good | Requires 
    | to come |  | 
python-calamine:
    | Judgements | June | 2026
    | authority | overall | care
    | Kent | Good | Good
    | Medway | Requires improvement | Good
    | Hull | Inadequate | Good
    | York | Good | Requires improvement
    | Bury | Inadequate | Good
    | to come | to come | to come
    | to come | to come | to come
pandas (odfpy):
    | Judgements | June | 2026
    | authority | overall | care
    | Kent | Good | Good
    | Medway | Requires improvement | Good
    | Hull | Inadequate | Good
    | York | Good | Requires improvement
    | Bury | Inadequate | Good
    | to come | to come | to come
    | to come | to come | to come
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
