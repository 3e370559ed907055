"""Slack's end of Socket Mode on loopback: a WebSocket that sends envelopes and hears their acknowledgements."""

from __future__ import annotations

import base64
import hashlib
import json
import queue
import socket
import socketserver
import threading
from contextlib import suppress

MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


class SocketMode:
    """Use it as a context manager. `acknowledged` has the ids of the envelopes that were heard."""

    def __init__(self) -> None:
        self.acknowledged: queue.Queue[str] = queue.Queue()
        self.payloads: dict[str, dict | None] = {}
        self.connected: queue.Queue[socketserver.StreamRequestHandler] = queue.Queue()
        self._now: socketserver.StreamRequestHandler | None = None
        outer = self

        class Connection(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with suppress(ConnectionError):  # whoever is not waited for at the end
                    outer._talk(self)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Connection)
        self.url = f"ws://127.0.0.1:{self._server.server_address[1]}/link"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def wait(self) -> None:
        """Wait until somebody has connected."""
        self._now = self.connected.get(timeout=20)

    def break_off(self) -> None:
        """Break the connection, if any: whoever closes it waits up to 3 seconds for the next frame otherwise."""
        if self._now:
            with suppress(OSError):
                self._now.connection.shutdown(socket.SHUT_RDWR)

    def send(self, envelope: dict) -> None:
        self._frame(self._now, TEXT, json.dumps(envelope).encode())

    def press(self, payload: dict, envelope_id: str = "e1") -> None:
        """Say that a button was pressed, as Slack says it, and wait until that was heard."""
        self.send(
            {"type": "interactive", "envelope_id": envelope_id, "accepts_response_payload": True, "payload": payload}
        )
        assert self.acknowledged.get(timeout=20) == envelope_id

    def _talk(self, connection) -> None:
        headers = {}
        connection.rfile.readline()
        while line := connection.rfile.readline().strip().decode():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        accept = base64.b64encode(hashlib.sha1((headers["sec-websocket-key"] + MAGIC).encode()).digest()).decode()
        connection.wfile.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept.encode() + b"\r\n\r\n"
        )
        self._frame(connection, TEXT, b'{"type": "hello", "num_connections": 1}')
        self.connected.put(connection)
        while head := connection.rfile.read(2):
            length = head[1] & 0x7F
            if length == 126:
                length = int.from_bytes(connection.rfile.read(2), "big")
            mask = connection.rfile.read(4)
            body = bytes(each ^ mask[at % 4] for at, each in enumerate(connection.rfile.read(length)))
            if head[0] & 0xF == CLOSE:
                return
            if head[0] & 0xF == PING:
                self._frame(connection, PONG, body)
            if head[0] & 0xF == TEXT:
                said = json.loads(body)
                self.payloads[said["envelope_id"]] = said.get("payload")
                self.acknowledged.put(said["envelope_id"])

    @staticmethod
    def _frame(connection, kind: int, body: bytes) -> None:
        length = bytes([len(body)]) if len(body) < 126 else bytes([126]) + len(body).to_bytes(2, "big")
        connection.wfile.write(bytes([0x80 | kind]) + length + body)


def pressed(
    button: str, block: str, ts: str, *, user: str = "U012AB3CD", channel: str = "C0123456789", **chosen: object
) -> dict:
    """Make the payload of a press in the form that Slack sends it; `chosen` is what the element has besides."""
    return {
        "type": "block_actions",
        "user": {"id": user, "username": "anna", "name": "anna", "team_id": "T9TK3CUKW"},
        "api_app_id": "A02",
        "token": "Shh_its_a_seekrit",
        "container": {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": False},
        "trigger_id": "12466734323.1395872398",
        "team": {"id": "T9TK3CUKW", "domain": "example"},
        "enterprise": None,
        "channel": {"id": channel, "name": "safeguarding"},
        "message": {"bot_id": "B1", "type": "message", "text": "…", "ts": ts},
        "state": {"values": {}},
        "response_url": "https://hooks.slack.com/actions/T9TK3CUKW/1/x",
        "actions": [{"action_id": button, "block_id": block, "action_ts": "1548426417.840180", **chosen}],
    }
