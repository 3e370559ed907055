#!/usr/bin/env bash
# urllib3 2.8.0, requests 2.34.2 on it (seen 29 November 2026, Python 3.11)
#
# One would think: a request with a timeout of five seconds and three retries, 30 seconds apart at most, has ended within minutes.
# It is so: where a site under maintenance answers once with 503 and `Retry-After: 86400`, urllib3 sleeps within the call, as long as
# it is told up to six hours; neither the timeout nor `backoff_max` bounds it, and requests' `max_retries=3`
# does it though no status was named to be repeated. A watcher that asks its sites in turn is blind for a morning, without an error.
# Ours: no client repeats by itself; when a host may be asked again stands in the database, and the others are asked meanwhile.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'urllib3==2.8.0' 'requests==2.34.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import http.server
import importlib.metadata
import threading
import time

import requests
import urllib3


class Maintenance(http.server.BaseHTTPRequestHandler):
    """503 with a day's Retry-After at the first request, then well again."""

    def do_GET(self) -> None:
        ill, Maintenance.ill = Maintenance.ill, False
        self.send_response(503 if ill else 200)
        if ill:
            self.send_header("Retry-After", "86400")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Maintenance)
threading.Thread(target=site.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{site.server_port}/"
slept = []
time.sleep = slept.append  # what it would sleep is noted, not slept

Maintenance.ill = True
retry = urllib3.Retry(total=3, status_forcelist=[503], backoff_factor=1, backoff_max=30)
answer = urllib3.PoolManager(retries=retry).request("GET", address, timeout=5)
print("urllib3:", answer.status, "after sleeping", *(f"{seconds / 3600:g} h" for seconds in slept))

slept.clear()
Maintenance.ill = True
with requests.Session() as session:
    session.mount("http://", requests.adapters.HTTPAdapter(max_retries=3))
    print("requests:", session.get(address, timeout=5).status_code, "after sleeping", *(f"{seconds / 3600:g} h" for seconds in slept))
PROGRAM

cat > expected <<'SEEN'
urllib3: 200 after sleeping 6 h
requests: 200 after sleeping 6 h
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
