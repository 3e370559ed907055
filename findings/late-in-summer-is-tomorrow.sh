#!/usr/bin/env bash
# feedparser 6.0.14, atoma 0.0.17, pendulum 3.3.0, fastfeedparser 0.6.5, dateparser 1.5.0, PyRSS2Gen 1.1
# (seen 28 November 2026, Python 3.11)
#
# One would think: a British feed's "Tue, 14 Jul 2026 23:30:00 BST" is 22:30 UTC, or, as RFC 822 knows no BST, no time at all.
# It is so: feedparser, atoma and pendulum take it for UTC and say so with a zone of UTC, so that in London it is half past
# midnight: the report was published on the 15th. fastfeedparser and dateparser read it as meant. The mistake is made in
# writing too: PyRSS2Gen puts "GMT" behind London's summer clock, so that whoever reads the feed rightly is an hour, and
# here a day, out.
# Ours: a day is read as it is written, in London's time, before feedparser reads it (`timing/written_dates.py`); our own feeds are in UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'feedparser==6.0.14' 'atoma==0.0.17' 'pendulum==3.3.0' 'fastfeedparser==0.6.5' 'dateparser==1.5.0' 'PyRSS2Gen==1.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import atoma
import dateparser
import fastfeedparser
import feedparser
import pendulum
import PyRSS2Gen

LONDON = ZoneInfo("Europe/London")
WRITTEN = "Tue, 14 Jul 2026 23:30:00 BST"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Council</title><link>https://e.org/</link><description>d</description>'
    f"<item><title>Report</title><link>https://e.org/1</link><pubDate>{WRITTEN}</pubDate></item></channel></rss>"
)


def say(name, moment):
    print(f"{name:15}", moment.astimezone(UTC).strftime("%H:%M UTC, in London the"), moment.astimezone(LONDON).strftime("%d"))


say("feedparser", datetime(*feedparser.parse(FEED).entries[0].published_parsed[:6], tzinfo=UTC))
say("atoma", atoma.parse_rss_bytes(FEED.encode()).items[0].pub_date)
say("pendulum", pendulum.parse(WRITTEN, strict=False))
say("fastfeedparser", datetime.fromisoformat(fastfeedparser.parse(FEED).entries[0].published))
say("dateparser", dateparser.parse(WRITTEN))

item = PyRSS2Gen.RSSItem(title="Report", pubDate=datetime(2026, 7, 14, 23, 30, tzinfo=LONDON))
written = PyRSS2Gen.RSS2("Council", "https://e.org/", "d", items=[item]).to_xml()
print("PyRSS2Gen       ", written.partition("<pubDate>")[2].partition("<")[0])
PROGRAM

cat > expected <<'SEEN'
feedparser      23:30 UTC, in London the 15
atoma           23:30 UTC, in London the 15
pendulum        23:30 UTC, in London the 15
fastfeedparser  22:30 UTC, in London the 14
dateparser      22:30 UTC, in London the 14
PyRSS2Gen        Tue, 14 Jul 2026 23:30:00 GMT
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
