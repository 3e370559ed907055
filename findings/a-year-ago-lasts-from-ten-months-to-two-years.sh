#!/usr/bin/env bash
# Arrow 1.4.0, Babel 2.19.0, humanize 4.17.0, timeago 1.0.16 (seen 28 November 2026)
#
# One would think: "a year ago" in an alert says that the last inspection was about a year ago.
# It is so: Arrow says "a year ago" up to the last day of the second year, Babel "1 year" from the 311th day and "2 years"
# for a year and a half. An alert that is told 18 days late is "a month ago" for Arrow and humanize. An inspection of
# 23 months ago looks the same as one of 13.
# Ours: inspections and publications are told with their days and months, never as a distance in words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'arrow==1.4.0' 'babel==2.19.0' 'humanize==4.17.0' 'timeago==1.0.16'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import datetime, timedelta

import arrow
import humanize
import timeago
from babel.dates import format_timedelta

NOW = datetime(2026, 11, 28, 12)
print(f"{'days':4}  {'Arrow':14}  {'Babel':9}  {'humanize':22}  timeago")
for days in (18, 45, 320, 400, 550, 700):
    then = NOW - timedelta(days=days)
    by_arrow = arrow.get(then).humanize(arrow.get(NOW))
    by_babel = format_timedelta(NOW - then, locale="en_GB")
    print(f"{days:4}  {by_arrow:14}  {by_babel:9}  {humanize.naturaltime(then, when=NOW):22}  {timeago.format(then, NOW)}")
PROGRAM

cat > expected <<'SEEN'
days  Arrow           Babel      humanize                timeago
  18  a month ago     3 weeks    a month ago             2 weeks ago
  45  a month ago     2 months   a month ago             1 month ago
 320  11 months ago   1 year     10 months ago           10 months ago
 400  a year ago      1 year     1 year, 1 month ago     1 year ago
 550  a year ago      2 years    1 year, 6 months ago    1 year ago
 700  a year ago      2 years    1 year, 11 months ago   1 year ago
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
