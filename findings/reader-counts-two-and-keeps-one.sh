#!/usr/bin/env bash
# reader 3.26 (seen 28 November 2026, Python 3.11)
#
# One would think: where two pieces of a feed bear one guid (or none, and one link, as a paper's live page does), a reader keeps
# both, or says that it lost one.
# It is so: `update_feed` answers "new=2", and one of the two is in the store: the first. What counts new pieces and what stores
# them go by different things. The second is told as new to whoever watches the counts, and can never be read. When its
# turn comes to stand first in the feed, it is "modified", so that who waits for new pieces misses it again.
# Ours: pieces of one fetch never share a key; the count is of rows written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'reader==3.26' 'sgmllib3k==1.0.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import os
import warnings

from reader import make_reader

warnings.simplefilter("ignore")


def feed(*items):
    with open("feed.xml", "w") as file:
        file.write(
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Live</title><link>https://e.org/</link>'
            f"<description>d</description>{''.join(items)}</channel></rss>"
        )


A = "<item><title>Bus lane opens</title><guid>live-1</guid><link>https://e.org/live</link></item>"
B = "<item><title>Children's services inadequate</title><guid>live-1</guid><link>https://e.org/live</link></item>"

reader = make_reader(":memory:", feed_root=os.getcwd())
reader.add_feed("feed.xml")
for name, items in (("both", (A, B)), ("second alone", (B,))):
    feed(*items)
    said = reader.update_feed("feed.xml")
    print(f"{name}: new={said.new} modified={said.modified}, kept:", [each.title for each in reader.get_entries()])
PROGRAM

cat > expected <<'SEEN'
both: new=2 modified=0, kept: ['Bus lane opens']
second alone: new=0 modified=1, kept: ["Children's services inadequate"]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
