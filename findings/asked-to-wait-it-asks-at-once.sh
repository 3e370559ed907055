#!/usr/bin/env bash
# aiohttp-retry 2.9.1 beside httpx-retries 0.6.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what tries a request again waits as long as the server asks it to, and no longer than the alert can wait.
# It is so: aiohttp-retry doesn't read Retry-After. A site that asks for two seconds is asked three times within one; it repeats a POST
# as it does a GET, unasked, and so posts twice where the first got through; and 429, with which Slack and GOV.UK ask for a pause, it
# doesn't try again at all. httpx-retries waits as it is asked, in seconds and by a date, and doesn't repeat a POST: of an alert it
# gives the 429 back.
# Ours: what is asked for is kept to per host (watcher/web/client.py), and a message's Retry-After by the outbox
# (watcher/deliver/send.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'aiohttp-retry==2.9.1' 'aiohttp==3.14.5' 'httpx-retries==0.6.0' 'httpx==0.28.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import asyncio
import http.server
import threading
import time

import httpx
from aiohttp_retry import ExponentialRetry, RetryClient
from httpx_retries import RetryTransport

asked: list[float] = []


class Site(http.server.BaseHTTPRequestHandler):
    """Asks twice for two seconds of patience."""

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked.append(time.monotonic())
        self.send_response(int(self.path[1:]) if len(asked) < 3 else 200)
        self.send_header("Retry-After", "2")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""


async def by_aiohttp(method: str, address: str) -> int:
    async with RetryClient(retry_options=ExponentialRetry(attempts=4)) as client, client.request(method, address) as answer:
        return answer.status


def by_httpx(method: str, address: str) -> int:
    with httpx.Client(transport=RetryTransport()) as client:
        return client.request(method, address).status_code


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()
for name, ask in (("aiohttp-retry", lambda *wish: asyncio.run(by_aiohttp(*wish))), ("httpx-retries", by_httpx)):
    for wish in ("GET", "POST"):
        for status in (503, 429):
            asked.clear()
            last = ask(wish, f"http://127.0.0.1:{server.server_port}/{status}")
            waits = [after - before for before, after in zip(asked, asked[1:], strict=False)]
            how = "; waited as asked" if waits and min(waits) >= 2 else "; didn't wait" if waits and max(waits) < 2 else ""
            print(f"{name}, {wish}, {status}: {len(asked)} requests{how}; in the end {last}")
PROGRAM

cat > expected <<'SEEN'
aiohttp-retry, GET, 503: 3 requests; didn't wait; in the end 200
aiohttp-retry, GET, 429: 1 requests; in the end 429
aiohttp-retry, POST, 503: 3 requests; didn't wait; in the end 200
aiohttp-retry, POST, 429: 1 requests; in the end 429
httpx-retries, GET, 503: 3 requests; waited as asked; in the end 200
httpx-retries, GET, 429: 3 requests; waited as asked; in the end 200
httpx-retries, POST, 503: 1 requests; in the end 503
httpx-retries, POST, 429: 1 requests; in the end 429
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
