#!/usr/bin/env bash
# feedparser 6.0.14, atoma 0.0.17, pendulum 3.3.0, fastfeedparser 0.6.5 (seen 29 November 2026, Python 3.11)
#
# One would think: a feed that gives its hours in British summer time, as councils' do, is read an hour back into UTC, or refused.
# It is so: feedparser, atoma and pendulum know America's zones, or none, and read "BST" as UTC: what a council published at 23:30
# on 4 August is then of 00:30 on the 5th in London, and what it published this minute lies an hour in the future until late October.
# Only fastfeedparser reads what is written.
# Ours: the day is read as it is written, in London's time, before feedparser reads it (`timing/written_dates.py`).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'feedparser==6.0.14' 'atoma==0.0.17' 'pendulum==3.3.0' 'fastfeedparser==0.6.5'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime
import zoneinfo

import atoma
import fastfeedparser
import feedparser
import pendulum

WRITTEN = "Tue, 04 Aug 2026 23:30:00 BST"
FEED = f"""<rss version="2.0"><channel><title>News</title><link>https://council.example/</link><description>News</description>
<item><title>Ofsted's report</title><link>https://council.example/1</link><pubDate>{WRITTEN}</pubDate></item></channel></rss>"""
read = {
    "feedparser": datetime.datetime(*feedparser.parse(FEED).entries[0].published_parsed[:6], tzinfo=datetime.UTC),
    "atoma": atoma.parse_rss_bytes(FEED.encode()).items[0].pub_date,
    "pendulum": pendulum.parse(WRITTEN, strict=False),
    "fastfeedparser": datetime.datetime.fromisoformat(fastfeedparser.parse(FEED).entries[0].published),
}
for name, moment in read.items():
    print(f"{name + ':':16}{moment.astimezone(zoneinfo.ZoneInfo('Europe/London')):%d %B %H:%M} in London")
PROGRAM

cat > expected <<'SEEN'
feedparser:     05 August 00:30 in London
atoma:          05 August 00:30 in London
pendulum:       05 August 00:30 in London
fastfeedparser: 04 August 23:30 in London
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
