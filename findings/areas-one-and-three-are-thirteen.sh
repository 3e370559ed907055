#!/usr/bin/env bash
# pandas 3.1.1: its read_html beside its read_csv (seen 30 November 2026, Python 3.11)
#
# One would think: the reader of a page's tables reads a cell as the reader of CSV files of the same library does, or gives its text.
# It is so: `read_html` takes commas for separators of thousands, which `read_csv` does only when told to, and takes them out before it
# knows whether a column is of numbers. "1,3" under "areas for priority action", the first and the third, is area 13; paragraphs "2,4" are
# paragraph 24, and so are the grades of two areas, good and inadequate. Where another row says "1 and 3", so that the column is text, it is
# the text "13". `thousands=None` leaves the comma. Besides, a row that a page hides by its style is left out, and one that it hides by
# the attribute that is made for that (`hidden`) is read, a draft's row among them.
# Ours: a cell is text until its column's own rule reads it, and pages' tables are read by their labels.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pandas==3.1.1' 'lxml==6.1.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io

import pandas

HEAD = ("council", "areas for priority action")


def page(*rows: tuple[str, ...], attribute: str = "") -> str:
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table><tr>{''.join(f'<th>{each}</th>' for each in HEAD)}</tr>{''.join(f'<tr>{each}</tr>' for each in lines[:-1])}<tr {attribute}>{lines[-1]}</tr></table>"


def shown(table: pandas.DataFrame) -> str:
    return " | ".join(f"{council}: {areas!r}" for council, areas in table.values.tolist())


ROWS = (("Kent", "1,3"), ("Wirral", "2,4"))
csv = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (HEAD, *ROWS))
print("read_csv:", shown(pandas.read_csv(io.StringIO(csv))))
print("read_html:", shown(pandas.read_html(io.StringIO(page(*ROWS)))[0]))
print("read_html, thousands=None:", shown(pandas.read_html(io.StringIO(page(*ROWS)), thousands=None)[0]))
for more in ("1 and 3", "-", "2"):
    print(f"read_html, with a row {more!r}:", shown(pandas.read_html(io.StringIO(page(*ROWS, ("Essex", more))))[0]))
for attribute in ('style="display:none"', "hidden", 'aria-hidden="true"'):
    print(f"read_html, the last row with {attribute}:", shown(pandas.read_html(io.StringIO(page(*ROWS, attribute=attribute)))[0]))
PROGRAM

cat > expected <<'SEEN'
read_csv: Kent: '1,3' | Wirral: '2,4'
read_html: Kent: 13 | Wirral: 24
read_html, thousands=None: Kent: '1,3' | Wirral: '2,4'
read_html, with a row '1 and 3': Kent: '13' | Wirral: '24' | Essex: '1 and 3'
read_html, with a row '-': Kent: '13' | Wirral: '24' | Essex: '-'
read_html, with a row '2': Kent: 13 | Wirral: 24 | Essex: 2
read_html, the last row with style="display:none": Kent: 13
read_html, the last row with hidden: Kent: 13 | Wirral: 24
read_html, the last row with aria-hidden="true": Kent: 13 | Wirral: 24
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
