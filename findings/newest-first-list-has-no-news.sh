#!/usr/bin/env bash
# csv-diff 1.2 beside daff 1.4.2 (seen 30 November 2026, Python 3.11)
#
# One would think: what compares two states of a list by a key tells of a row that came, or refuses a key that two rows have.
# It is so: where a council has been inspected twice, its number stands in two rows, and csv-diff keeps the last of them, without a
# word. Ofsted's and councils' lists have the newest on top, so the new row is the one that is dropped: a list that gained
# "inadequate" above the old "good" has no differences at all. With the oldest on top the old grade "changed", and where the
# two change places a fall is told that was none. It is what people compare with who keep such lists in Git. Without a key, and with
# daff, the row is told as new.
# Ours: a judgement belongs to its inspection, so that a provider may have many and none takes another's place.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'csv-diff==1.2' 'daff==1.4.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import csv
import io

import daff
from csv_diff import compare, load_csv

HEAD = "urn,authority,inspected,grade"
KENT, NEW, WIRRAL = "80488,Kent,2022-05-09,Good", "80488,Kent,2026-07-06,Inadequate", "80581,Wirral,2023-09-18,Good"


def sheet(*rows: str) -> io.StringIO:
    return io.StringIO("\n".join((HEAD, *rows)) + "\n")


def by_daff(before: io.StringIO, after: io.StringIO) -> list[list[str]]:
    one, other = (daff.PythonTableView(list(csv.reader(each))) for each in (before, after))
    rows: list[list[str]] = []
    daff.TableDiff(daff.Coopy.compareTables(one, other).align(), daff.CompareFlags()).hilite(daff.PythonTableView(rows))
    return [each for each in rows if each[0] in ("+++", "---", "->")]


BEFORE = (KENT, WIRRAL)
for what, before, after in (
    ("newest first", BEFORE, (NEW, KENT, WIRRAL)),
    ("newest last", BEFORE, (KENT, WIRRAL, NEW)),
    ("sorted otherwise, nothing new", (KENT, NEW, WIRRAL), (NEW, KENT, WIRRAL)),
):
    print(f"{what}:")
    for name, key in (("by urn", "urn"), ("without a key", None)):
        found = compare(load_csv(sheet(*before), key=key), load_csv(sheet(*after), key=key))
        print(f"    csv-diff, {name}:", {each: rows for each, rows in found.items() if rows} or "no differences")
    print("    daff:", by_daff(sheet(*before), sheet(*after)) or "no differences")
PROGRAM

cat > expected <<'SEEN'
newest first:
    csv-diff, by urn: no differences
    csv-diff, without a key: {'added': [{'urn': '80488', 'authority': 'Kent', 'inspected': '2026-07-06', 'grade': 'Inadequate'}]}
    daff: [['+++', '80488', 'Kent', '2026-07-06', 'Inadequate']]
newest last:
    csv-diff, by urn: {'changed': [{'key': '80488', 'changes': {'inspected': ['2022-05-09', '2026-07-06'], 'grade': ['Good', 'Inadequate']}}]}
    csv-diff, without a key: {'added': [{'urn': '80488', 'authority': 'Kent', 'inspected': '2026-07-06', 'grade': 'Inadequate'}]}
    daff: [['+++', '80488', 'Kent', '2026-07-06', 'Inadequate']]
sorted otherwise, nothing new:
    csv-diff, by urn: {'changed': [{'key': '80488', 'changes': {'inspected': ['2026-07-06', '2022-05-09'], 'grade': ['Inadequate', 'Good']}}]}
    csv-diff, without a key: no differences
    daff: no differences
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
