#!/usr/bin/env bash
# Beautiful Soup 4.15.0 with Python's html.parser, markdownify 1.2.3 and markitdown 0.1.9 on it, beside lxml 6.1.3 and html5lib 1.1
# (seen 1 December 2026, Python 3.11)
#
# One would think: parsers of HTML differ on broken pages; of a valid one all make the same tree.
# It is so: HTML lets `</td>`, `</tr>`, `</li>`, `</p>` and `</dd>` be left out, and a validator has no word against it. The parser that
# Beautiful Soup takes where lxml isn't installed puts each cell into the one before: the first area's cell holds all areas and grades, and
# "Leaders: good" is inadequate as well. markdownify and markitdown go by that parser whatever is installed, and write tables within a
# table's heading. lxml and html5lib read it as a browser does.
# Ours: all HTML is read by lxml, by name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'beautifulsoup4==4.15.0' 'lxml==6.1.3' 'html5lib==1.1' 'markdownify==1.2.3' 'markitdown==0.1.9'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io

from bs4 import BeautifulSoup
from markdownify import markdownify
from markitdown import MarkItDown

PAGE = """<!DOCTYPE html><html lang=en><title>Exampleshire</title>
<table><tr><td>Help and protection<td>Inadequate<tr><td>Children in care<td>Good</table>
<p>It was inadequate in 2022.<p>It is good now.<ul><li>Leaders: good<li>Care leavers: inadequate</ul>"""

for parser in ("html.parser", "lxml", "html5lib"):
    soup = BeautifulSoup(PAGE, parser)
    for name in ("td", "p", "li"):
        print(parser, name, *(f"[{each.get_text(' ', strip=True)}]" for each in soup.find_all(name)))
for name, text in (("markdownify", markdownify(PAGE)), ("markitdown", MarkItDown().convert_stream(io.BytesIO(PAGE.encode()), file_extension=".html").markdown)):
    print(name, *(line for line in text.splitlines() if "Help" in line or "Leaders" in line), sep="\n    ")
PROGRAM

cat > expected <<'SEEN'
html.parser td [Help and protection Inadequate Children in care Good] [Inadequate Children in care Good] [Children in care Good] [Good]
html.parser p [It was inadequate in 2022. It is good now. Leaders: good Care leavers: inadequate] [It is good now. Leaders: good Care leavers: inadequate]
html.parser li [Leaders: good Care leavers: inadequate] [Care leavers: inadequate]
lxml td [Help and protection] [Inadequate] [Children in care] [Good]
lxml p [It was inadequate in 2022.] [It is good now.]
lxml li [Leaders: good] [Care leavers: inadequate]
html5lib td [Help and protection] [Inadequate] [Children in care] [Good]
html5lib p [It was inadequate in 2022.] [It is good now.]
html5lib li [Leaders: good] [Care leavers: inadequate]
markdownify
    | Help and protection Inadequate|  |  | | --- | --- | | Children in care Good | | | |
    * Leaders: good* Care leavers: inadequate
markitdown
    | Help and protection Inadequate|  |  | | --- | --- | | Children in care Good | | | |
    * Leaders: good* Care leavers: inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
