#!/usr/bin/env bash
# urlwatch 2.29 and webchanges 3.37.0 (seen 28 November 2026, Python 3.11)
#
# One would think: a page watcher that could not tell what it saw tells it at its next look.
# It is so: urlwatch stores the page before it knows whether Slack took the message. One "503" and the change is never told: it
# ends with 0, and the next look finds nothing new. Its fork webchanges stops with an error instead and stores nothing: the
# change does come when Slack is back, but whoever could be reached (here by e-mail) is told it at every look until then.
# So neither is "once", and of the two the loss is the quiet one.
# Ours: what is due to each receiver is stored with the decision, and each receiver's delivery is tried until it is taken.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'urlwatch==2.29' 'webchanges==3.37.0'

venv/bin/python - > seen <<'PROGRAM'
import http.server
import os
import socketserver
import subprocess
import threading
import time

page, slack_takes, told = "good", True, {"slack": 0, "mail": 0}


class CouncilAndSlack(http.server.BaseHTTPRequestHandler):
    def say(self, status, text):
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_GET(self):
        self.say(200, f"<p>Judgement: {page}</p>")

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        told["slack"] += slack_takes
        self.say(*((200, "ok") if slack_takes else (503, "later")))

    def log_message(self, *_):
        pass


class Mail(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 mail\r\n")
        for line in self.rfile:
            if line.upper().startswith(b"QUIT"):
                break
            if line.upper().startswith(b"DATA"):
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() != b".\r\n":
                    pass
                told["mail"] += 1
            self.wfile.write(b"250 ok\r\n")
        self.wfile.write(b"221 bye\r\n")


def serve(kind, handler):
    server = kind(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


web = serve(http.server.ThreadingHTTPServer, CouncilAndSlack)
mail = serve(socketserver.ThreadingTCPServer, Mail)
MAIL = f"""
  email:
    enabled: true
    method: smtp
    from: watch@e.org
    to: lead@e.org
    subject: '{{count}} changes'
    html: false
    smtp: {{host: 127.0.0.1, port: {mail}, starttls: false, auth: false}}
"""


def look(tool, options, receivers):
    os.makedirs(tool, exist_ok=True)
    with open(f"{tool}/jobs.yaml", "w") as file:
        file.write(f"name: Council\nurl: http://127.0.0.1:{web}/\n")
    with open(f"{tool}/config.yaml", "w") as file:
        file.write(
            "report:\n  text: {details: true, footer: false, line_length: 75, minimal: false}\n  stdout: {enabled: false}\n" + receivers
        )
    open(f"{tool}/hooks.py", "w").close()
    time.sleep(1.1)  # both keep the time of a look in whole seconds
    done = subprocess.run(
        [f"venv/bin/{tool}", *options, "--config", f"{tool}/config.yaml", "--hooks", f"{tool}/hooks.py"],
        env=dict(os.environ, HOME=os.path.abspath(tool)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return f"ends with {done.returncode}, told on Slack {told['slack']}, by mail {told['mail']}"


for tool, options, slack, others in (
    ("urlwatch", ["--urls", "urlwatch/jobs.yaml", "--cache", "urlwatch/seen.db"], "slack", ""),
    ("webchanges", ["--jobs", "webchanges/jobs.yaml", "--database", "webchanges/seen.db"], "webhook", MAIL),
):
    receivers = f"  {slack}: {{enabled: true, webhook_url: 'http://127.0.0.1:{web}/hook'}}\n{others}"
    page, slack_takes = "good", True
    look(tool, options, receivers)
    told.update(slack=0, mail=0)
    page, slack_takes = "inadequate", False
    print(tool)
    for when in ("Slack is down", "Slack is down", "Slack is back", "Slack is back"):
        slack_takes = when.endswith("back")
        print(f"  {when}:", look(tool, options, receivers))
PROGRAM

cat > expected <<'SEEN'
urlwatch
  Slack is down: ends with 0, told on Slack 0, by mail 0
  Slack is down: ends with 0, told on Slack 0, by mail 0
  Slack is back: ends with 0, told on Slack 0, by mail 0
  Slack is back: ends with 0, told on Slack 0, by mail 0
webchanges
  Slack is down: ends with 1, told on Slack 0, by mail 1
  Slack is down: ends with 1, told on Slack 0, by mail 2
  Slack is back: ends with 0, told on Slack 1, by mail 3
  Slack is back: ends with 0, told on Slack 1, by mail 3
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
