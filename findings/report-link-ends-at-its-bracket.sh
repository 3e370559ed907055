#!/usr/bin/env bash
# markdown-to-mrkdwn 0.3.3, md2mrkdwn 0.4.5, slackify-markdown 0.2.4 (seen 29 November 2026, Python 3.11)
#
# One would think: what makes Slack's mrkdwn of Markdown leaves links working and quotations whole.
# It is so: two of three end a link at the first closing bracket of its address, which Markdown allows in pairs and which councils have in
# the names of their papers: the link leads to "report (final", and the rest of the name stands in the message. The third keeps it, and
# marks the first line of a quotation alone: what the inspectors said further looks like the sender's own words.
# Ours: Slack's blocks are written as they are, never by way of Markdown; links are addresses of their own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'markdown-to-mrkdwn==0.3.3' 'md2mrkdwn==0.4.5' 'slackify-markdown==0.2.4'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from markdown_to_mrkdwn import SlackMarkdownConverter
from md2mrkdwn import convert
from slackify_markdown import slackify_markdown

WAYS = {"markdown-to-mrkdwn": SlackMarkdownConverter().convert, "md2mrkdwn": convert, "slackify-markdown": slackify_markdown}
LINK = "[The report](https://council.example/report%20(final).pdf)"
QUOTED = "> Children wait too long.\n> Services are inadequate."

for name, converted in WAYS.items():
    print(name)
    print("  link: ", repr(converted(LINK)))
    print("  quote:", repr(converted(QUOTED)))
PROGRAM

cat > expected <<'SEEN'
markdown-to-mrkdwn
  link:  '<https://council.example/report%20(final|The report>.pdf)'
  quote: '> Children wait too long.\n> Services are inadequate.'
md2mrkdwn
  link:  '<https://council.example/report%20(final|The report>.pdf)'
  quote: '> Children wait too long.\n> Services are inadequate.'
slackify-markdown
  link:  '<https://council.example/report%20(final).pdf|The report>\n'
  quote: '> Children wait too long.\nServices are inadequate.\n'
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
