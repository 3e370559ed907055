#!/usr/bin/env bash
# email of Python 3.11 as redmail 0.6.0 uses it, beside emails 1.1.3 (seen 1 December 2026, Python 3.11)
#
# One would think: a subject that Python encodes and folds is the same when it is decoded.
# It is so: where a line of a long subject ends before a word that isn't ASCII, a dash or "King’s", the space before it is written twice;
# and where the next word isn't ASCII either, the space between the two is lost: "was good before  –children’s services". A rule of a mailbox
# that looks for "good – children’s" doesn't match, and what tells letters apart by their subject has two. Short headlines are right, and
# so is `emails`, which has its subject written as a Header of the older kind.
# Ours: a subject is written so, too (notifiers/email_headers.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'redmail==0.6.0' 'emails==1.1.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from email import message_from_bytes, policy

import emails
from redmail import EmailSender

HEADLINES = (
    "Good before – children’s services inadequate",
    "Was requires improvement to be good, and was good before – children’s services inadequate",
    "Overall effectiveness falls from outstanding to inadequate – King’s Lynn in Exampleshire",
    "Exampleshire: the experiences and progress of care leavers – requires improvement",
)
SENDERS = {
    "redmail": lambda subject: EmailSender(host="localhost", port=25)
    .get_message(subject=subject, sender="watch@example.org", receivers=["lead@example.org"], text="See the report.")
    .as_bytes(),
    "emails": lambda subject: emails.html(subject=subject, html="<p>See the report.", mail_from="watch@example.org", mail_to="lead@example.org").as_string().encode(),
}
for headline in HEADLINES:
    for name, written in SENDERS.items():
        read = str(message_from_bytes(written(headline), policy=policy.default)["Subject"])
        print(f"{name}:", "the same" if read == headline else f"[{read}]")
PROGRAM

cat > expected <<'SEEN'
redmail: the same
emails: the same
redmail: [Was requires improvement to be good, and was good before  –children’s services inadequate]
emails: the same
redmail: [Overall effectiveness falls from outstanding to inadequate  –King’s Lynn in Exampleshire]
emails: the same
redmail: [Exampleshire: the experiences and progress of care leavers  – requires improvement]
emails: the same
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
