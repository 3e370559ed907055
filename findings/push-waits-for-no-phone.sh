#!/usr/bin/env bash
# pywebpush 2.5.0, webpush 1.0.6, Apprise 2.3.0 (seen 30 November 2026, Python 3.11)
#
# One would think: an alert sent to a phone by web push waits for a phone that is asleep or on a train, as a text message does.
# It is so: each of the three asks the push service to keep it for 0 seconds, which by RFC 8030 is to drop it unless the phone
# can be reached just now; the service answers 201 as if all were well. Apprise's vapid:// can be asked for at most 60 seconds
# and refuses an hour. At night no duty officer is told, and every sender's log says that they were.
# Ours: `check` says of a receiver with such an address that it keeps nothing, and what to use instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pywebpush==2.5.0' 'webpush==1.0.6' 'apprise==2.3.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import base64
import http.server
import json
import os
import pathlib
import threading

import apprise
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid
from pywebpush import webpush
from webpush import WebPush, WebPushSubscription

asked = []


class PushService(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        asked.append(self.headers["TTL"])
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


service = http.server.HTTPServer(("127.0.0.1", 0), PushService)
threading.Thread(target=service.serve_forever, daemon=True).start()


def letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


phone = ec.generate_private_key(ec.SECP256R1()).public_key()
point = phone.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
subscription = {"endpoint": f"http://127.0.0.1:{service.server_port}/phone", "keys": {"p256dh": letters(point), "auth": letters(os.urandom(16))}}
ours = Vapid()
ours.generate_keys()
ours.save_key("key.pem")
ours.save_public_key("public.pem")

said = webpush(subscription, "Wirral: inadequate", vapid_private_key="key.pem", vapid_claims={"sub": "mailto:duty@example.org"})
print("pywebpush: answered", said.status_code, "kept for", asked[-1], "seconds")

made = WebPush(private_key=pathlib.Path("key.pem"), public_key=pathlib.Path("public.pem"), subscriber="duty@example.org")
message = made.get("Wirral: inadequate", WebPushSubscription.model_validate(subscription))
print("webpush: kept for", message.headers["ttl"], "seconds")

phones = pathlib.Path("phones.json")
phones.write_text(json.dumps({"duty@example.org": subscription}))
for wanted in ("", "&ttl=60", "&ttl=3600"):
    told = apprise.Apprise()
    taken = told.add(f"vapid://duty@example.org/duty@example.org?keyfile=key.pem&subfile=phones.json{wanted}")
    print(f"Apprise, vapid://…{wanted}:", "kept for" if taken else "not taken", *(each.ttl for each in told))
PROGRAM

cat > expected <<'SEEN'
pywebpush: answered 201 kept for 0 seconds
webpush: kept for 0 seconds
Apprise, vapid://…: kept for 0
Apprise, vapid://…&ttl=60: kept for 60
Apprise, vapid://…&ttl=3600: not taken
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
