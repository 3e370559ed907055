#!/usr/bin/env bash
# polars 2.1.0, pandas 3.1.1, PyArrow 26.0.1 (seen 29 November 2026, Python 3.11)
#
# One would think: a column of grades in an ordered type, handed from pandas to polars, is still in its order, or is refused.
# It is so: over Arrow or over a Parquet file it becomes polars' Categorical, which is ordered by the alphabet: the worst grade of
# a council with an inadequate judgement is "Requires improvement", and what comes last in a sorted list isn't the gravest.
# Nothing is said, and pandas, reading the same file, has the order still.
# Ours: no data frame holds a grade; each knows its scale and its rank there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'polars==2.1.0' 'pandas==3.1.1' 'pyarrow==26.0.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import pandas
import polars

SCALE = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
judged = pandas.DataFrame({"area": ["overall", "help", "care", "leaders"], "grade": pandas.Categorical(SCALE, categories=SCALE, ordered=True)})
judged.to_parquet("judged.parquet")

print("pandas:             worst", judged.grade.max())
print("pandas, its file:   worst", pandas.read_parquet("judged.parquet").grade.max())
for name, frame in (("from pandas:", polars.from_pandas(judged)), ("that file:", polars.read_parquet("judged.parquet"))):
    print(f"polars, {name:12} worst", frame["grade"].max(), "|", frame["grade"].dtype, "| sorted:", *frame.sort("grade")["grade"].to_list())
print("polars, its own Enum: worst", polars.Series(SCALE, dtype=polars.Enum(SCALE)).max())
PROGRAM

cat > expected <<'SEEN'
pandas:             worst Inadequate
pandas, its file:   worst Inadequate
polars, from pandas: worst Requires improvement | Categorical | sorted: Good Inadequate Outstanding Requires improvement
polars, that file:   worst Requires improvement | Categorical | sorted: Good Inadequate Outstanding Requires improvement
polars, its own Enum: worst Inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
