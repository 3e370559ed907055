#!/usr/bin/env bash
# logfire 5.4.0, elastic-apm 6.26.2 beside sentry-sdk 2.75.0 (seen 30 November 2026, Python 3.11)
#
# One would think: what watches a program hides passwords, and not for which council an alert was told or why it failed.
# It is so: both look for "auth" and "session" as parts of words. logfire hides whatever is named `authority`, and each text that speaks
# of a "local authority" or of "parenting sessions", in the message itself too; its maker thought of "author" alone. elastic-apm
# hides a variable of that name where an error happened. So of all alerts that failed just their authorities can't be found in
# the logs. sentry-sdk hides names that are wholly "auth". `extra_patterns` only adds; a `callback` lets them through.
# Ours: logs are lines on stderr in which nothing is hidden afterwards, since no secret is given to them (watcher/logs.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'logfire==5.4.0' 'elastic-apm==6.26.2' 'sentry-sdk==2.75.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import http.server
import json
import threading
import zlib

import elasticapm
import logfire
import sentry_sdk
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

WHAT = {
    "authority": "Wirral",
    "author": "A Lead",
    "grade": "inadequate",
    "says": "The local authority was judged inadequate.",
    "about": "Parenting sessions were stopped.",
    "leader": "Care leavers were left without help.",
}
spans = InMemorySpanExporter()
logfire.configure(send_to_logfire=False, console=False, additional_span_processors=[SimpleSpanProcessor(spans)])
logfire.info("not told: {says}", **WHAT)
(span,) = (each for each in spans.get_finished_spans() if "says" in each.attributes)
print("logfire:", span.attributes["logfire.msg"])
for name in WHAT:
    print(f"    {name} = {span.attributes[name]}")

came = []


class Apm(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def do_POST(self) -> None:
        if length := self.headers.get("Content-Length"):
            body = self.rfile.read(int(length))
        else:
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        came.extend(json.loads(each) for each in zlib.decompress(body, 47).splitlines() if each)
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


def tell(authority: str, author: str, grade: str) -> None:
    raise TimeoutError("Slack did not answer")


def failing(note: object) -> None:
    try:
        tell(WHAT["authority"], WHAT["author"], WHAT["grade"])
    except TimeoutError:
        note()


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Apm)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"127.0.0.1:{server.server_port}"
client = elasticapm.Client(
    service_name="watch", server_url=f"http://{address}", central_config=False, metrics_interval="0s", cloud_provider="none"
)
failing(client.capture_exception)
client.close()
(error,) = [each["error"] for each in came if "error" in each]
print("elastic-apm:", error["exception"]["stacktrace"][-1]["vars"])

events = []
sentry_sdk.init(dsn=f"http://key@{address}/1", before_send=lambda event, _hint: events.append(event))
failing(sentry_sdk.capture_exception)
print("sentry-sdk:", events[0]["exception"]["values"][0]["stacktrace"]["frames"][-1]["vars"])
PROGRAM

cat > expected <<'SEEN'
logfire: not told: [Scrubbed due to 'auth']
    authority = [Scrubbed due to 'auth']
    author = A Lead
    grade = inadequate
    says = [Scrubbed due to 'auth']
    about = [Scrubbed due to 'session']
    leader = Care leavers were left without help.
elastic-apm: {'authority': '[REDACTED]', 'author': '[REDACTED]', 'grade': 'inadequate'}
sentry-sdk: {'authority': "'Wirral'", 'author': "'A Lead'", 'grade': "'inadequate'"}
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
