#!/usr/bin/env bash
# feedparser-rs 0.7.1 beside feedparser 6.0.14 (seen 1 December 2026, Python 3.11)
#
# One would think: what has feedparser's interface, to be put in its place, reads the days that feedparser reads.
# It is so: of a British feed's days it reads fewer: those with "BST", "Tues" or "Sept" have no `published_parsed`, where feedparser
# gives one. The entry is there, without an error and with `bozo` false, so who sorts or limits by the day drops all reports of summer,
# and those of winter ("GMT") come. And `<del>` is gone from a summary, its words not: "good inadequate". In a JSON Feed, which
# feedparser doesn't read, an item whose id is a number has no id, though the format says that it is to be taken as text.
# Ours: feedparser reads feeds, and what stands for a day is looked at once more (watcher/sources/feed_xml.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'feedparser-rs==0.7.1' 'feedparser==6.0.14'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import time

import feedparser
import feedparser_rs

DAYS = (
    "Tue, 13 Jan 2026 21:30:00 GMT",
    "Tue, 14 Jul 2026 21:30:00 +0100",
    "Tue, 14 Jul 2026 21:30:00 BST",
    "Tues, 14 Jul 2026 21:30:00 +0100",
    "Fri, 4 Sept 2026 09:00:00 +0100",
    "Tue, 14 Jul 2026 21:30 +0100",
)
WORDS = "Leaders: &lt;del&gt;good&lt;/del&gt; inadequate"
items = "".join(f"<item><title>Kent</title><guid>http://news.example/{at}</guid><pubDate>{day}</pubDate><description>{WORDS}</description></item>" for at, day in enumerate(DAYS))
FEED = f'<rss version="2.0"><channel><title>News</title><link>http://news.example/</link><description>News</description>{items}</channel></rss>'

for name, read in (("feedparser", feedparser.parse), ("feedparser-rs", feedparser_rs.parse)):
    found = read(FEED)
    print(f"{name}: bozo {bool(found.bozo)}, {found.entries[0].summary!r}")
    for day, entry in zip(DAYS, found.entries, strict=True):
        parsed = entry.get("published_parsed")
        print(f"    {day:33}", time.strftime("%Y-%m-%d %H:%M", tuple(parsed)) if parsed else None)

PIECES = [{"id": number, "url": f"http://news.example/{number}", "title": "Kent", "content_text": "Inadequate"} for number in ("7", 8)]
found = feedparser_rs.parse(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": PIECES}))
print("JSON Feed, feedparser-rs:", [(entry.get("id"), entry.get("title"), entry.get("link")) for entry in found.entries])
PROGRAM

cat > expected <<'SEEN'
feedparser: bozo False, 'Leaders: <del>good</del> inadequate'
    Tue, 13 Jan 2026 21:30:00 GMT     2026-01-13 21:30
    Tue, 14 Jul 2026 21:30:00 +0100   2026-07-14 20:30
    Tue, 14 Jul 2026 21:30:00 BST     2026-07-14 21:30
    Tues, 14 Jul 2026 21:30:00 +0100  2026-07-14 20:30
    Fri, 4 Sept 2026 09:00:00 +0100   2026-09-04 08:00
    Tue, 14 Jul 2026 21:30 +0100      2026-07-14 20:30
feedparser-rs: bozo False, 'Leaders: good inadequate'
    Tue, 13 Jan 2026 21:30:00 GMT     2026-01-13 21:30
    Tue, 14 Jul 2026 21:30:00 +0100   2026-07-14 20:30
    Tue, 14 Jul 2026 21:30:00 BST     None
    Tues, 14 Jul 2026 21:30:00 +0100  None
    Fri, 4 Sept 2026 09:00:00 +0100   None
    Tue, 14 Jul 2026 21:30 +0100      2026-07-14 20:30
JSON Feed, feedparser-rs: [('7', 'Kent', 'http://news.example/7'), (None, 'Kent', 'http://news.example/8')]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
