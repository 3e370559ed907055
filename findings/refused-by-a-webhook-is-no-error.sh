#!/usr/bin/env bash
# slack-sdk 3.48.0 beside slackweb 1.0.5 and slack-webhook 1.0.7 (seen 29 November 2026, Python 3.11)
#
# One would think: slack-sdk raises SlackApiError where Slack refuses a message, as its WebClient does; or its answer is false.
# It is so: for an incoming webhook it neither raises nor does the answer's truth tell: "channel_is_archived" (410), "no_service"
# (404, the app was removed) and "rate_limited" (429) come back like "ok". slackweb and
# slack-webhook raise urllib's error. Who moves from one to another loses each alert of an archived channel, and no log says so.
# Ours: a message is posted by Web API, and counts as sent by Slack's own "ok" with the message's time, nothing else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'slack-sdk==3.48.0' 'slackweb==1.0.5' 'slack-webhook==1.0.7'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import http.server
import threading
import urllib.error

import slack_webhook
import slackweb
from slack_sdk.webhook import WebhookClient


class Slack(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        status, words = self.path.strip("/").split("-")
        self.send_response(int(status))
        self.end_headers()
        self.wfile.write(words.encode())

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slack)
threading.Thread(target=server.serve_forever, daemon=True).start()
SENDS = {
    "slack-sdk": lambda url: WebhookClient(url).send(text="Exampleshire: inadequate"),
    "slackweb": lambda url: slackweb.Slack(url=url).notify(text="Exampleshire: inadequate"),
    "slack-webhook": lambda url: slack_webhook.Slack(url=url).post(text="Exampleshire: inadequate"),
}
for answer in ("200-ok", "410-channel_is_archived", "404-no_service", "429-rate_limited"):
    for name, send in SENDS.items():
        try:
            print(answer, name, "returned, and is", bool(send(f"http://localhost:{server.server_port}/{answer}")))
        except urllib.error.HTTPError as error:
            print(answer, name, "raised", error.code)
PROGRAM

cat > expected <<'SEEN'
200-ok slack-sdk returned, and is True
200-ok slackweb returned, and is True
200-ok slack-webhook returned, and is True
410-channel_is_archived slack-sdk returned, and is True
410-channel_is_archived slackweb raised 410
410-channel_is_archived slack-webhook raised 410
404-no_service slack-sdk returned, and is True
404-no_service slackweb raised 404
404-no_service slack-webhook raised 404
429-rate_limited slack-sdk returned, and is True
429-rate_limited slackweb raised 429
429-rate_limited slack-webhook raised 429
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
