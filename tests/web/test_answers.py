"""Heads of answers are read as Python's own `http.client` reads them."""

from __future__ import annotations

import io
from http import client
from types import SimpleNamespace

import pytest

from watcher.web.answers import Answer

NAMES = ("etag", "Content-Type", "set-cookie", "Retry-After", "nothing")


def read(kind, head):
    answer = kind(SimpleNamespace(makefile=lambda _mode: io.BytesIO(head.replace(b"\n", b"\r\n"))), method="GET")
    try:
        answer.begin()
    except client.HTTPException as error:
        return type(error)
    found = [answer.headers.get_all(name, []) for name in NAMES]
    # Of an old server the connection is not used again, whatever it says.
    ends = answer.length, bool(answer.chunked), bool(answer.will_close) or head.startswith(b"HTTP/1.0")
    return answer.status, answer.reason.strip(), found, ends, _body(answer)


def _body(answer):
    try:
        return answer.read()
    except client.IncompleteRead as error:
        return type(error), error.partial


@pytest.mark.parametrize("status", ["HTTP/1.1 200 OK", "HTTP/1.0 200", "HTTP/1.1 304 Not Modified", "HTTP/1.1 204 x"])
@pytest.mark.parametrize(
    "lines",
    [
        "",
        "Content-Length: 3\nETag: one\netag:two",
        "content-length:5",  # more than comes
        "Content-Length: 2",
        "Content-Length: -1\nSet-Cookie: a=b; Path=/\nSet-Cookie: c=d",
        "Content-Length: many",
        "Content-Length: ",
        "Transfer-Encoding: Chunked\nContent-Length: 3",
        "Transfer-Encoding: gzip\nContent-Length: 3",
        "Connection: close\nContent-Length: 3",
        "Connection: Keep-Alive\nContent-Length: 3",
        "Keep-Alive: timeout=5\nContent-Type: text/html; charset=\u00e9\nRetry-After:\t7",
    ],
)
def test_a_head_is_read_as_pythons_own_client_reads_it(status, lines):
    body = "3\nabc\n0\n\n" if "Chunked" in lines else "abc"
    head = "\n".join((status, *lines.splitlines(), "", body)).encode("latin-1")

    assert read(Answer, head) == read(client.HTTPResponse, head)


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/2 200 OK\n\n", b"<html>\n\n", b"HTTP/1.1 many\n\n", b"HTTP/1.1 200 OK\n" + b"A: b\n" * 1_001 + b"\n"],
)
def test_what_is_no_head_is_refused_as_pythons_own_client_does(head):
    assert read(Answer, head) == read(client.HTTPResponse, head)
    assert issubclass(read(Answer, head), client.HTTPException)
