#!/usr/bin/env bash
# html2text 2025.4.15, its output read by markdown-it-py 4.3.0 (seen 28 November 2026)
#
# One would think: a converter from HTML to Markdown wraps the text at 78 columns, and leaves addresses whole, as they have
# no spaces.
# It is so: it wraps addresses at their hyphens, and GOV.UK's addresses are made of hyphens. The link to an improvement notice
# is cut in three lines; a Markdown reader then shows no link at all but brackets and pieces, and a mail program
# makes a link of the first piece, which is a 404. Short addresses (Ofsted's files) are whole, so tests pass.
# `wrap_links=False` or `body_width=0` keeps them whole.
# Ours: the texts are written by templates of our own, and nothing wraps them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'html2text==2025.4.15' 'markdown-it-py==4.3.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import html2text
from markdown_it import MarkdownIt

LINK = (
    "https://www.gov.uk/government/publications/improvement-notice-issued-to-example-borough-council-march-2026/"
    "improvement-notice-to-example-borough-council"
)
HTML = f'<p>The Department published an <a href="{LINK}">improvement notice</a>.</p>'


def convert(**settings):
    converter = html2text.HTML2Text()
    for name, value in settings.items():
        setattr(converter, name, value)
    return converter.handle(HTML).strip()


for settings in ({}, {"wrap_links": False}, {"body_width": 0}):
    text = convert(**settings)
    print(settings or "as it comes")
    print("  the address is whole:", LINK in text, "- shown as a link:", "<a href=" in MarkdownIt().render(text))
print(convert())
PROGRAM

cat > expected <<'SEEN'
as it comes
  the address is whole: False - shown as a link: False
{'wrap_links': False}
  the address is whole: True - shown as a link: True
{'body_width': 0}
  the address is whole: True - shown as a link: True
The Department published an [improvement
notice](https://www.gov.uk/government/publications/improvement-notice-issued-
to-example-borough-council-march-2026/improvement-notice-to-example-borough-
council).
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
