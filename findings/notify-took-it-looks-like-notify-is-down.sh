#!/usr/bin/env bash
# notifications-python-client 13.0.0, GOV.UK Notify's own client (seen 29 November 2026, Python 3.11)
#
# One would think: an error with status 503 is what Notify answered, so that nothing was sent and the message may be sent again;
# what was never answered has no status.
# It is so: whatever requests raises becomes HTTP503Error "503 - Request failed", with no word of the network in it: also a message that
# Notify accepted and whose answer was lost or came late. That class is meant for telling which requests to repeat, and a
# reference is no guard: in Notify's API it may name many notifications. So the e-mail goes out a second time. Only
# `error.response` tells: it is None.
# Ours: a send without an answer is "in doubt", apart from one that was refused, and is looked for before it is tried again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'notifications-python-client==13.0.0'

venv/bin/python - 2> /dev/null > seen <<'PROGRAM'
import http.server
import json
import threading

from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

accepted = []


class Notify(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if turns_down:
            answer = json.dumps({"errors": [{"error": "Exception", "message": "Service Unavailable"}]}).encode()
            self.send_response(503)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)
        else:
            accepted.append(asked["reference"])  # taken, and then the connection is lost
            self.close_connection = True

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Notify)
threading.Thread(target=server.serve_forever, daemon=True).start()
key = "alerts-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222"
client = NotificationsAPIClient(key, base_url=f"http://127.0.0.1:{server.server_port}")


def send():
    try:
        client.send_email_notification("lead@example.org", "33333333-3333-4333-8333-333333333333", reference="wirral-2026")
    except HTTPError as error:
        answer = None if error.response is None else error.response.status_code
        return f"{type(error).__name__} {error.status_code}, answer: {answer}"


turns_down = True
print("Notify says 503:           ", send(), "| accepted:", len(accepted))
turns_down = False
print("accepted, answer is lost:  ", send(), "| accepted:", len(accepted))
print("the same again:            ", send(), "| accepted:", len(accepted))
PROGRAM

cat > expected <<'SEEN'
Notify says 503:            HTTP503Error 503, answer: 503 | accepted: 0
accepted, answer is lost:   HTTP503Error 503, answer: None | accepted: 1
the same again:             HTTP503Error 503, answer: None | accepted: 2
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
