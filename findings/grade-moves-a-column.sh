#!/usr/bin/env bash
# markdownify 1.2.3, html2text 2025.4.15, markitdown 0.1.9 beside html-to-markdown 3.21.2 and pandas 3.1.1
# (seen 30 November 2026, Python 3.11)
#
# One would think: a table of judgements, turned into Markdown for a model or a message, has each grade in its column still.
# It is so: where one area's cell spans two inspections (rowspan), markdownify, html2text and markitdown leave out that cell in
# the second row, so that the day stands under "Area" and the grade under "Inspection", with nobody's name. markitdown also
# writes a bar within a sheet's cell as it is, a column's edge in Markdown: the care leavers' grade of 2023 is read as 2026's,
# and the real one falls off the row. html-to-markdown keeps the column; pandas repeats the area.
# Ours: a saved page's table is read cell by cell; a row that has other cells than its heading is nobody's grade but "please check".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'markdownify==1.2.3' 'html2text==2025.4.15' 'markitdown==0.1.9' 'html-to-markdown==3.21.2' 'pandas==3.1.1' 'lxml==6.1.1' 'openpyxl==3.1.5'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io

import html2text
import html_to_markdown
import markdownify
import markitdown
import openpyxl
import pandas

# Above: one area over two inspections, and one grade for two years. Below: an area whose name has a bar in it.
PAGE = """<table><thead><tr><th>Area</th><th>Inspection</th><th>Grade</th></tr></thead><tbody>
<tr><td rowspan="2">Care leavers</td><td>May 2023</td><td>Good</td></tr>
<tr><td>July 2026</td><td>Inadequate</td></tr></tbody></table>"""
book = openpyxl.Workbook()
for row in (["Area", "2023", "2026"], ["Leaders", "Good", "Good"], ["Children in care | care leavers", "Good", "Inadequate"]):
    book.active.append(row)
sheet = io.BytesIO()
book.save(sheet)


def cells(markdown: str) -> list[str]:
    """The last row, as any reader of Markdown parts it."""
    last = [line for line in markdown.splitlines() if "Inadequate" in line][-1]
    return [each.strip() for each in last.strip().strip("|").split("|")]


plain = html2text.HTML2Text()
plain.body_width = 0
print("page: the last row's area, inspection, grade")
print("pandas:", pandas.read_html(io.StringIO(PAGE))[0].values.tolist()[-1])
print("html-to-markdown:", cells(html_to_markdown.convert(PAGE).content))
print("markdownify:", cells(markdownify.markdownify(PAGE)))
print("html2text:", cells(plain.handle(PAGE)))
read = markitdown.MarkItDown()
print("markitdown:", cells(read.convert_stream(io.BytesIO(PAGE.encode()), file_extension=".html").text_content))
print("sheet: the last row's area, 2023, 2026")
sheet.seek(0)
print("markitdown:", cells(read.convert_stream(sheet, file_extension=".xlsx").text_content))
PROGRAM

cat > expected <<'SEEN'
page: the last row's area, inspection, grade
pandas: ['Care leavers', 'July 2026', 'Inadequate']
html-to-markdown: ['', 'July 2026', 'Inadequate']
markdownify: ['July 2026', 'Inadequate']
html2text: ['July 2026', 'Inadequate']
markitdown: ['July 2026', 'Inadequate']
sheet: the last row's area, 2023, 2026
markitdown: ['Children in care', 'care leavers', 'Good', 'Inadequate']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
