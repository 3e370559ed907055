#!/usr/bin/env bash
# email-reply-parser 0.5.12, mail-parser-reply 1.36 (seen 29 November 2026, Python 3.11)
#
# One would think: what takes the quoted alert off a lead's answer leaves the answer whole: a quotation begins with a line of
# the mail program's own, or with ">".
# It is so: both find it by "On ... wrote:", over several lines and whoever wrote: where a lead answers "On 3 July Ofsted
# published the letter and the chair wrote:", that and everything after it is gone, though nothing is quoted. email-reply-parser
# also ends an answer at a line that begins with "From:", and at a line of underscores. What is left reads like a whole answer.
# Ours: an acknowledgement is a button or a link of its own, no words of a letter; letters that come back are not read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'email-reply-parser==0.5.12' 'mail-parser-reply==1.36'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from email_reply_parser import EmailReplyParser as First
from mailparser_reply import EmailReplyParser as Second

ANSWERS = {
    "the chair": "Taken.\n\nOn 3 July Ofsted published the letter and the chair wrote:\nwe do not accept it.\n\nPlease call me.\n",
    "from now": "Taken.\nFrom: Monday, Ruth has the duty.\nPlease call her.\n",
    "a line": "Taken.\n____\nPlease call Ruth.\n",
    "a quoted alert": "Taken.\n\nOn Fri, 3 Jul 2026 at 10:01, Watch <watch@example.org> wrote:\n\n> Exampleshire: inadequate\n",
}
for name, answer in ANSWERS.items():
    print(f"{name}: {First.parse_reply(answer)!r} {Second(languages=['en']).parse_reply(text=answer)!r}")
PROGRAM

cat > expected <<'SEEN'
the chair: 'Taken.' 'Taken.'
from now: 'Taken.' 'Taken.\nFrom: Monday, Ruth has the duty.\nPlease call her.'
a line: 'Taken.\n____\nPlease call Ruth.' 'Taken.\n____\nPlease call Ruth.'
a quoted alert: 'Taken.' 'Taken.'
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
