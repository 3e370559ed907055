"""A small HTTP server on loopback that answers from a function, and can be told to misbehave."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket
    from ssl import SSLContext

MOST_BODY = 20_000_000
"""Bytes read of a request's body: far more than a message has, and a bound for a wrong length."""


class Request(Struct, frozen=True):
    """What was asked for."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes = b""

    def first(self, name: str, default: str = "") -> str:
        """Look up a parameter of the address."""
        return self.query.get(name, [default])[0]


class Reply(Struct, frozen=True):
    """What is answered. `cut_after` ends the body early, `seconds` keeps it waiting, `drop` hangs up instead."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    seconds: float = 0.0
    drop: bool = False


class Server:
    """Serves on a free port of 127.0.0.1 while its `with` block runs. `requests` lists what was asked, in order.

    Entered again, it serves on the same port as before.
    """

    def __init__(self, answer: Callable[[Request], Reply], tls: SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.sent_bytes = 0
        self.instead: deque[Reply] = deque()
        self._answer = answer
        self._tls = tls
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = self._bound(0)
        self._port = int(self._server.server_address[1])

    def _bound(self, port: int) -> ThreadingHTTPServer:
        server = _Listener(("127.0.0.1", port), _handler_for(self))
        server.daemon_threads = True
        if self._tls:
            server.socket = self._tls.wrap_socket(server.socket, server_side=True)
        return server

    @property
    def base_url(self) -> str:
        """The address to ask."""
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self._server = self._server or self._bound(self._port)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def reply_to(self, request: Request) -> Reply:
        """Answer a request, or misbehave as `instead` says for the next ones."""
        with self._lock:
            self.requests.append(request)
            instead = self.instead.popleft() if self.instead else None
        return instead or self._answer(request)


class _Listener(ThreadingHTTPServer):
    request_queue_size = 256  # with the usual 5, who asks while many do is heard a second later, or half a minute

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say nothing of those who went away before the answer: they were killed, as some are here."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler_for(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else a body waits up to 40 ms for the acknowledgement of its headers

        def _reply(self) -> None:
            parts = urlsplit(self.path)
            length = min(int(self.headers.get("content-length") or 0), MOST_BODY)
            asked = Request(
                self.command,
                parts.path,
                parse_qs(parts.query, keep_blank_values=True),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(length),
            )
            reply = server.reply_to(asked)
            if reply.seconds:
                time.sleep(reply.seconds)
            if reply.drop:
                self.close_connection = True
                self.connection.close()
                return
            self.send_response(reply.status)
            if reply.status != 304:
                self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            body = reply.body if reply.cut_after is None else reply.body[: reply.cut_after]
            server.sent_bytes += len(body)
            self.wfile.write(body)
            if reply.cut_after is not None:
                self.close_connection = True

        do_GET = do_POST = _reply  # noqa: N815 - http.server's own names

        def log_message(self, *_: object) -> None:
            """Stay silent: what was asked is in `requests`."""

    return Handler
