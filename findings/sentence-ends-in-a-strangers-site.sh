#!/usr/bin/env bash
# linkify-it-py 2.2.0 (with markdown-it-py 4.3.0), bleach 6.4.0 beside Jinja 3.1.6 (seen 29 November 2026, Python 3.11)
#
# One would think: sentences out of a report hold no links, and what makes links of addresses leaves them as they are.
# It is so: where the space after a full stop is lost, as PDFs and feeds' summaries lose it at a line's end, the words on both
# sides become an address: "good.It", "inadequate.In", "children.So", "visits.To", "help.As", "quality.Is" are domains of
# Italy, India, Somalia, Tonga, Samoa and Iceland. An alert by e-mail then links its evidence to strangers' sites.
# "report.Care" and "Ofsted.School", whose endings are domains too, stay as they are, and Jinja's `urlize` touches none.
# Ours: nothing is looked for in a text to be linked; a message holds the links that it was made with, and the rest is escaped.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'linkify-it-py==2.2.0' 'markdown-it-py==4.3.0' 'bleach==6.4.0' 'jinja2==3.1.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import bleach
from jinja2.utils import urlize
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

find = LinkifyIt()
TEXTS = (
    "It was good.It is inadequate.In care",
    "all children.So leaders",
    "few visits.To help.As needed",
    "low quality.Is it?",
    "its report.Care leavers",
    "by Ofsted.School places",
)
for text in TEXTS:
    addresses = [found.url for found in find.match(text) or ()]
    print(f"{text:38} {addresses} bleach: {bleach.linkify(text).count('<a ')} urlize: {urlize(text).count('<a ')}")
print(MarkdownIt("gfm-like").renderInline("judged inadequate.In 2023"))
PROGRAM

cat > expected <<'SEEN'
It was good.It is inadequate.In care   ['http://good.It', 'http://inadequate.In'] bleach: 2 urlize: 0
all children.So leaders                ['http://children.So'] bleach: 1 urlize: 0
few visits.To help.As needed           ['http://visits.To', 'http://help.As'] bleach: 2 urlize: 0
low quality.Is it?                     ['http://quality.Is'] bleach: 1 urlize: 0
its report.Care leavers                [] bleach: 0 urlize: 0
by Ofsted.School places                [] bleach: 0 urlize: 0
judged <a href="http://inadequate.In">inadequate.In</a> 2023
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
