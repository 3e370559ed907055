#!/usr/bin/env bash
# tracksnap 0.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what shows only the new pieces of a feed, ten at most, shows the eleventh at the next look.
# It is so: all that is new is noted as seen, and then the first ten are given. On a day with more than ten new pieces, as when inspectors'
# reports come out together after a holiday, those below the tenth are never told, at no look, and nothing says that there were more. With
# `limit=50` it is the fifty-first. In a feed with the oldest piece on top it is the newest ones that are lost. In an Atom entry with two
# links of rel="alternate", a page and its PDF, the last is the piece's address, though the page stands first.
# Ours: what a feed gives is stored whole before anything is told, and what isn't told yet stays in the outbox.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'tracksnap==0.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import http.server
import threading

import tracksnap

COUNCILS = [f"Council {number}" for number in range(1, 14)]
LINK = '<link rel="alternate" type="{}" href="https://council.example/{}"/>'


def entry(council: str) -> str:
    number = council.split()[1]
    links = LINK.format("text/html", number) + LINK.format("application/pdf", f"{number}.pdf")
    return f"<entry><id>tag:{number}</id><title>{council}</title>{links}<updated>2026-07-06T09:30:00Z</updated></entry>"


class Site(http.server.BaseHTTPRequestHandler):
    """One council's report is there, and thirteen the next day."""

    def do_GET(self) -> None:
        entries = "".join(map(entry, COUNCILS[: self.server.reports]))
        body = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:feed</id><title>Reports</title>{entries}</feed>'.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()
for look, server.reports in (("first look", 1), ("a day with twelve more", 13), ("the next look", 13), ("and the next", 13)):
    found = tracksnap.fetch(f"http://127.0.0.1:{server.server_port}/feed", db_path="seen.db")
    print(f"{look}: {len(found)} new,", ", ".join(each.title for each in found) or "none", *(f"({each.url})" for each in found[:1]))
PROGRAM

cat > expected <<'SEEN'
first look: 1 new, Council 1 (https://council.example/1.pdf)
a day with twelve more: 10 new, Council 2, Council 3, Council 4, Council 5, Council 6, Council 7, Council 8, Council 9, Council 10, Council 11 (https://council.example/2.pdf)
the next look: 0 new, none
and the next: 0 new, none
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
