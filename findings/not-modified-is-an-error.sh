#!/usr/bin/env bash
# httpx2 2.16.2 beside requests 2.34.2 (seen 28 November 2026, Python 3.11)
#
# One would think: `raise_for_status()`, the line after each request, lets a 304 pass: it is what a conditional request hopes for,
# and it is no redirect, as there is nowhere to go. requests lets it pass.
# It is so: httpx2 raises HTTPStatusError, "Redirect response '304 Not Modified'", and `is_redirect` is true. A poller moved from
# requests works for its first round and fails in the second, when the validators are sent: every source that answers well
# looks broken, and the ones without ETag look well. `has_redirect_location` is what one means by a redirect.
# Ours: 200 and 304 are taken by number, redirects by `has_redirect_location`; the replica in the tests answers 304.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'httpx2==2.16.2' 'requests==2.34.2'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import requests


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(304 if self.headers.get("If-None-Match") == '"1"' else 200)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{site.server_port}/"
for library in (requests, httpx2):
    for asked in ({}, {"If-None-Match": '"1"'}):
        answer = library.get(url, headers=asked)
        try:
            answer.raise_for_status()
            said = "passes"
        except (requests.HTTPError, httpx2.HTTPStatusError) as error:
            said = f"raises {type(error).__name__}: {str(error).splitlines()[0].split(' for url')[0]}"
        print(f"{library.__name__:8} {answer.status_code} is_redirect={answer.is_redirect!s:5} {said}")
PROGRAM

cat > expected <<'SEEN'
requests 200 is_redirect=False passes
requests 304 is_redirect=False passes
httpx2   200 is_redirect=False passes
httpx2   304 is_redirect=True  raises HTTPStatusError: Redirect response '304 Not Modified'
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
