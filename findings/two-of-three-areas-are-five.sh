#!/usr/bin/env bash
# word2number 1.1, number-parser 0.3.2 beside text2num 3.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what reads numbers in words reads the number in "two of the three areas", or says that there are two.
# It is so: word2number drops all other words and adds up the numbers that are left: two of three areas are five, three or four children
# seven. number-parser, which turns words of a sentence into figures, makes "No 1 had told the council" of "No one", and of "the second
# home, a third visit" "the 2 home, a 3 visit": a home that is second in a sentence becomes two of them. text2num leaves "no one" alone.
# Ours: counts in a report's sentences are quoted, and not added up.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'word2number==1.1' 'number-parser==0.3.2' 'text2num==3.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import number_parser
from text_to_num import alpha2digit
from word2number import w2n

for text in ("inadequate in two of the three areas", "three or four children were not seen", "one hundred and fifty-three councils"):
    print(f"{text}: word2number {w2n.word_to_num(text)}, number-parser {number_parser.parse(text)!r}, text2num {alpha2digit(text, 'en')!r}")
for text in ("No one had told the council.", "the second home, a third visit"):
    print(f"{text}: number-parser {number_parser.parse(text)!r}, text2num {alpha2digit(text, 'en')!r}")
PROGRAM

cat > expected <<'SEEN'
inadequate in two of the three areas: word2number 5, number-parser 'inadequate in 2 of the 3 areas', text2num 'inadequate in two of the 3 areas'
three or four children were not seen: word2number 7, number-parser '3 or 4 children were not seen', text2num '3 or 4 children were not seen'
one hundred and fifty-three councils: word2number 153, number-parser '153 councils', text2num '153 councils'
No one had told the council.: number-parser 'No 1 had told the council.', text2num 'No one had told the council.'
the second home, a third visit: number-parser 'the 2 home, a 3 visit', text2num 'the second home, a 3rd visit'
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
