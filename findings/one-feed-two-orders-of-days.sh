#!/usr/bin/env bash
# fastfeedparser 0.6.5 and atoma 0.0.17 beside feedparser 6.0.14 (seen 28 November 2026, Python 3.11)
#
# One would think: a feed reader that can read "13/08/2026" knows that the feed writes the day first, or at least that
# two pieces of one feed are written alike.
# It is so: two other readers take "04/08/2026" for 8 April and "13/08/2026" for 13 August, piece by piece. From
# the 1st to the 12th of each month a British site's pieces are dated up to eleven months off, from the 13th on they are right: a
# trial in the second half of a month shows nothing. A piece of "04/12/2026" lies in April, before the alert window, and is
# taken for old news. feedparser reads none of them, which is at least honest.
# Ours: days are read day first by code of our own (watcher/timing/written_dates.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'fastfeedparser==0.6.5' 'atoma==0.0.17' 'feedparser==6.0.14'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io

import atoma
import fastfeedparser
import feedparser

DAYS = ("04/08/2026 09:30", "13/08/2026 09:30", "04/12/2026 09:30")
ITEMS = "".join(f"<item><title>{day}</title><link>https://e.org/</link><pubDate>{day}</pubDate></item>" for day in DAYS)
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Council news</title>
<link>https://e.org/</link><description>News</description>{ITEMS}</channel></rss>"""

fast = [each.get("published", "")[:10] for each in fastfeedparser.parse(FEED).entries]
strict = [f"{each.pub_date:%Y-%m-%d}" for each in atoma.parse_rss_bytes(FEED.encode()).items]
known = [each.get("published_parsed") for each in feedparser.parse(io.BytesIO(FEED.encode())).entries]
for day, *read in zip(DAYS, fast, strict, known):
    print(f"{day[:10]}: fastfeedparser {read[0]}, atoma {read[1]}, feedparser {read[2]}")
PROGRAM

cat > expected <<'SEEN'
04/08/2026: fastfeedparser 2026-04-08, atoma 2026-04-08, feedparser None
13/08/2026: fastfeedparser 2026-08-13, atoma 2026-08-13, feedparser None
04/12/2026: fastfeedparser 2026-04-12, atoma 2026-04-12, feedparser None
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
