#!/usr/bin/env bash
# Matplotlib 3.11.2, Plotly 7.1.0, Altair 6.3.0 with pandas 3.1.1 (seen 29 November 2026, Python 3.11)
#
# One would think: grades in pandas' ordered type, put on an axis, stand in their order.
# It is so: Matplotlib and Plotly put each word where it first comes: a council that went from requires improvement to inadequate and
# then to good is drawn as one that rises twice, with "Inadequate" in the middle of the axis. Altair takes the order
# if it guesses the field's type, and leaves it out if the type is said (`grade:O`, as its guide has it): then by the alphabet.
# Ours: no axis of grades is left to a library; a timeline has days alone on its axis, and a grade is its word, colour and hatch.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'matplotlib==3.11.2' 'plotly==7.1.0' 'altair==6.3.0' 'pandas==3.1.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import altair
import matplotlib
import pandas
import plotly.express

matplotlib.use("Agg")
from matplotlib import pyplot

SCALE = ["Inadequate", "Requires improvement", "Good", "Outstanding"]
grades = pandas.Categorical(["Requires improvement", "Inadequate", "Good"], categories=SCALE, ordered=True)
judged = pandas.DataFrame({"day": ["2018-06-01", "2022-06-01", "2026-06-01"], "grade": grades})

figure, axes = pyplot.subplots()
(line,) = axes.plot(judged.day, judged.grade)
figure.canvas.draw()
print("Matplotlib, from below:", *(each.get_text() for each in axes.get_yticklabels()), sep=" | ")
print("  heights of the line: ", *(int(height) for height in line.get_ydata(orig=False)))
drawn = plotly.express.line(judged, x="day", y="grade")
print("Plotly: values", *drawn.data[0].y, "order given:", drawn.layout.yaxis.categoryarray, sep=" | ")
for field in ("grade", "grade:O"):
    scale = altair.Chart(judged).mark_line().encode(x="day", y=field).to_dict()["encoding"]["y"]
    print(f"Altair, y={field!r}: type {scale['type']}, sort", scale.get("sort", "not given (Vega-Lite's is by the alphabet)"))
PROGRAM

cat > expected <<'SEEN'
Matplotlib, from below: | Requires improvement | Inadequate | Good
  heights of the line:  0 1 2
Plotly: values | Requires improvement | Inadequate | Good | order given: | None
Altair, y='grade': type ordinal, sort ['Inadequate', 'Requires improvement', 'Good', 'Outstanding']
Altair, y='grade:O': type ordinal, sort not given (Vega-Lite's is by the alphabet)
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
