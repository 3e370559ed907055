#!/usr/bin/env bash
# polars 2.1.0 with fastexcel 0.21.0, beside python-calamine 0.9.1 (seen 28 November 2026)
#
# One would think: a reader that can't keep a cell's value in the column's type says so, or makes the column text, as polars
# does for CSV, where it stops with an error.
# It is so: the type of a spreadsheet's column is guessed from its first 1,000 rows, and each later cell that doesn't fit becomes
# null, without a word. Ofsted numbers schools 103980 and children's homes SC401201, in one column: in a list with a
# thousand schools before the first home, every home is there with its judgement and without its number, so a join with a list of
# homes finds none of them.
# Ours: cells are read one by one and none is given its neighbours' type (watcher/reading/provider_sheets), and a row without
# a number is counted and said.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'polars==2.1.0' 'fastexcel==0.21.0' 'python-calamine==0.9.1' 'xlsxwriter==3.3.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import polars
import python_calamine
import xlsxwriter

rows = [(103000 + n, "Good") for n in range(1000)] + [("SC401201", "Inadequate"), ("SC401202", "Inadequate")]
book = xlsxwriter.Workbook("judgements.xlsx")
sheet = book.add_worksheet()
sheet.write_row(0, 0, ("URN", "Judgement"))
for line, row in enumerate(rows, start=1):
    sheet.write_row(line, 0, row)
book.close()
with open("judgements.csv", "w") as file:
    file.write("URN,Judgement\n" + "".join(f"{urn},{word}\n" for urn, word in rows))

homes = polars.read_excel("judgements.xlsx").filter(polars.col("Judgement") == "Inadequate")
print("polars, spreadsheet:", homes.rows())
try:
    polars.read_csv("judgements.csv")
except polars.exceptions.ComputeError as error:
    print("polars, CSV:", str(error).splitlines()[0])
cells = python_calamine.CalamineWorkbook.from_path("judgements.xlsx").get_sheet_by_index(0).to_python()
print("python-calamine:", cells[-2:])
PROGRAM

cat > expected <<'SEEN'
polars, spreadsheet: [(None, 'Inadequate'), (None, 'Inadequate')]
polars, CSV: could not parse `SC401201` as dtype `i64` at column 'URN' (column number 1)
python-calamine: [['SC401201', 'Inadequate'], ['SC401202', 'Inadequate']]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
