#!/usr/bin/env bash
# feedparser-rs 0.7.1 beside feedparser 6.0.14, fastfeedparser 0.6.5, atoma 0.0.17 (seen 1 December 2026, Python 3.11)
#
# One would think: a headline "Brighton & Hove: inadequate", written "&amp;" as XML wants, is read with its "&" again.
# It is so: feedparser-rs, to take feedparser's place, writes the title of RSS, and of Atom where nothing says of what kind it is, back as
# HTML: "Brighton &amp; Hove", "&lt;5 children". The very same title with `type="text"`, which is what Atom means by saying nothing, has
# its "&". JSON Feed's titles, which are never HTML, get it too. A council whose name is looked for with its "&" isn't
# found, and all others are.
# Ours: feedparser reads the feeds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'feedparser-rs==0.7.1' 'feedparser==6.0.14' 'fastfeedparser==0.6.5' 'atoma==0.0.17'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import json

import atoma
import fastfeedparser
import feedparser
import feedparser_rs

TITLE = "Brighton &amp; Hove: inadequate, &lt;5 children"
RSS = f"""<rss version="2.0"><channel><title>News</title><link>https://news.example/</link><description>News</description>
<item><title>{TITLE}</title><link>https://news.example/1</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:news</id><title>News</title><updated>2026-07-09T09:30:00Z</updated>
<entry><id>urn:1</id><title%s>%s</title><updated>2026-07-09T09:30:00Z</updated><link href="https://news.example/1"/></entry></feed>"""
FEEDS = {"RSS": RSS, "Atom": ATOM % ("", TITLE), "Atom, type=text": ATOM % (' type="text"', TITLE)}
for kind, feed in FEEDS.items():
    for reader in (feedparser_rs, feedparser, fastfeedparser):
        print(f"{kind}: {reader.__name__}:", reader.parse(feed).entries[0].title)
    by_atoma = atoma.parse_rss_bytes(feed.encode()).items[0].title if kind == "RSS" else atoma.parse_atom_bytes(feed.encode()).entries[0].title.value
    print(f"{kind}: atoma:", by_atoma)
PIECE = {"id": "1", "title": "Brighton & Hove: inadequate", "content_text": "Brighton & Hove"}
piece = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [PIECE]})
for reader in (feedparser_rs, fastfeedparser):
    print(f"JSON Feed: {reader.__name__}:", reader.parse(piece).entries[0].title)
PROGRAM

cat > expected <<'SEEN'
RSS: feedparser_rs: Brighton &amp; Hove: inadequate, &lt;5 children
RSS: feedparser: Brighton & Hove: inadequate, <5 children
RSS: fastfeedparser: Brighton & Hove: inadequate, <5 children
RSS: atoma: Brighton & Hove: inadequate, <5 children
Atom: feedparser_rs: Brighton &amp; Hove: inadequate, &lt;5 children
Atom: feedparser: Brighton & Hove: inadequate, <5 children
Atom: fastfeedparser: Brighton & Hove: inadequate, <5 children
Atom: atoma: Brighton & Hove: inadequate, <5 children
Atom, type=text: feedparser_rs: Brighton & Hove: inadequate, <5 children
Atom, type=text: feedparser: Brighton & Hove: inadequate, <5 children
Atom, type=text: fastfeedparser: Brighton & Hove: inadequate, <5 children
Atom, type=text: atoma: Brighton & Hove: inadequate, <5 children
JSON Feed: feedparser_rs: Brighton &amp; Hove: inadequate
JSON Feed: fastfeedparser: Brighton & Hove: inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
