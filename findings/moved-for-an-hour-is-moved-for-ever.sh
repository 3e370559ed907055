#!/usr/bin/env bash
# CacheControl 0.14.4 beside requests-cache 1.3.3, with requests 2.34.2 (seen 1 December 2026, Python 3.11)
#
# One would think: a cache that keeps to HTTP asks again at an address that moved, once the answer's max-age is over.
# It is so: CacheControl, which pip uses, answers a 301 that it has once seen from its store without a look at its age, at "max-age", at
# "no-cache" or its date; only "no-store" keeps it out. A council whose pages lead to a page of maintenance for an hour, by a server
# that writes 301 where it means 302, is never asked again: the watch reads that page until its cache is emptied, and each answer is a
# 200. With a cache in files that is so over restarts. requests-cache, with `cache_control=True`, asks again.
# Ours: what leads elsewhere is followed anew at each look (watcher/web/client.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'CacheControl==0.14.4' 'requests-cache==1.3.3' 'requests==2.34.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import http.server
import logging
import threading
import time

import cachecontrol
import requests
import requests_cache

logging.disable(logging.CRITICAL)
ASKED: list[str] = []


class Council(http.server.BaseHTTPRequestHandler):
    """Leads to a page of maintenance the first time, and is itself again from the second time on."""

    def do_GET(self) -> None:
        ASKED.append(self.path)
        away = self.path != "/maintenance" and ASKED.count(self.path) == 1
        self.send_response(301 if away else 200)
        if away:
            self.send_header("Location", "/maintenance")
        self.send_header("Cache-Control", self.path[1:] if away else "no-store")
        body = b"" if away else b"down for an hour" if self.path == "/maintenance" else b"list of reports"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Council)
threading.Thread(target=server.serve_forever, daemon=True).start()
for name, session in (
    ("CacheControl", cachecontrol.CacheControl(requests.Session())),
    ("requests-cache", requests_cache.CachedSession(backend="memory", cache_control=True)),
):
    ASKED.clear()
    for path in ("max-age=1", "no-cache", "no-store"):
        seen = []
        for _ in range(3):
            seen.append(session.get(f"http://127.0.0.1:{server.server_port}/{path}").text)
            time.sleep(1.1)
        print(f"{name}, 301 with {path}:", ", ".join(seen), f"(requests: {ASKED.count('/' + path)})")
PROGRAM

cat > expected <<'SEEN'
CacheControl, 301 with max-age=1: down for an hour, down for an hour, down for an hour (requests: 1)
CacheControl, 301 with no-cache: down for an hour, down for an hour, down for an hour (requests: 1)
CacheControl, 301 with no-store: down for an hour, list of reports, list of reports (requests: 3)
requests-cache, 301 with max-age=1: down for an hour, list of reports, list of reports (requests: 3)
requests-cache, 301 with no-cache: down for an hour, list of reports, list of reports (requests: 3)
requests-cache, 301 with no-store: down for an hour, list of reports, list of reports (requests: 3)
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
