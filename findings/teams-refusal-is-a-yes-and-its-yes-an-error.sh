#!/usr/bin/env bash
# pymsteams 0.2.5, with httpx 0.28.1 for its awaited half (seen 29 November 2026, Python 3.11)
#
# One would think: `await card.send()` does what `card.send()` does, and either returns True where Teams took the message.
# It is so: they believe different things. `send` takes every 2xx for a yes, also the 200 in whose text a connector says that it could
# not deliver (which is how Teams refused too many messages): that alert is lost without a word. The awaited one wants 200 and the text
# "1", which only connectors said: the 202 without text of the workflows that replaced them raises TeamsWebhookException with an
# empty text, and an alert that is in the channel is sent again, and again.
# Ours: Teams is reached by Apprise's workflows, for which 202 is a yes; tests answer it over TLS as Teams does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pymsteams==0.2.5' 'httpx==0.28.1'

venv/bin/python - > seen <<'PROGRAM'
import asyncio
import http.server
import threading

import pymsteams

FAILED = "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429"


class Teams(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        status, text = answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Teams)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}/hook"


def result(send):
    try:
        return str(send())
    except pymsteams.TeamsWebhookException as error:
        return f"raises {str(error)!r:.20}"


def awaited():
    return asyncio.run(pymsteams.async_connectorcard(address).text("Inadequate").send())


for name, answer in {
    "connector took it (200 '1')": (200, "1"),
    "connector could not (200)": (200, FAILED),
    "workflow took it (202)": (202, ""),
}.items():
    print(f"{name:28} send: {result(pymsteams.connectorcard(address).text('Inadequate').send):5} awaited: {result(awaited)}")
PROGRAM

cat > expected <<'SEEN'
connector took it (200 '1')  send: True  awaited: True
connector could not (200)    send: True  awaited: raises 'Webhook message del
workflow took it (202)       send: True  awaited: raises ''
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
