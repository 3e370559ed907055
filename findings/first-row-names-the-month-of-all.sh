#!/usr/bin/env bash
# pandas 3.1.1 beside polars 2.1.0 (seen 30 November 2026, Python 3.11)
#
# One would think: how pandas reads a list's British dates is the same today and tomorrow, whichever row stands on top.
# It is so: it takes the form of all days from the first. Where the newest inspection stands on top and is of the 13th, each day of the
# list is read as British, with a warning. When one of the 4th comes above it, it is of April, and what is after the 12th of a month
# is nothing for `to_datetime(errors="coerce")`, and no warning is given any more. `read_csv(parse_dates=...)`
# reads the first list as dates and leaves the second as text, also without a word: then the latest inspection is the one of
# the 28th, whatever the month, since texts are compared by their first letter. polars reads both lists as they are meant.
# Ours: a list's days are read one by one, by the form that its publisher writes, and one that can't be is told.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pandas==3.1.1' 'polars==2.1.0'

venv/bin/python - > seen <<'PROGRAM'
import io
import warnings

import pandas
import polars

before = ["13/08/2026", "28/07/2026", "03/06/2026"]
lists = {"on the 13th": before, "when one of the 4th has come": ["04/09/2026", *before]}


def warned(read):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return read(), ", with a warning" if caught else ""


for name, days in lists.items():
    text = "\n".join(("inspected", *days))
    print(name)
    column, warning = warned(lambda: pandas.to_datetime(days, errors="coerce"))
    print("    to_datetime:", ", ".join("nothing" if each is pandas.NaT else f"{each:%-d %B}" for each in column) + warning)
    frame, warning = warned(lambda: pandas.read_csv(io.StringIO(text), parse_dates=["inspected"]))
    latest = frame.inspected.max()
    print("    read_csv: the latest is of", (latest if isinstance(latest, str) else f"{latest:%-d %B}") + warning)
    print("    polars:", ", ".join(f"{each:%-d %B}" for each in polars.read_csv(io.StringIO(text), try_parse_dates=True)["inspected"]))
PROGRAM

cat > expected <<'SEEN'
on the 13th
    to_datetime: 13 August, 28 July, 3 June, with a warning
    read_csv: the latest is of 13 August, with a warning
    polars: 13 August, 28 July, 3 June
when one of the 4th has come
    to_datetime: 9 April, nothing, nothing, 6 March
    read_csv: the latest is of 28/07/2026
    polars: 4 September, 13 August, 28 July, 3 June
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
