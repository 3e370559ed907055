#!/usr/bin/env bash
# DuckDB 2.0.1, PyArrow 26.0.1 beside pandas 3.1.1, polars 2.1.0 (seen 29 November 2026, Python 3.11)
#
# One would think: where grades are an ordered type, best first, `grade > 'Good'` finds what is worse than good.
# It is so: DuckDB sorts an ENUM by its order, and takes the highest of it by its order, but compares it with a word by the alphabet:
# worse than good are outstanding, requires improvement and inadequate. "Between good and inadequate" leaves out requires
# improvement, "requires improvement or worse" leaves out inadequate. The same pandas frame gives both answers, by pandas and by DuckDB.
# PyArrow's filter is by the alphabet too, on a type that says it is ordered. pandas, and polars' Enum, compare by the order that was given.
# Ours: two grades are compared by their ranks on one scale, never as words and never in SQL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'duckdb==2.0.1' 'pyarrow==26.0.1' 'pandas==3.1.1' 'polars==2.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import duckdb
import pandas
import polars
import pyarrow
import pyarrow.compute

SCALE = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
inspected = pandas.DataFrame({"council": ["Ash", "Birch", "Cedar", "Dale"], "grade": pandas.Categorical(SCALE, categories=SCALE, ordered=True)})
enum = polars.DataFrame({"council": inspected.council.to_list(), "grade": polars.Series(SCALE, dtype=polars.Enum(SCALE))})
arrow = pyarrow.Table.from_pandas(inspected)


def by_duckdb(condition):
    return [council for (council,) in duckdb.sql(f"SELECT council FROM inspected WHERE {condition} ORDER BY grade").fetchall()]


print("pandas:", list(inspected[inspected.grade > "Good"].council))
print("polars:", enum.filter(polars.col("grade") > "Good")["council"].to_list())
print("DuckDB:", by_duckdb("grade > 'Good'"), "of", duckdb.sql("SELECT typeof(any_value(grade)) FROM inspected").fetchall()[0][0])
print("DuckDB, its worst:", duckdb.sql("SELECT max(grade) FROM inspected").fetchall()[0][0])
print("DuckDB, from good to inadequate:", by_duckdb("grade BETWEEN 'Good' AND 'Inadequate'"))
print("DuckDB, requires improvement or worse:", by_duckdb("grade >= 'Requires improvement'"))
print("PyArrow:", arrow.filter(pyarrow.compute.field("grade") > "Good")["council"].to_pylist(), "ordered:", arrow["grade"].type.ordered)
PROGRAM

cat > expected <<'SEEN'
pandas: ['Cedar', 'Dale']
polars: ['Cedar', 'Dale']
DuckDB: ['Ash', 'Cedar', 'Dale'] of ENUM('Outstanding', 'Good', 'Requires improvement', 'Inadequate')
DuckDB, its worst: Inadequate
DuckDB, from good to inadequate: ['Birch', 'Dale']
DuckDB, requires improvement or worse: ['Cedar']
PyArrow: ['Ash', 'Cedar', 'Dale'] ordered: True
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
