#!/usr/bin/env bash
# pandas 3.1.1 beside polars 2.1.0, DuckDB 2.0.1 and SQLite (seen 30 November 2026, Python 3.11)
#
# One would think: a home without a number is joined with no inspection; nothing equals what isn't there.
# It is so: pandas' `merge` takes all missing numbers for the same number. Where a list of homes has some without one, new homes that wait
# for theirs, and a list of inspections has rows whose number was left out, each such home gets each such grade: one inadequate home
# anywhere, and every new home of every council is inadequate. `validate="many_to_one"` refuses only where two inspections have no
# number; with one it passes. `join` by the index does the same. polars, DuckDB and SQLite join them with nothing.
# Ours: a row without a provider's number is nobody's, as notes and totals are (watcher/reading/provider_sheets/events.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pandas==3.1.1' 'polars==2.1.0' 'duckdb==2.0.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import sqlite3

import duckdb
import pandas
import polars

HOMES = {"home": ["A", "B, new", "C, new"], "urn": ["SC401201", None, None]}
INSPECTIONS = {"urn": ["SC401201", None], "grade": ["Good", "Inadequate"]}
TWO = {"urn": ["SC401201", None, None], "grade": ["Good", "Inadequate", "Good"]}
JOIN = "SELECT home, grade FROM homes LEFT JOIN inspections USING (urn) ORDER BY home"


def by_pandas(inspections: dict, **options: str) -> list:
    return pandas.DataFrame(HOMES).merge(pandas.DataFrame(inspections), on="urn", how="left", **options)[["home", "grade"]].values.tolist()


def by_index(inspections: dict) -> list:
    return pandas.DataFrame(HOMES).set_index("urn").join(pandas.DataFrame(inspections).set_index("urn")).sort_values(["home", "grade"]).values.tolist()


def by_polars(inspections: dict) -> list:
    return [list(row) for row in polars.DataFrame(HOMES).join(polars.DataFrame(inspections), on="urn", how="left").select("home", "grade").rows()]


def by_duckdb(inspections: dict) -> list:
    with duckdb.connect() as store:
        store.register("homes", pandas.DataFrame(HOMES))
        store.register("inspections", pandas.DataFrame(inspections))
        return [list(row) for row in store.sql(JOIN).fetchall()]


def by_sqlite(inspections: dict) -> list:
    store = sqlite3.connect(":memory:")
    for name, table in (("homes", HOMES), ("inspections", inspections)):
        store.execute(f"CREATE TABLE {name} ({', '.join(table)})")
        store.executemany(f"INSERT INTO {name} VALUES (?, ?)", zip(*table.values(), strict=True))
    return [list(row) for row in store.execute(JOIN)]


for name, join in (
    ("pandas, merge", by_pandas),
    ("pandas, merge, many_to_one", lambda each: by_pandas(each, validate="many_to_one")),
    ("pandas, join", by_index),
    ("polars", by_polars),
    ("DuckDB", by_duckdb),
    ("SQLite", by_sqlite),
):
    for inspections in (INSPECTIONS, TWO):
        try:
            rows = [f"{home}: {grade if isinstance(grade, str) else 'none'}" for home, grade in join(inspections)]
        except pandas.errors.MergeError:
            rows = ["refused"]
        print(f"{name}, {inspections['urn'].count(None)} without a number:", " | ".join(rows))
PROGRAM

cat > expected <<'SEEN'
pandas, merge, 1 without a number: A: Good | B, new: Inadequate | C, new: Inadequate
pandas, merge, 2 without a number: A: Good | B, new: Inadequate | B, new: Good | C, new: Inadequate | C, new: Good
pandas, merge, many_to_one, 1 without a number: A: Good | B, new: Inadequate | C, new: Inadequate
pandas, merge, many_to_one, 2 without a number: refused
pandas, join, 1 without a number: A: Good | B, new: Inadequate | C, new: Inadequate
pandas, join, 2 without a number: A: Good | B, new: Good | B, new: Inadequate | C, new: Good | C, new: Inadequate
polars, 1 without a number: A: Good | B, new: none | C, new: none
polars, 2 without a number: A: Good | B, new: none | C, new: none
DuckDB, 1 without a number: A: Good | B, new: none | C, new: none
DuckDB, 2 without a number: A: Good | B, new: none | C, new: none
SQLite, 1 without a number: A: Good | B, new: none | C, new: none
SQLite, 2 without a number: A: Good | B, new: none | C, new: none
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
