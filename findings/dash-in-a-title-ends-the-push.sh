#!/usr/bin/env bash
# python-ntfy 0.11.4, ntfy-lite 1.0.3, pyntfy 0.2.1, ntfy-api 0.0.6, ntfpy 0.0.12, Apprise 2.3.0 (seen 30 November 2026, Python 3.11)
#
# One would think: who sends a push through ntfy may give it a headline as newspapers and councils write them, and a client
# that has an error of its own for what was not sent raises that.
# It is so: four of five clients put the title into a header and raise UnicodeEncodeError for the dash of "Wirral – inadequate". It
# is no error of their own, for which a careful caller looks, and nothing was sent. ntfy-api does so for the apostrophe of
# "Children’s services" in the message, too; ntfy-lite sends "Children?s services" for it. Where the server refuses (403) two
# raise nothing, and return something that is no False. Apprise and ntfpy send JSON, in which every letter is safe.
# Ours: ntfy is reached through Apprise, whose answer is looked at; a refusal is tried again and told to the operators.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'python-ntfy==0.11.4' 'ntfy-lite==1.0.3' 'pyntfy==0.2.1' 'ntfy-api==0.0.6' 'ntfpy==0.0.12' 'apprise==2.3.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import http.server
import json
import threading

import apprise
import ntfy_lite
from ntfy_lite.error import NtfyError
from ntfpy import NTFYClient, NTFYServer
from ntfy_api import Message, NtfyPublisher
from pyntfy import Notification
from python_ntfy import MessageSendError, NtfyClient

came = []
status = [200]


class Ntfy(http.server.BaseHTTPRequestHandler):
    def take(self) -> None:
        came.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        answer = b'{"id":"1","event":"message","topic":"duty","time":1,"expires":2}'
        self.send_response(status[0])
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_POST = do_PUT = take

    def log_message(self, *arguments: object) -> None:
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Ntfy)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}"


def by_apprise(title: str, message: str) -> object:
    told = apprise.Apprise()
    told.add(f"ntfy://127.0.0.1:{server.server_port}/duty")
    return bool(told.notify(title=title, body=message))


CLIENTS = {
    "python-ntfy": lambda title, message: NtfyClient("duty", url).send(message, title=title),
    "ntfy-lite": lambda title, message: ntfy_lite.push("duty", title, message, url=url),
    "pyntfy": lambda title, message: Notification("duty", message, url=f"{url}/", title=title).send(),
    "ntfy-api": lambda title, message: NtfyPublisher(url, "duty").publish(Message(title=title, message=message)),
    "ntfpy": lambda title, message: NTFYClient(NTFYServer(url), "duty").send(message, title=title),
    "Apprise": by_apprise,
}
OWN = (MessageSendError, NtfyError)


def tried(client: object, title: str, message: str) -> str:
    came.clear()
    try:
        client(title, message)
    except OWN as error:
        return f"{type(error).__name__}, its own"
    except Exception as error:
        return f"{type(error).__name__}, sent: {len(came)}"
    said = json.loads(came[0])["message"] if came[0].startswith("{") else came[0]
    return f"sent, the message as {said!r}"


for name, client in CLIENTS.items():
    print(f"{name}: a dash in the title: {tried(client, 'Wirral – inadequate', 'Two areas.')}")
    print(f"{name}: an apostrophe in the message: {tried(client, 'Wirral: inadequate', 'Children’s services.')}")
status[0] = 403
for name, client in CLIENTS.items():
    came.clear()
    try:
        print(f"{name}: refused: returns {client('Wirral: inadequate', 'Two areas.')}")
    except Exception as error:
        print(f"{name}: refused: raises {type(error).__name__}")
PROGRAM

cat > expected <<'SEEN'
python-ntfy: a dash in the title: UnicodeEncodeError, sent: 0
python-ntfy: an apostrophe in the message: sent, the message as 'Children’s services.'
ntfy-lite: a dash in the title: UnicodeEncodeError, sent: 0
ntfy-lite: an apostrophe in the message: sent, the message as 'Children?s services.'
pyntfy: a dash in the title: UnicodeEncodeError, sent: 0
pyntfy: an apostrophe in the message: sent, the message as 'Children’s services.'
ntfy-api: a dash in the title: UnicodeEncodeError, sent: 0
ntfy-api: an apostrophe in the message: UnicodeEncodeError, sent: 0
ntfpy: a dash in the title: sent, the message as 'Two areas.'
ntfpy: an apostrophe in the message: sent, the message as 'Children’s services.'
Apprise: a dash in the title: sent, the message as 'Two areas.'
Apprise: an apostrophe in the message: sent, the message as 'Children’s services.'
python-ntfy: refused: raises MessageSendError
ntfy-lite: refused: raises NtfyError
pyntfy: refused: returns False
ntfy-api: refused: returns <Response [403 Forbidden]>
ntfpy: refused: returns <Response [403]>
Apprise: refused: returns False
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
