#!/usr/bin/env bash
# edtf 5.0.2, dateparser 1.5.0, pandas 3.1.1 beside undate 0.8.0 (seen 29 November 2026, Python 3.11)
#
# One would think: "2023-24", as Ofsted's and councils' years are written, is a year from spring to spring or no date at all.
# It is so: for edtf, a reader of the Library of Congress's format, 21 to 24 after a year are its seasons and 25 to 41 other parts
# of it: 2021-22 is the summer of 2021, 2023-24 its winter, 2024-25 the spring of 2024. dateparser finds a day of the month that
# today is in: 24 November 2023. For both, and for pandas, 2011-12 is a December. Only undate, a reader of the same
# format, refuses the years from 2021-22 on, and takes the older ones for months as well.
# Ours: a day has to have its month as a word or stand in an order that the source is known to write (watcher/sources); "2023-24" is none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'edtf==5.0.2' 'dateparser==1.5.0' 'pandas==3.1.1' 'undate==0.8.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import datetime

import dateparser
import edtf
import pandas
from undate import Undate

TODAY = {"RELATIVE_BASE": datetime(2026, 11, 9)}


def by_edtf(year):
    read = edtf.parse_edtf(year)
    first, last = read.lower_strict(), read.upper_strict()
    return f"{type(read).__name__} {first.tm_mon}-{last.tm_mon}/{first.tm_year}"


def of(read, year):
    try:
        return str(read(year)).removesuffix(" 00:00:00")
    except Exception as error:
        return type(error).__name__


print(f"{'':8} {'edtf':24} {'dateparser':11} {'pandas':15} undate")
for year in ("2011-12", "2021-22", "2022-23", "2023-24", "2024-25", "2025-26"):
    dateparsers = of(lambda year: dateparser.parse(year, settings=TODAY), year)
    print(f"{year:8} {of(by_edtf, year):24} {dateparsers:11} {of(pandas.to_datetime, year):15} {of(lambda year: Undate.parse(year, 'EDTF'), year)}")
PROGRAM

cat > expected <<'SEEN'
         edtf                     dateparser  pandas          undate
2011-12  Date 12-12/2011          2011-12-09  2011-12-01      2011-12
2021-22  Season 6-8/2021          2021-11-22  DateParseError  VisitError
2022-23  Season 9-11/2022         2022-11-23  DateParseError  VisitError
2023-24  Season 12-12/2023        2023-11-24  DateParseError  VisitError
2024-25  Level2Season 3-5/2024    2024-11-25  DateParseError  ValueError
2025-26  Level2Season 6-8/2025    2025-11-26  DateParseError  ValueError
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
