#!/usr/bin/env bash
# reader 3.26 with its plugin entry_dedupe (and sgmllib3k 1.0.0, seen 29 November 2026, Python 3.11)
#
# One would think: a plugin against doubles, which says of itself that it is careful, takes two pieces of news with other guids,
# other links and days four months apart for two.
# It is so: where a council tells of each monitoring visit under one heading and in the same words but one, "sufficient" and
# "insufficient", the first piece is deleted and the second, as it arrives, counts as read if the first was: no list of unread
# news ever shows it. With fewer words than some 48, or under a heading that says which visit it was, both stay.
# Ours: a piece is known by its guid or address; what else is alike may gather pieces into one story, never drop one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'reader==3.26' 'sgmllib3k==1.0.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from pathlib import Path

from reader import make_reader

TOLD = (
    "Inspectors came to our services for children for a monitoring visit. They looked at how children who need help are met when "
    "they are first referred, at assessments and plans, and at what managers see of them. The letter about it is on Ofsted's site "
    "from today. It says that we have made {} progress since the inspection. We thank all who work with families here."
)
VISITS = (("February", "02 Feb", "sufficient"), ("June", "01 Jun", "insufficient"))


def feed(visits, heading, told):
    items = "".join(
        f"<item><guid isPermaLink='false'>{month}</guid><title>{heading.format(month)}</title>"
        f"<link>https://council.example/{month}</link>"
        f"<pubDate>{day} 2026 09:00:00 GMT</pubDate><description>{told.format(word)}</description></item>"
        for month, day, word in visits
    )
    channel = "<title>Our council</title><link>https://council.example</link><description>News</description>"
    Path("feed.xml").write_text(f"<rss version='2.0'><channel>{channel}{items}</channel></rss>")


def kept(plugins, heading="Our monitoring visit", told=TOLD):
    reader = make_reader(":memory:", feed_root=str(Path.cwd()), plugins=plugins)
    reader.add_feed("feed.xml")
    for seen in (1, 2):
        feed(VISITS[:seen], heading, told)
        reader.update_feeds(scheduled=False)
        if seen == 1:
            reader.mark_entry_as_read(("feed.xml", "February"))
    return {each.id: "read" if each.read else "unread" for each in reader.get_entries(sort="recent")}


print("without it:           ", kept([]))
print("with entry_dedupe:    ", kept(["reader.entry_dedupe"]))
print("fewer words:          ", kept(["reader.entry_dedupe"], told=TOLD[TOLD.index("It says"):]))
print("the month in the head:", kept(["reader.entry_dedupe"], heading="Our monitoring visit in {}"))
PROGRAM

cat > expected <<'SEEN'
without it:            {'June': 'unread', 'February': 'read'}
with entry_dedupe:     {'June': 'read'}
fewer words:           {'June': 'unread', 'February': 'read'}
the month in the head: {'June': 'unread', 'February': 'read'}
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
