#!/usr/bin/env bash
# PyRSS2Gen 1.1 and rfeed 1.1.1 beside feedgenerator 2.2.1 and feedgen 1.0.0 (seen 30 November 2026)
#
# One would think: a time that knows its zone is written with it, or turned into the zone that is written.
# It is so: PyRSS2Gen and rfeed write London's half past nine in July as "09:30:00 GMT", which is half past ten there: from
# March to October each piece is an hour later than it was, so for its first hour it lies ahead of now, and a reader that
# passes over what is not published yet, or asks for what came since its last look, has it late or not at all. What came
# to them as UTC is right, so it doesn't show in winter nor in a test on a server.
# Ours: our own feeds are in UTC (watcher/page/feeds.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'PyRSS2Gen==1.1' 'rfeed==1.1.1' 'feedgenerator==2.2.1' 'feedgen==1.0.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import feedgen.feed
import feedgenerator
import PyRSS2Gen
import rfeed

about = {"title": "News", "link": "https://www.example.org/", "description": "News"}
published = datetime(2026, 7, 9, 9, 30, tzinfo=ZoneInfo("Europe/London"))

other = feedgenerator.Rss201rev2Feed(**about)
other.add_item(title="Wirral", link=about["link"], description="", pubdate=published)
last = feedgen.feed.FeedGenerator()
last.title(about["title"])
last.link(href=about["link"])
last.description(about["description"])
entry = last.add_entry()
entry.title("Wirral")
entry.published(published)
written = {
    "PyRSS2Gen": PyRSS2Gen.RSS2(**about, items=[PyRSS2Gen.RSSItem(title="Wirral", pubDate=published)]).to_xml(),
    "rfeed": rfeed.Feed(**about, items=[rfeed.Item(title="Wirral", pubDate=published)]).rss(),
    "feedgenerator": other.writeString("utf-8"),
    "feedgen": last.rss_str().decode(),
}
for writer, feed in written.items():
    day = re.search("<pubDate>(.+?)</pubDate>", feed)[1]
    print(f"{writer}: {day}: {(parsedate_to_datetime(day) - published).seconds // 60} minutes later")
PROGRAM

cat > expected <<'SEEN'
PyRSS2Gen: Thu, 09 Jul 2026 09:30:00 GMT: 60 minutes later
rfeed: Thu, 09 Jul 2026 09:30:00 GMT: 60 minutes later
feedgenerator: Thu, 09 Jul 2026 09:30:00 +0100: 0 minutes later
feedgen: Thu, 09 Jul 2026 09:30:00 +0100: 0 minutes later
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
