#!/usr/bin/env bash
# feedgen 1.0.0, its feed read by feedparser 6.0.14 (seen 28 November 2026)
#
# One would think: entries added newest first stand newest first, and the same entries written twice are the same bytes, so that
# an ETag over them spares the readers' requests.
# It is so: `add_entry` puts each new entry before the ones that are there: the feed stands on its head, and a reader that
# takes the first twenty takes the oldest. And each feed bears the moment at which it was made, as does each Atom entry without
# a date of its own: readers see every entry of a feed as updated at every look, and "not modified" is never said. Readers
# that tell of updates tell all alerts again each time.
# Ours: the page's feeds are written by our own code from the alerts' own moments (watcher/page/feeds.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'feedgen==1.0.0' 'feedparser==6.0.14'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io
import time

import feedparser
from feedgen.feed import FeedGenerator


def make():
    feed = FeedGenerator()
    feed.id("https://alerts.example.org/")
    feed.title("Alerts")
    for title in ("3 August: Trafford", "17 June: Somerset", "21 May: Bradford"):  # the newest first
        entry = feed.add_entry()
        entry.id(f"https://alerts.example.org/{title[:2].strip()}")
        entry.title(title)
        entry.link(href="https://alerts.example.org/")
    return feed.atom_str()


first = make()
time.sleep(0.01)
second = make()
before, after = (feedparser.parse(io.BytesIO(each)).entries for each in (first, second))
print("order:", [each.title for each in before])
print("the same bytes:", first == second)
print("entries that look updated:", sum(one.updated != other.updated for one, other in zip(before, after)), "of", len(after))
PROGRAM

cat > expected <<'SEEN'
order: ['21 May: Bradford', '17 June: Somerset', '3 August: Trafford']
the same bytes: False
entries that look updated: 3 of 3
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
