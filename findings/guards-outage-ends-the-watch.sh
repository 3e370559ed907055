#!/usr/bin/env bash
# healthchecks-io 0.4.4 beside healthchecks-wrapper 0.1.6, healthchecks-decorator 0.5.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what tells a dead man's switch that a look began and ended does no harm where the switch can't be reached.
# It is so: `CheckTrap` raises as it is entered, before the first line below it, on any answer but a yes: 503, 429, a refused
# connection. As long as the switch's own service is away, no source is asked, and nobody hears of it but by the switch that is away. At
# the end of a look that went well it raises as well, and what is done after it, or a scheduler's note that it was done, is left out.
# `suppress_exceptions=True` is for what the look raises. The two others go on.
# Ours: a switch that can't be reached is told to the operators, and stops nothing (watcher/service/heartbeat.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'healthchecks-io==0.4.4' 'healthchecks-wrapper==0.1.6' 'healthchecks-decorator==0.5.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import contextlib
import http.server
import io
import threading

from healthchecks_decorator import healthcheck
from healthchecks_io import CheckTrap, Client
from healthchecks_wrapper import HealthCheck

ANSWERS: list[int] = []


class Switch(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(ANSWERS.pop(0))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Switch)
threading.Thread(target=server.serve_forever, daemon=True).start()
SWITCH = f"http://127.0.0.1:{server.server_port}/"
UUID = "5f0c2a86-7b3b-4a53-9d4b-0c54b5c2d9ab"


def by_trap(done: list[str]) -> None:
    with CheckTrap(Client(ping_key="key", ping_url=SWITCH), uuid=UUID, suppress_exceptions=True):
        done.append("looked")
    done.append("noted")


def by_wrapper(done: list[str]) -> None:
    with HealthCheck(SWITCH + UUID, suppress_exceptions=True):
        done.append("looked")
    done.append("noted")


def by_decorator(done: list[str]) -> None:
    healthcheck(url=SWITCH + UUID, send_start=True)(lambda: done.append("looked"))()
    done.append("noted")


for when, answers in (("well", (200, 200)), ("503 at the start", (503, 200)), ("503 at the end", (200, 503))):
    for name, look in (("healthchecks-io", by_trap), ("healthchecks-wrapper", by_wrapper), ("healthchecks-decorator", by_decorator)):
        ANSWERS[:] = answers
        done: list[str] = []
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                look(done)
        except Exception as error:
            done.append(f"raised {type(error).__name__}")
        print(f"{when}, {name}:", ", ".join(done))
PROGRAM

cat > expected <<'SEEN'
well, healthchecks-io: looked, noted
well, healthchecks-wrapper: looked, noted
well, healthchecks-decorator: looked, noted
503 at the start, healthchecks-io: raised HCAPIError
503 at the start, healthchecks-wrapper: looked, noted
503 at the start, healthchecks-decorator: looked, noted
503 at the end, healthchecks-io: looked, raised HCAPIError
503 at the end, healthchecks-wrapper: looked, noted
503 at the end, healthchecks-decorator: looked, noted
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
