#!/usr/bin/env bash
# slack-sdk 3.48.0 (seen 28 November 2026, Python 3.11)
#
# One would think: `chat_postMessage` sends once and raises when the answer is lost, so that the caller can look whether the
# message is there before it sends again.
# It is so: each WebClient has a retry handler for connection errors from the start. When Slack takes the message and the
# connection breaks before the answer, the client posts the same message again by itself and reports success. The caller
# never learns that the channel has it twice. A queue that looks before it repeats is no help: the repeat is below it.
# Ours: `WebClient(retry_handlers=[])`; a test loses the answer on a real connection and counts the posts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'slack-sdk==3.48.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from slack_sdk import WebClient

channel = []


class Slack(BaseHTTPRequestHandler):
    def do_POST(self):
        channel.append(self.rfile.read(int(self.headers["Content-Length"])))
        if len(channel) == 1:  # it is posted; the answer is lost
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        body = json.dumps({"ok": True, "ts": "1.1"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def finish(self):
        try:
            super().finish()
        except OSError:
            pass

    def log_message(self, *_):
        pass


slack = ThreadingHTTPServer(("127.0.0.1", 0), Slack)
threading.Thread(target=slack.serve_forever, daemon=True).start()
api = f"http://127.0.0.1:{slack.server_port}/api/"


def post(**settings):
    channel.clear()
    try:
        ok = WebClient(token="xoxb-1", base_url=api, **settings).chat_postMessage(channel="C1", text="Wirral")["ok"]
        return f"{'posted' if ok else 'refused'}, {len(channel)} in the channel, the same: {len(set(channel)) == 1}"
    except OSError as error:
        return f"raises {type(error).__name__}, {len(channel)} in the channel"


print("as it comes:        ", post())
print("retry_handlers=[]:  ", post(retry_handlers=[]))
PROGRAM

cat > expected <<'SEEN'
as it comes:         posted, 2 in the channel, the same: True
retry_handlers=[]:   raises RemoteDisconnected, 1 in the channel
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
