#!/usr/bin/env bash
# slack-blocks-markdown 0.2.1 beside slackblocks 3.0.0 (seen 29 November 2026, Python 3.11)
#
# One would think: what makes Slack's blocks of a text makes two of a paragraph that is longer than one may be, or says that it can't.
# It is so: from 3,000 letters on it writes three dots and leaves out the rest, as many sentences as there are, without a word; of a
# heading from 150 on. A quotation and a list are left whole, so a short test with either shows nothing. Another maker of blocks raises.
# Ours: what has no room in a message is counted in it, with where all of it stands; what is gravest stands first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'slack-blocks-markdown==0.2.1' 'slackblocks==3.0.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from slack_blocks_markdown import markdown_to_blocks
from slackblocks import HeaderBlock, SectionBlock
from slackblocks.errors import LengthError

TOLD = "Leaders know what has to change. " * 100 + "Services are inadequate."
NAMES = "Medway, " * 20 + "Kent: inadequate"


def words(part):
    if isinstance(part, dict):
        return "".join(words(each) for each in part.values())
    return "".join(map(words, part)) if isinstance(part, list) else part if isinstance(part, str) else ""


for name, text in (("paragraph", TOLD), ("heading", f"# {NAMES}"), ("quotation", f"> {TOLD}"), ("list", f"* {TOLD}")):
    blocks = markdown_to_blocks(text)
    found = "inadequate" in words(blocks)
    print(f"{name:9} of {len(text)} letters: {len(blocks)} block, 'inadequate' {'is' if found else 'is not'} in it")
for made, text in ((SectionBlock, TOLD), (HeaderBlock, NAMES)):
    try:
        made(text)
    except LengthError as error:
        print(f"slackblocks, {made.__name__}: {error}")
PROGRAM

cat > expected <<'SEEN'
paragraph of 3324 letters: 1 block, 'inadequate' is not in it
heading   of 178 letters: 1 block, 'inadequate' is not in it
quotation of 3326 letters: 1 block, 'inadequate' is in it
list      of 3326 letters: 1 block, 'inadequate' is in it
slackblocks, SectionBlock: `text` length (3324) exceeds `max_length` (3000)
slackblocks, HeaderBlock: `text` length (176) exceeds `max_length` (150)
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
