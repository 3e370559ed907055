#!/usr/bin/env bash
# Django 5.2.19, redmail 0.6.0, emails 1.1.3 beside smtplib of Python 3.11, against aiosmtpd 1.4.6 (seen 29 November 2026)
#
# One would think: an alert to two leads, one of whom the mail server refuses (she left, her box is gone), isn't reported as sent.
# It is so: SMTP refuses each receiver by itself, and smtplib returns whom it refused. Django throws that away and says 1, one
# message sent; redmail returns the message; `emails` has status 250 and success=True, with her address in another attribute.
# All three raise where both are refused. So the lead who hears nothing any more is found out about by nobody.
# Ours: an alert is delivered to each receiver by itself, and each one's answer is kept; a test refuses one of two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'django==5.2.19' 'redmail==0.6.0' 'emails==1.1.3' 'aiosmtpd==1.4.6' 'jinja2==3.1.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import smtplib
import socket
from email.message import EmailMessage

import emails
from aiosmtpd.controller import Controller
from django.conf import settings
from django.core.mail import send_mail
from redmail import EmailSender

SENDER, LEADS = "watch@council.example", ["stays@council.example", "left@council.example"]


class Server:
    """It knows nobody whose address begins with "left"."""

    took: list[list[str]] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("left"):
            return "550 5.1.1 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.took.append(envelope.rcpt_tos)
        return "250 OK"


def by_smtplib(host, port):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, ", ".join(LEADS), "Alert"
    with smtplib.SMTP(host, port) as server:
        return server.send_message(message)


def by_django(host, port):
    settings.configure(EMAIL_HOST=host, EMAIL_PORT=port, EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend")
    return send_mail("Alert", "Text", SENDER, LEADS)


def by_redmail(host, port):
    sender = EmailSender(host=host, port=port, use_starttls=False)
    return type(sender.send(subject="Alert", sender=SENDER, receivers=LEADS, text="Text")).__name__


def by_emails(host, port):
    sent = emails.html(text="Text", subject="Alert", mail_from=SENDER).send(to=LEADS, smtp={"host": host, "port": port})
    return f"status_code {sent.status_code}, success {sent.success}, error {sent.error}"


with socket.create_server(("127.0.0.1", 0)) as free:
    host, port = free.getsockname()
server = Controller(Server(), hostname=host, port=port)
server.start()
for way in (by_smtplib, by_django, by_redmail, by_emails):
    returned = way(host, port)
    print(f"{way.__name__[3:]:8} returned: {returned}; the server took it for {Server.took.pop()}")
server.stop()
PROGRAM

cat > expected <<'SEEN'
smtplib  returned: {'left@council.example': (550, b'5.1.1 No such person here')}; the server took it for ['stays@council.example']
django   returned: 1; the server took it for ['stays@council.example']
redmail  returned: EmailMessage; the server took it for ['stays@council.example']
emails   returned: status_code 250, success True, error None; the server took it for ['stays@council.example']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
