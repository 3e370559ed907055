#!/usr/bin/env bash
# hishel 2.0.0 with httpx2 2.16.2 (seen 28 November 2026, Python 3.11)
#
# One would think: an HTTP cache in front of a poller saves requests and still sees what changes, above all where the
# server says "no-cache", as RFC 9111 has it.
# It is so: the cache ignores the server's caching headers unless it is given `rfc=True`. A page is fetched once
# and then comes from the cache for ever, "no-cache", "max-age=0" and ETag or not. And with `rfc=True` a page that bears a
# Last-Modified and nothing else counts as fresh for a tenth of its age: a list that last changed three years ago is not
# asked for again for months. A page watcher behind it is blind, and every answer is a 200.
# Ours: no cache is used; ETag and Last-Modified are kept in the database and sent by hand, and a 304 is not believed for ever.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'httpx2==2.16.2' 'hishel==2.0.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import hishel
from hishel.httpx2 import CacheClient

HEADERS = {
    "/no-cache": {"Cache-Control": "no-cache"},
    "/max-age-0": {"Cache-Control": "max-age=0"},
    "/etag": {"ETag": '"1"'},
    "/last-modified": {"Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"},
}
edition = 0


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        global edition
        edition += 1
        body = f"edition {edition}".encode()
        self.send_response(200)
        for name, value in HEADERS[self.path].items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
for rfc in (False, True):
    client = CacheClient(storage=hishel.SqliteStorage(database_path=f"{rfc}.db"), rfc=rfc)
    for path in HEADERS:
        edition = 0
        got = [client.get(f"http://127.0.0.1:{site.server_port}{path}").text for _ in range(3)]
        print(f"rfc={rfc!s:5} {path:15} asked {edition} times, got {', '.join(got)}")
PROGRAM

cat > expected <<'SEEN'
rfc=False /no-cache       asked 1 times, got edition 1, edition 1, edition 1
rfc=False /max-age-0      asked 1 times, got edition 1, edition 1, edition 1
rfc=False /etag           asked 1 times, got edition 1, edition 1, edition 1
rfc=False /last-modified  asked 1 times, got edition 1, edition 1, edition 1
rfc=True  /no-cache       asked 3 times, got edition 1, edition 2, edition 3
rfc=True  /max-age-0      asked 3 times, got edition 1, edition 2, edition 3
rfc=True  /etag           asked 3 times, got edition 1, edition 2, edition 3
rfc=True  /last-modified  asked 1 times, got edition 1, edition 1, edition 1
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
