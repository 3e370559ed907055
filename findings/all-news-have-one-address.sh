#!/usr/bin/env bash
# fastfeedparser 0.6.5 beside feedparser 6.0.14 (seen 29 November 2026, Python 3.11)
#
# One would think: the `link` of a piece of news is the page about it. Atom says which: the link with rel="alternate", and a link
# without any rel is one (RFC 4287, section 4.2.7.2).
# It is so: fastfeedparser takes the entry's rel="self" before the link without rel, and leaves addresses as they are written
# where xml:base gives the rest. Where a publisher's "self" is the feed's own address, all its news have one link: who
# knows news by their links tells the first of each feed and holds the others for the same. feedparser gives the pages.
# Ours: feeds are read by feedparser, and news are known by their publisher's id (watcher/sources).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'fastfeedparser==0.6.5' 'feedparser==6.0.14'

venv/bin/python - > seen <<'PROGRAM'
import fastfeedparser
import feedparser

ENTRY = """<entry><id>tag:example.gov.uk,2026:{0}</id><title>{1}</title><updated>2026-08-03T09:30:00+01:00</updated>
<link rel="self" href="https://www.example.gov.uk/news.atom"/><link href="{0}"/></entry>"""
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.example.gov.uk/news/">
<id>tag:example.gov.uk,2026:news</id><title>News</title><updated>2026-08-03T09:30:00+01:00</updated>
{ENTRY.format("bins", "New days for bins")}{ENTRY.format("ofsted", "Our services are inadequate")}</feed>"""

for name, parse in (("fastfeedparser", fastfeedparser.parse), ("feedparser", feedparser.parse)):
    for entry in parse(FEED).entries:
        print(f"{name:14} | {entry['title']:27} | {entry['link']}")
PROGRAM

cat > expected <<'SEEN'
fastfeedparser | New days for bins           | https://www.example.gov.uk/news.atom
fastfeedparser | Our services are inadequate | https://www.example.gov.uk/news.atom
feedparser     | New days for bins           | https://www.example.gov.uk/news/bins
feedparser     | Our services are inadequate | https://www.example.gov.uk/news/ofsted
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
