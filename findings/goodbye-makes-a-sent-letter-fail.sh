#!/usr/bin/env bash
# smtplib of Python 3.11, against aiosmtpd 1.4.6 (seen 28 November 2026)
#
# One would think: inside `with smtplib.SMTP(...) as server`, what `sendmail` returned is what happened; leaving the block
# says goodbye, and goodbyes don't matter.
# It is so: leaving the block sends QUIT, and any answer but 221 raises SMTPResponseException out of the block, after the
# letter was accepted. A server that is closing down says 421 there, as RFC 5321 allows it to at any time. A sender that
# takes the exception for "not sent" sends the alert again.
# Ours: what breaks after the letter was accepted is no failure; a test answers 421 to QUIT and counts the letters.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'aiosmtpd==1.4.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import smtplib
import socket

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Mailbox:
    letters = 0

    async def handle_DATA(self, server, session, envelope):
        Mailbox.letters += 1
        return "250 queued"

    async def handle_QUIT(self, server, session, envelope):
        return goodbye


def send(host, port):
    before = Mailbox.letters
    try:
        with smtplib.SMTP(host, port) as server:
            server.sendmail("a@example.org", ["b@example.org"], "Subject: Wirral\r\n\r\nInadequate\r\n")
        said = "nothing is raised"
    except smtplib.SMTPException as error:
        said = f"raises {type(error).__name__} {error.smtp_code}"
    return f"{said}, letters accepted: {Mailbox.letters - before}"


for goodbye in ("221 bye", "421 closing down", "250 ok"):
    controller = Controller(Mailbox(), hostname="127.0.0.1", port=0, server_kwargs={"timeout": 5})
    controller.port = socket.create_server(("127.0.0.1", 0)).getsockname()[1]
    controller.start()
    print(f"QUIT answered {goodbye!r:19}: {send('127.0.0.1', controller.port)}")
    controller.stop()
PROGRAM

cat > expected <<'SEEN'
QUIT answered '221 bye'          : nothing is raised, letters accepted: 1
QUIT answered '421 closing down' : raises SMTPResponseException 421, letters accepted: 1
QUIT answered '250 ok'           : raises SMTPResponseException 250, letters accepted: 1
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
