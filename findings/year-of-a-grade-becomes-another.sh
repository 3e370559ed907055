#!/usr/bin/env bash
# Markdown 3.11.3, markdown-it-py 4.3.0 (seen 29 November 2026, Python 3.11)
#
# One would think: an e-mail written as Markdown says in HTML what its text says.
# It is so: a line that begins with a year and a full stop ("2024. Good") is an item of a numbered list. Markdown drops the
# years: they are 1 and 2. markdown-it-py, as CommonMark has it, keeps the first and has the browser count from there: what
# was found in 2026 stands below 2024 as of 2025. The plain text beside it is right, so whoever tests that sees nothing; a
# history of judgements is written in just these lines. One year alone is kept by one of the two, and is "1." with the other.
# Ours: a number that begins a line is escaped where a message is written as Markdown (notifiers/messages/markdown.py), and
# an e-mail's HTML is written from the same values as its text, not from the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'markdown==3.11.3' 'markdown-it-py==4.3.0' 'beautifulsoup4==4.15.0'

venv/bin/python - > seen <<'PROGRAM'
import markdown
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

HISTORY = "2024. Good\n\n2026. Inadequate\n"


def as_a_browser_shows(html):
    """Number the items as HTML has it: from the list's start, or from 1."""
    for each in BeautifulSoup(html, "html.parser").find_all("ol"):
        for number, item in enumerate(each.find_all("li"), start=int(each.get("start", 1))):
            yield f"{number}. {item.get_text().strip()}"


print("text           ", " | ".join(HISTORY.split("\n\n")).strip())
print("Markdown       ", " | ".join(as_a_browser_shows(markdown.markdown(HISTORY))))
print("markdown-it-py ", " | ".join(as_a_browser_shows(MarkdownIt().render(HISTORY))))
PROGRAM

cat > expected <<'SEEN'
text            2024. Good | 2026. Inadequate
Markdown        1. Good | 2. Inadequate
markdown-it-py  2024. Good | 2025. Inadequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
