#!/usr/bin/env bash
# email and smtplib of Python 3.11, aiosmtplib 5.1.0, against aiosmtpd 1.4.6 (seen 28 November 2026)
#
# One would think: an EmailMessage whose In-Reply-To and References name the alert's Message-ID is shown below the alert.
# It is so up to a length: an identifier that doesn't fit on its line goes out as an encoded word (RFC 2047), which no
# header of identifiers may hold and no mail program decodes there. Message-ID itself stays whole. A council's mail
# domain is often long enough. Python decodes the word when it reads the letter back, so a test in Python sees no fault.
# Ours: identifiers are never encoded (notifiers/email_headers.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'aiosmtpd==1.4.6' 'aiosmtplib==5.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import asyncio
import smtplib
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

import aiosmtplib
from aiosmtpd.controller import Controller


class Mailbox:
    got = b""

    async def handle_DATA(self, server, session, envelope):
        Mailbox.got = envelope.content
        return "250 queued"


controller = Controller(Mailbox(), hostname="127.0.0.1", port=0)
controller.port = socket.create_server(("127.0.0.1", 0)).getsockname()[1]
controller.start()
for domain in ("wirral.example", "alerts.bournemouthchristchurchpoole.example"):
    alert = f"<{'0123456789' * 4}@{domain}>"
    letter = EmailMessage(policy=policy.SMTP)
    letter["From"], letter["To"], letter["Subject"] = "a@example.org", "b@example.org", "Corrected"
    letter["Message-ID"], letter["In-Reply-To"], letter["References"] = alert.replace("0", "x", 1), alert, alert
    letter.set_content("The alert was wrong.")
    print(domain, len(alert), "characters")
    with smtplib.SMTP("127.0.0.1", controller.port) as server:
        server.send_message(letter)
    by_smtplib = Mailbox.got
    asyncio.run(aiosmtplib.send(letter, hostname="127.0.0.1", port=controller.port, start_tls=False))
    for sender, got in (("smtplib", by_smtplib), ("aiosmtplib", Mailbox.got)):
        back = message_from_bytes(got, policy=policy.default)
        for name in ("Message-ID", "In-Reply-To", "References"):
            (line,) = [each for each in got.replace(b"\r\n ", b" ").split(b"\r\n") if each.startswith(name.encode())]
            sent = "encoded" if b"=?" in line else "whole"
            print(f"  {sender:10} {name:11} sent {sent:7} read back by Python as", "meant" if str(back[name])[2:] == alert[2:] else "something else")
controller.stop()
PROGRAM

cat > expected <<'SEEN'
wirral.example 57 characters
  smtplib    Message-ID  sent whole   read back by Python as meant
  smtplib    In-Reply-To sent whole   read back by Python as meant
  smtplib    References  sent whole   read back by Python as meant
  aiosmtplib Message-ID  sent whole   read back by Python as meant
  aiosmtplib In-Reply-To sent whole   read back by Python as meant
  aiosmtplib References  sent whole   read back by Python as meant
alerts.bournemouthchristchurchpoole.example 86 characters
  smtplib    Message-ID  sent whole   read back by Python as meant
  smtplib    In-Reply-To sent encoded read back by Python as meant
  smtplib    References  sent encoded read back by Python as meant
  aiosmtplib Message-ID  sent whole   read back by Python as meant
  aiosmtplib In-Reply-To sent encoded read back by Python as meant
  aiosmtplib References  sent encoded read back by Python as meant
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
