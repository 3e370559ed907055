"""How an address is asked: what is sent, over which connection, and by which way."""

from __future__ import annotations

import socket
import ssl
import threading
from datetime import timedelta

import pytest
from town import HandClock

from watcher.demo.server import Reply, Server
from watcher.web import connections, sockets
from watcher.web.client import FetchError, FetchSettings, Web

OPEN = FetchSettings(allow_private_addresses=True, spacing=timedelta(0))


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def web(clock):
    opened = Web(OPEN, clock)
    yield opened
    opened.close()


@pytest.fixture
def opened(monkeypatch):
    """Count the connections that are opened."""
    made = []
    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", lambda its, to: made.append(to) or connect(its, to))
    return made


def raw(answer, times=1):
    """Answer so many connections with just these bytes, and hang up."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        with listening:
            for _ in range(times):
                connection, _ = listening.accept()
                connection.recv(65_536)
                connection.sendall(answer)
                connection.close()

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_a_host_is_asked_again_over_the_same_connection_for_some_seconds(web, clock, opened):
    with Server(lambda _request: Reply(body=b"x")) as server:
        for _ in range(3):
            web.get(server.base_url)
        once = len(opened)
        clock.pass_(seconds=connections.KEPT_SECONDS + 1)
        web.get(server.base_url)

    assert (once, len(opened)) == (1, 2)


def test_a_connection_is_used_again_after_nothing_has_changed_but_not_after_a_body_that_was_left(web, opened):
    replies = iter([Reply(304), Reply(body=b"x" * 2_000), Reply(body=b"x")])
    with Server(lambda _request: next(replies)) as server:
        web.look(server.base_url)
        with pytest.raises(FetchError, match="larger than"):
            web.get(server.base_url, most_bytes=1_000)
        web.get(server.base_url)

    assert len(opened) == 2


def test_a_server_that_hung_up_in_between_is_asked_over_a_new_connection(web, opened):
    url = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", times=2)

    assert [web.get(url).body, web.get(url).body] == [b"x", b"x"]
    assert len(opened) == 2


def test_a_cookie_of_a_redirect_is_shown_where_it_leads(web):
    def only_with_cookie(request):
        asked_for = "seen=1" in request.headers.get("cookie", "")
        return Reply(body=b"page") if asked_for else Reply(302, headers={"Location": "/", "Set-Cookie": "seen=1"})

    with Server(only_with_cookie) as server:
        assert web.get(server.base_url + "/").body == b"page"


@pytest.mark.parametrize("status", [400, 403, 431])
def test_a_site_that_refuses_its_own_cookies_is_asked_without_them(web, status):
    def full(request):
        held = request.headers.get("cookie", "")
        more = {"Set-Cookie": f"s{held.count('=')}=1"}
        return Reply(status) if held.count("=") == 2 else Reply(body=held.encode(), headers=more)

    with Server(full) as server:
        held = [web.get(server.base_url).body for _ in range(4)]

    assert held == [b"", b"s0=1", b"", b"s0=1"]
    assert len(server.requests) == 5


def test_a_site_is_left_to_rest_before_it_is_asked_without_its_cookies(clock):
    asked_at = []

    def refuses_them(request):
        asked_at.append(clock.monotonic())
        return Reply(403 if "cookie" in request.headers else 200, headers={"Set-Cookie": "s=1"})

    web = Web(FetchSettings(spacing=timedelta(seconds=2), allow_private_addresses=True), clock)
    with Server(refuses_them) as server:
        for _ in range(2):
            web.get(server.base_url)

    web.close()
    assert asked_at == [0, 2, 4]


def test_a_site_that_refuses_us_without_cookies_is_asked_once(web):
    with Server(lambda _request: Reply(403)) as server, pytest.raises(FetchError, match="403"):
        web.get(server.base_url)

    assert len(server.requests) == 1


def test_letters_that_no_address_has_are_written_as_bytes_and_a_login_goes_into_a_header(web):
    with Server(lambda _request: Reply(body=b"x")) as server:
        web.get(server.base_url.replace("//", "//lead:p%40ss@") + "/caf\xe9 a%20b?q=\xfc#top")

    (asked,) = server.requests
    assert (asked.path, asked.query) == ("/caf%C3%A9%20a%20b", {"q": ["\xfc"]})
    assert asked.headers["authorization"] == "Basic bGVhZDpwQHNz"
    assert asked.headers["host"] == server.base_url.removeprefix("http://")


def test_a_redirect_may_be_written_in_letters_that_no_address_has(web):
    there = "/caf\xe9".encode().decode("latin-1")
    replies = iter([Reply(302, headers={"Location": there}), Reply(body=b"x")])
    with Server(lambda _request: next(replies)) as server:
        web.get(server.base_url)

    assert server.requests[-1].path == "/caf%C3%A9"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "hung up without an answer"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx", "not asked for"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "ended before"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsome\r\nabc", "ended before"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", "ended before"),
    ],
    ids=["nothing", "another protocol", "odd transfer", "half a chunk", "no size", "half a page"],
)
def test_what_is_no_whole_answer_is_said_in_a_sentence(web, answer, words):
    with pytest.raises(FetchError, match=words):
        web.get(raw(answer))


def test_pieces_are_put_together(web):
    answer = raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n")

    assert web.get(answer).body == b"abcdefg"


def test_a_page_may_have_more_headers_than_python_reads_by_itself(web):
    headers = b"".join(b"X-Header-%d: a\r\n" % number for number in range(300))

    assert web.get(raw(b"HTTP/1.1 200 OK\r\n" + headers + b"\r\npage")).body == b"page"


def test_whatever_an_answer_says_of_its_length_no_more_than_a_bound_arrives(web, monkeypatch):
    monkeypatch.setattr(sockets, "MOST_BYTES", 1_000)

    with pytest.raises(FetchError, match="sends too much"):
        web.get(raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2_000))


@pytest.fixture
def secured(authority, monkeypatch):
    connections._certificates.cache_clear()
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.certificate, authority.key)
    with Server(lambda _request: Reply(body=b"secret"), tls=context) as server:
        yield server
    connections._certificates.cache_clear()


def test_a_certificate_is_checked_for_its_name(secured, web):
    assert web.get(secured.base_url.replace("127.0.0.1", "localhost")).body == b"secret"
    with pytest.raises(FetchError, match=r"is not accepted: .*Write the name that its certificate is for"):
        web.get(secured.base_url)


def test_a_page_behind_a_proxy_is_asked_through_a_tunnel(secured, monkeypatch, clock):
    asked = []
    listening = socket.create_server(("127.0.0.1", 0))

    def tunnel():
        near, _ = listening.accept()
        asked.append(near.recv(65_536).decode())
        far = socket.create_connection(("127.0.0.1", int(secured.base_url.rsplit(":", 1)[1])))
        near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        threading.Thread(target=passing_on, args=(far, near), daemon=True).start()
        passing_on(near, far)

    def passing_on(source, to):
        while piece := source.recv(65_536):
            to.sendall(piece)

    threading.Thread(target=tunnel, daemon=True).start()
    monkeypatch.setenv("https_proxy", f"http://us:secret@127.0.0.1:{listening.getsockname()[1]}")
    web = Web(FetchSettings(spacing=timedelta(0)), clock)

    body = web.get(secured.base_url.replace("127.0.0.1", "localhost")).body

    web.close()
    listening.close()
    assert body == b"secret"
    assert asked[0].startswith("CONNECT localhost:")
    assert "Proxy-Authorization: Basic dXM6c2VjcmV0" in asked[0]
