#!/usr/bin/env bash
# pandas 3.1.1 beside polars 2.1.0 and DuckDB 2.0.1 (seen 1 December 2026, Python 3.11)
#
# One would think: a comma at the end of each row, as a spreadsheet writes it for a column that was emptied, is an empty column more, or an
# error; each value stands under its heading.
# It is so: where rows have one value more than the heading, pandas takes the first column for the rows' names, and each value moves one
# heading to the left: "Council" has the grades of today and "Grade" the ones before. What fell from good to inadequate is
# "good", a council that recovered is "inadequate", and no error or warning is given. `index_col=False` cuts the last value instead. polars
# stops with an error. DuckDB drops the comma; where a remark stands behind it, it passes over the heading and takes the first row,
# the newest, for one: that council isn't in the list any more.
# Ours: a row with more cells than the heading keeps its columns (watcher/reading/provider_sheets/rows.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pandas==3.1.1' 'polars==2.1.0' 'duckdb==2.0.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib

import duckdb
import pandas
import polars


def rows(table: duckdb.DuckDBPyRelation) -> list[dict]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


ROWS = [("Kent", "Inadequate", "Good"), ("Wirral", "Good", "Inadequate")]


READERS = {
    "pandas": lambda name: pandas.read_csv(name).to_dict("records"),
    "pandas, index_col=False": lambda name: pandas.read_csv(name, index_col=False).to_dict("records"),
    "polars": lambda name: polars.read_csv(name).to_dicts(),
    "DuckDB": lambda name: rows(duckdb.read_csv(name)),
}
for what, end in (("no comma", ""), ("a comma after each row", ","), ("a remark without a heading", ",seen in July")):
    print(f"{what}:")
    pathlib.Path("list.csv").write_text("\n".join(["Council,Grade,Grade before", *(",".join(row) + end for row in ROWS), ""]))
    for name, read in READERS.items():
        try:
            print(f"    {name}:", "; ".join(", ".join(f"{heading} = {cell}" for heading, cell in row.items()) for row in read("list.csv")))
        except polars.exceptions.PolarsError as error:
            print(f"    {name}: {type(error).__name__}")
PROGRAM

cat > expected <<'SEEN'
no comma:
    pandas: Council = Kent, Grade = Inadequate, Grade before = Good; Council = Wirral, Grade = Good, Grade before = Inadequate
    pandas, index_col=False: Council = Kent, Grade = Inadequate, Grade before = Good; Council = Wirral, Grade = Good, Grade before = Inadequate
    polars: Council = Kent, Grade = Inadequate, Grade before = Good; Council = Wirral, Grade = Good, Grade before = Inadequate
    DuckDB: Council = Kent, Grade = Inadequate, Grade before = Good; Council = Wirral, Grade = Good, Grade before = Inadequate
a comma after each row:
    pandas: Council = Inadequate, Grade = Good, Grade before = nan; Council = Good, Grade = Inadequate, Grade before = nan
    pandas, index_col=False: Council = Kent, Grade = Inadequate, Grade before = Good; Council = Wirral, Grade = Good, Grade before = Inadequate
    polars: ComputeError
    DuckDB: Council = Kent, Grade = Inadequate, Grade before = Good; Council = Wirral, Grade = Good, Grade before = Inadequate
a remark without a heading:
    pandas: Council = Inadequate, Grade = Good, Grade before = seen in July; Council = Good, Grade = Inadequate, Grade before = seen in July
    pandas, index_col=False: Council = Kent, Grade = Inadequate, Grade before = Good; Council = Wirral, Grade = Good, Grade before = Inadequate
    polars: ComputeError
    DuckDB: Kent = Wirral, Inadequate = Good, Good = Inadequate, seen in July = seen in July
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
