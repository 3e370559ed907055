#!/usr/bin/env bash
# govuk-bank-holidays 0.19 (seen 28 November 2026, Python 3.11)
#
# One would think: a library of GOV.UK's bank holidays, asked for a day after the last one that it knows, says that it doesn't know.
# It is so: from the day after its list ends there are no bank holidays and every Christmas is a working day, without a word;
# `get_next_holiday` alone gives nothing, where `get_next_work_day` goes on counting. With its packaged list, which it also falls back to
# when GOV.UK can't be reached, that is in 2029: whoever pins it and counts a council's 70 working days then is days early.
# Ours: bank holidays are reckoned by rule for any year (rules/deadlines.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'govuk-bank-holidays==0.19'

venv/bin/python - > seen <<'PROGRAM'
from datetime import date

from govuk_bank_holidays.bank_holidays import BankHolidays

days, england = BankHolidays(use_cached_holidays=True), BankHolidays.ENGLAND_AND_WALES
print("last one known:", days.get_holidays(division=england)[-1]["date"])
for day in (date(2028, 12, 25), date(2029, 3, 30), date(2029, 12, 25), date(2030, 12, 25)):
    print(f"{day:%a %-d %b %Y}: a working day: {days.is_work_day(day, division=england)}")
print("next holiday:", days.get_next_holiday(division=england, date=date(2029, 12, 24)))
print("next working day after Christmas Eve:", days.get_next_work_day(division=england, date=date(2029, 12, 24)))
PROGRAM

cat > expected <<'SEEN'
last one known: 2028-12-26
Mon 25 Dec 2028: a working day: False
Fri 30 Mar 2029: a working day: True
Tue 25 Dec 2029: a working day: True
Wed 25 Dec 2030: a working day: True
next holiday: None
next working day after Christmas Eve: 2029-12-25
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
