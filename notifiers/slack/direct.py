"""slack-sdk's client, over connections that are ours: imported late, as slack-sdk is."""

from __future__ import annotations

import time
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib import request as urllib
from urllib.error import HTTPError

from slack_sdk import WebClient

from notifiers import last_moment
from notifiers.cut_off import CutOff, cut_off_after
from notifiers.dialling import dialled
from watcher.model import tls

if TYPE_CHECKING:
    import socket
    import ssl

SECONDS_IN_ALL = 30
"""How long a whole answer may take, however slowly it comes."""
# Far more than a page of 200 messages; a server that sends without end is cut off.
MOST_BYTES = 4_000_000


class DirectClient(WebClient):
    """Follows no redirect and reads no endless answer."""

    # Private, and the only place where slack-sdk opens a connection: urllib would carry the token to wherever a
    # redirect leads, over http too. The lock file pins the version; tests/notifiers/test_slack_wire.py pins this.
    def _perform_urllib_http_request_internal(
        self,
        url: str,  # noqa: ARG002 - slack-sdk's own
        req: urllib.Request,
    ) -> dict[str, Any]:
        with cut_off_after(SECONDS_IN_ALL) as cut:
            try:
                response = _opener(cut, self.ssl).open(req, timeout=self.timeout)
            except HTTPError as error:
                response = error
            with response:
                body = _read(response)
        return {"status": response.status, "headers": dict(response.headers.items()), "body": body}


class _Connection(HTTPConnection):
    """Can be cut off from its beginning: headers may come a letter at a time."""

    def __init__(self, *where: Any, cut: CutOff, **options: Any) -> None:
        super().__init__(*where, **options)
        self._cut = cut

    def connect(self) -> None:
        self._create_connection = self._dialled
        super().connect()
        last_moment.ask()

    def _dialled(self, where: tuple[str, int], seconds: float, _ours: object) -> socket.socket:
        return dialled(self._cut, *where, seconds)


class _Encrypted(_Connection, HTTPSConnection):
    """The same over TLS: `_Connection` stands first, so that what it does comes around the handshake."""


class _Opens(urllib.AbstractHTTPHandler):
    def __init__(self, cut: CutOff, context: ssl.SSLContext | None) -> None:
        super().__init__()
        self._cut, self._context = cut, context

    http_request = https_request = urllib.AbstractHTTPHandler.do_request_

    def http_open(self, request: urllib.Request) -> HTTPResponse:
        return self.do_open(partial(_Connection, cut=self._cut), request)

    def https_open(self, request: urllib.Request) -> HTTPResponse:
        context = self._context or tls.kept("Slack")
        return self.do_open(partial(_Encrypted, cut=self._cut), request, context=context)


def _opener(cut: CutOff, context: ssl.SSLContext | None) -> urllib.OpenerDirector:
    """Make what opens http and https alone, through a proxy of the environment where there is one."""
    made = urllib.OpenerDirector()
    handlers = (
        urllib.ProxyHandler(),
        urllib.UnknownHandler(),
        urllib.HTTPDefaultErrorHandler(),
        urllib.HTTPErrorProcessor(),
    )
    for each in (*handlers, _Opens(cut, context)):
        made.add_handler(each)
    return made


def _read(response: HTTPResponse) -> str:
    until = time.monotonic() + SECONDS_IN_ALL
    parts: list[bytes] = []
    while part := response.read1(65_536):
        parts.append(part)
        if time.monotonic() > until or sum(map(len, parts)) > MOST_BYTES:
            raise TimeoutError("the answer is too long or too slow")
    length = response.headers.get("content-length", "")
    body = b"".join(parts)
    if length.isdigit() and len(body) < int(length):
        raise EOFError("the answer was cut off")
    return body.decode("utf-8")
