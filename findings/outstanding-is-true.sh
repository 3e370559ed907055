#!/usr/bin/env bash
# tabulate 0.10.0, agate 1.14.2 as csvkit 2.2.0 uses it (seen 29 November 2026, Python 3.11)
#
# One would think: what prints a table prints the cells it was given, and what guesses types guesses one that holds the words.
# It is so: tabulate takes paragraph numbers for numbers: evidence in paragraph 2.10 is in 2.1, another paragraph. csvkit takes
# grades of an area where each home is outstanding (1) for yes and no: each is "True", while one home judged 2 in the list makes
# them numbers again; that a visit was in "May" makes it the first of May of the year 1; and a council for which the sheet says
# "None" under areas for priority action is as one for which it says nothing.
# Ours: cells are text until the column's own rule reads them, and what it can't read is told with its row.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'tabulate==0.10.0' 'agate==1.14.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io

import agate
import tabulate

print(tabulate.tabulate([["Exampleshire", "2.9"], ["Exampleshire", "2.10"]], headers=["council", "paragraph"]))


def shown(sheet: str) -> None:
    """What in2csv, csvsort and csvjson make of a sheet: they read it by agate's types."""
    print(*("  ".join("(nothing)" if cell is None else str(cell) for cell in row.values()) for row in agate.Table.from_csv(io.StringIO(sheet)).rows), sep=" | ")


shown("home,overall\nAsh House,1\nElm House,1\n")
shown("home,overall\nAsh House,1\nElm House,2\n")
shown("home,visited\nAsh House,May\nElm House,March\n")
shown("council,priority actions\nExampleshire,None\nMidshire,\n")
PROGRAM

cat > expected <<'SEEN'
council         paragraph
------------  -----------
Exampleshire          2.9
Exampleshire          2.1
Ash House  True | Elm House  True
Ash House  1 | Elm House  2
Ash House  0001-05-01 | Elm House  0001-03-01
Exampleshire  (nothing) | Midshire  (nothing)
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
