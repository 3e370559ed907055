#!/usr/bin/env bash
# requests-cache 1.3.3 (seen 1 December 2026, Python 3.11)
#
# One would think: `stale_if_error` gives an old page while a site is down (500, 502, 503 and 504 by RFC 5861), and not of a page that is gone.
# It is so: each status that isn't in `allowable_codes`, 200 alone by itself, is such an error. Of a report that was withdrawn (404, 410) or shut
# (403) the old page comes back with status 200 at each look: no watcher sees that it is gone, and a judgement that
# doesn't stand any more goes on being told. With a limit in seconds it is hidden so long, and is then an error that is raised: the answer,
# which a caller without the setting has, is never given. With 404 and 410 in `allowable_codes` it is, as for 403 it is not.
# Ours: no such cache; a page that is gone (404, 410) counts as gone (watcher/sources/ofsted_publications.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'requests-cache==1.3.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import http.server
import logging
import threading
import time

import requests
import requests_cache

logging.disable(logging.CRITICAL)
now = 200


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"Kent: inadequate" if now == 200 else b"Nothing here"
        self.send_response(now)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


site = http.server.HTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
page = f"http://127.0.0.1:{site.server_port}/"

for settings in ({}, {"stale_if_error": True}, {"stale_if_error": 2}, {"stale_if_error": True, "allowable_codes": (200, 404, 410)}):
    print(settings or "by itself")
    found: dict[str, list[int]] = {}
    for code in (503, 403, 404, 410):
        now = 200
        session = requests_cache.CachedSession(backend="memory", expire_after=1, **settings)
        session.get(page)
        now = code
        seen = []
        for _ in range(2):
            time.sleep(1.6)
            try:
                answer = session.get(page)
                seen.append(f"{answer.status_code} {answer.text}")
            except requests.HTTPError as error:
                seen.append(f"{type(error).__name__} raised")
        found.setdefault("; then ".join(seen), []).append(code)
    for answers, codes in found.items():
        print(f"    {codes}: {answers}")
PROGRAM

cat > expected <<'SEEN'
by itself
    [503]: 503 Nothing here; then 503 Nothing here
    [403]: 403 Nothing here; then 403 Nothing here
    [404]: 404 Nothing here; then 404 Nothing here
    [410]: 410 Nothing here; then 410 Nothing here
{'stale_if_error': True}
    [503, 403, 404, 410]: 200 Kent: inadequate; then 200 Kent: inadequate
{'stale_if_error': 2}
    [503, 403, 404, 410]: 200 Kent: inadequate; then HTTPError raised
{'stale_if_error': True, 'allowable_codes': (200, 404, 410)}
    [503, 403]: 200 Kent: inadequate; then 200 Kent: inadequate
    [404]: 404 Nothing here; then 404 Nothing here
    [410]: 410 Nothing here; then 410 Nothing here
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
