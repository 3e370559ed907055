#!/usr/bin/env bash
# css-inline 0.24.0 beside premailer 3.10.0 (seen 28 November 2026, Python 3.11)
#
# One would think: an inliner for e-mail writes into the elements what can stand there, and keeps the rest of the style sheet,
# because a media query can't stand in an element. premailer does.
# It is so: css-inline, its faster successor, throws away all that it couldn't inline. Dark mode and the small screen's
# layout are gone, silently. A letter with light text on a dark ground for dark mode, and a `color-scheme: light dark` in its
# head, then has dark text that the mail program may invert or not. `keep_at_rules=True` keeps them.
# Ours: no inliner; the template has its styles in place and its media queries in the head.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'css-inline==0.24.0' 'premailer==3.10.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import css_inline
from premailer import transform

LETTER = """<html><head><style>p { color: #111 }
@media (prefers-color-scheme: dark) { p { color: #eee } }
@media (max-width: 480px) { p { font-size: 18px } }</style></head><body><p>Help and protection: inadequate</p></body></html>"""

for name, html in (
    ("premailer", transform(LETTER)),
    ("css-inline", css_inline.inline(LETTER)),
    ("css-inline, keep_at_rules", css_inline.CSSInliner(keep_at_rules=True).inline(LETTER)),
):
    print(f"{name:26} inlined: {'color:' in html.split('<body>')[1]}, dark: {'color-scheme' in html}, small: {'max-width' in html}")
PROGRAM

cat > expected <<'SEEN'
premailer                  inlined: True, dark: True, small: True
css-inline                 inlined: True, dark: False, small: False
css-inline, keep_at_rules  inlined: True, dark: True, small: True
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
