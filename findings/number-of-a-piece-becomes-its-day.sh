#!/usr/bin/env bash
# fastfeedparser 0.6.5 beside feedparser 6.0.14 and atoma 0.0.17 (seen 29 November 2026, Python 3.11)
#
# One would think: a piece of a feed that gives no day has none.
# It is so: fastfeedparser looks for one in the guid, and takes what its reader of days makes of a number: the twelfth piece is of
# the 12th of this month, number 2024 of this day in 2024, number 301 of the year 301. So a council's feed with pieces that are
# numbered and not dated has news of the future, and others too old to tell. A longer number, or an address, has no day.
# Ours: feedparser reads feeds; a piece without a day has none, and counts from the moment at which it was first seen.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'fastfeedparser==0.6.5' 'feedparser==6.0.14' 'atoma==0.0.17'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import atoma
import fastfeedparser
import feedparser

FEED = (
    '<rss version="2.0"><channel><title>Echo</title><link>https://echo.example/</link><description>News</description>'
    "<item><title>Children's services inadequate</title><link>https://echo.example/a</link>"
    '<guid isPermaLink="false">{}</guid></item></channel></rss>'
)
for number, part in (("12", "%d"), ("2024", "%Y"), ("301", "%Y"), ("20250924", "%Y-%m-%d"), ("may-14", "%d %B"), ("80573", "")):
    feed = FEED.format(number)
    published = fastfeedparser.parse(feed).entries[0].get("published")
    # Only what the number made: the rest is today's.
    day = published and {"%d": published[8:10], "%Y": published[:4], "%Y-%m-%d": published[:10], "%d %B": published[5:10]}[part]
    others = feedparser.parse(feed).entries[0].get("published"), atoma.parse_rss_bytes(feed.encode()).items[0].pub_date
    print(f"{number}: {day or 'no day'}; the others: {' '.join(str(each) for each in others)}")
PROGRAM

cat > expected <<'SEEN'
12: 12; the others: None None
2024: 2024; the others: None None
301: 0301; the others: None None
20250924: 2025-09-24; the others: None None
may-14: 05-14; the others: None None
80573: no day; the others: None None
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
