#!/usr/bin/env bash
# Apprise 2.3.0, slack-sdk 3.48.0, aiohttp 3.14.5 beside httpx 0.28.1 (seen 1 December 2026, Python 3.11)
#
# One would think: an alert that is posted to an address that has moved gets to the new one, or isn't sent, and either shows.
# It is so: at a 301 or 302 the client asks the new address with GET, without the alert, as browsers do, and takes that answer for the
# post's. Where a server for ntfy, Gotify or Mattermost is moved from http to https, which is a line with 301 in its web server, whose page
# answers 200, Apprise says SUCCESS, slack-sdk's client for webhooks 200, and nobody is told anything from that day on. At 307 and 308 the alert
# goes along, but for slack-sdk, which says 308. httpx gives the 301 itself. Apprise's asset has `http_redirects=False` against it.
# Ours: notifiers follow no redirect, and one that is met is a failure (notifiers/apprise.py, notifiers/slack/direct.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'apprise==2.3.0' 'slack-sdk==3.48.0' 'aiohttp==3.14.5' 'httpx==0.28.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import asyncio
import http.server
import logging
import threading

import aiohttp
import apprise
import httpx
from slack_sdk.webhook import WebhookClient

logging.disable(logging.CRITICAL)
told: list[str] = []


class Site(http.server.BaseHTTPRequestHandler):
    """Has moved to /new, whose page says 200 to whoever looks, and which tells what is posted to it."""

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        new = self.path.startswith("/new")
        told.extend(["told"] if new and self.command == "POST" else [])
        self.send_response(200 if new else self.server.status)
        self.send_header("Location", f"/new{self.path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def by_apprise(**asset: bool) -> str:
    service = apprise.Apprise(asset=apprise.AppriseAsset(**asset))
    service.add(f"ntfy://{PLACE}/topic")
    return service.notify(title="Kent is inadequate", body="Report of 6 July").status.name


async def by_aiohttp() -> int:
    async with aiohttp.ClientSession() as client, client.post(ADDRESS, json=ALERT) as answer:
        return answer.status


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()
PLACE, ALERT = f"127.0.0.1:{server.server_port}", {"text": "Kent is inadequate"}
ADDRESS = f"http://{PLACE}/hook"
CLIENTS = {
    "Apprise, ntfy": by_apprise,
    "Apprise, ntfy, http_redirects=False": lambda: by_apprise(http_redirects=False),
    "slack-sdk": lambda: WebhookClient(ADDRESS).send(text=ALERT["text"]).status_code,
    "aiohttp": lambda: asyncio.run(by_aiohttp()),
    "httpx": lambda: httpx.post(ADDRESS, json=ALERT).status_code,
}
for name, send in CLIENTS.items():
    seen = []
    for server.status in (301, 308):
        told.clear()
        seen.append(f"{server.status}: {send()}, {'told' if told else 'nobody is told'}")
    print(f"{name}:", "; ".join(seen))
PROGRAM

cat > expected <<'SEEN'
Apprise, ntfy: 301: SUCCESS, nobody is told; 308: SUCCESS, told
Apprise, ntfy, http_redirects=False: 301: FAILURE, nobody is told; 308: FAILURE, nobody is told
slack-sdk: 301: 200, nobody is told; 308: 308, nobody is told
aiohttp: 301: 200, nobody is told; 308: 200, told
httpx: 301: 301, nobody is told; 308: 308, nobody is told
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
