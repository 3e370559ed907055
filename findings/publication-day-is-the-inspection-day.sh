#!/usr/bin/env bash
# htmldate 1.11.0, trafilatura's reader of dates (seen 28 November 2026, Python 3.11)
#
# One would think: a library made to find when a page was published prefers the date marked `<time pubdate>` to one that isn't.
# It is so: on a page in the form of Ofsted's site it gives the first `<time>`, the day of the inspection, eight weeks before the
# publication. For alerts "published in the last seven days" each report would be old on
# the day on which it comes out. `original_date` changes nothing.
# Ours: the day is read from the link's own text and compared with `time[pubdate]` (docs/sources.md P4, P5).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'htmldate==1.11.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from htmldate import find_date


def event(inspected, published):
    return f"""<li><div class="event"><p class="timeline__date"><time>{inspected}</time></p>
<a href="https://files.example.gov.uk/v1/file/1">Children's services inspection
<span class="nonvisual">Children's services inspection, PDF - {published}</span></a>
<div>Published <time pubdate>{published}</time></div></div></li>"""


def page(*events):
    return f"<html><head><title>Wirral</title></head><body><ol>{''.join(events)}</ol></body></html>"


newest = event("08 June 2026", "03 August 2026")
print("one report:", find_date(page(newest)))
print("original_date:", find_date(page(newest), original_date=True))
print("with an older one:", find_date(page(newest, event("18 September 2023", "12 December 2023"))))
print("without the inspection's day:", find_date(page(newest.replace("<time>08 June 2026</time>", ""))))
PROGRAM

cat > expected <<'SEEN'
one report: 2026-06-08
original_date: 2026-06-08
with an older one: 2026-06-08
without the inspection's day: 2026-08-03
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
