#!/usr/bin/env bash
# dateparser 1.5.0 (seen 28 November 2026, Python 3.11)
#
# One would think: `search_dates` on an English sentence without a date finds none, and in one with a date finds that.
# It is so: "may", "sat" and the 25 years of "18 to 25 year olds" are days. Reports and letters about care leavers are full
# of all three. A sentence that says when the inspection was gives the day and a second one that is nowhere in it. STRICT_PARSING
# takes "may" and "sat" away and leaves the 25 years; with them goes "in March 2023", as Ofsted writes of earlier inspections.
# (That "04/08/2026" is April by default, even in a text whose other days are British, is its manual's own warning.)
# Ours: days are found by their shape, day and month in words or British numbers (watcher/timing/dates.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'dateparser==1.5.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import datetime

from dateparser.search import search_dates

SENTENCES = (
    "Children may wait too long for help.",
    "Inspectors sat with social workers.",
    "Support for 18 to 25 year olds is weak.",
    "The inspection of 8 June 2026 found that leaders may not know.",
    "Services were inadequate in March 2023.",
)
for strict in (False, True):
    print("strict" if strict else "as it comes, on 4 August 2026")
    settings = {"RELATIVE_BASE": datetime(2026, 8, 4), "STRICT_PARSING": strict}
    for sentence in SENTENCES:
        found = search_dates(sentence, languages=["en"], settings=settings) or ()
        print(f"  {sentence:63}", [(words, f"{day:%-d %b %Y}") for words, day in found])
PROGRAM

cat > expected <<'SEEN'
as it comes, on 4 August 2026
  Children may wait too long for help.                            [('may', '4 May 2026')]
  Inspectors sat with social workers.                             [('sat', '1 Aug 2026')]
  Support for 18 to 25 year olds is weak.                         [('25 year', '4 Aug 2001')]
  The inspection of 8 June 2026 found that leaders may not know.  [('of 8 June 2026', '8 Jun 2026'), ('may', '4 May 2026')]
  Services were inadequate in March 2023.                         [('in March 2023', '4 Mar 2023')]
strict
  Children may wait too long for help.                            []
  Inspectors sat with social workers.                             []
  Support for 18 to 25 year olds is weak.                         [('25 year', '4 Aug 2001')]
  The inspection of 8 June 2026 found that leaders may not know.  [('of 8 June 2026', '8 Jun 2026')]
  Services were inadequate in March 2023.                         []
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
