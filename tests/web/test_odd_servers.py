"""Servers as they are: odd header lines, words in the place of encodings, proxies that can't be used."""

from __future__ import annotations

import gzip
import socket
import socketserver
import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from paged import free_port
from town import HandClock

import notifiers
from notifiers.email import Settings
from notifiers.notifier import DeliveryError
from watcher.model.alerts import Message, Severity
from watcher.model.listings import Validators
from watcher.web.client import FetchError, FetchSettings, Web
from watcher.web.header_lines import Head
from watcher.web.hosts import Host
from watcher.web.proxies import ProxyError

BODY = b"<rss>" + b"x" * 3_000 + b"</rss>"


@contextmanager
def answering(raw, pieces=None):
    """Answer every request with just these bytes, in pieces of that size."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            while self.rfile.readline() not in (b"\r\n", b""):
                pass
            for at in range(0, len(raw), pieces or len(raw)):
                self.wfile.write(raw[at : at + (pieces or len(raw))])
                self.wfile.flush()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def get(url, **more):
    web = Web(FetchSettings(allow_private_addresses=True, spacing=timedelta(0)), HandClock())
    try:
        return web.get(url, **more)
    finally:
        web.close()


def head(*lines, body=BODY, status=b"HTTP/1.1 200 OK"):
    return b"\r\n".join((status, *lines, b"Content-Length: %d" % len(body), b"", body))


@pytest.mark.parametrize("pieces", [None, 1, 7])
@pytest.mark.parametrize(
    "line",
    [
        b"Server Name: web1",
        b"no colon at all",
        b": nothing",
        b"X-Odd\x01: a",
        b"X-Odd: a\x00b",
        b"Date : Mon, 03 Aug 2026 09:00:00 GMT",
        b"X-Long: a\r\n  that goes on",
        b"get-ban/forum.php: userdata not support",
    ],
)
def test_an_odd_header_line_does_not_cost_the_page(line, pieces):
    with answering(head(line, b"ETag: one"), pieces if pieces is None or len(line) < 20 else 997) as url:
        answer = get(url)

    assert (answer.body, answer.validators.etag) == (BODY, "one")


def test_what_a_server_says_before_its_answer_is_passed_over():
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"

    with answering(early + head(b"Server Name: web1")) as url:
        assert get(url).body == BODY


def test_a_head_without_an_end_is_handed_on_and_no_longer_held():
    endless = Head()

    assert endless.tidied(b"x" * 60_000) == b""
    assert len(endless.tidied(b"x" * 60_000)) == 120_000


@pytest.mark.parametrize("word", ["utf-8", "UTF-8", "none", "binary", "identity", "", "8bit", "utf-8, identity"])
def test_a_word_that_is_no_compression_is_a_server_s_mistake(word):
    with answering(head(b"Content-Encoding: " + word.encode())) as url:
        assert get(url).body == BODY


def test_what_is_said_to_be_compressed_and_is_not_is_taken_as_it_is():
    with answering(head(b"Content-Encoding: gzip")) as url:
        assert get(url).body == BODY


def test_what_follows_a_compressed_body_is_no_part_of_it():
    with answering(head(b"Content-Encoding: gzip", body=gzip.compress(BODY) + b"\0\0tail")) as url:
        assert get(url).body == BODY


@pytest.mark.parametrize("lines", [[b"Content-Encoding: gzip"] * 2, [b"Content-Encoding: gzip, x-gzip"]])
def test_what_a_server_and_its_proxy_both_call_compressed_is_unfolded_once(lines):
    with answering(head(*lines, body=gzip.compress(BODY))) as url:
        assert get(url).body == BODY


@pytest.mark.parametrize("first", [10, 5_000])
def test_of_two_lengths_none_is_believed(first):
    with answering(head(b"Content-Length: %d" % first)) as url, pytest.raises(FetchError, match="two lengths"):
        get(url)


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, br"])
def test_a_compression_that_was_not_asked_for_is_an_error(encoding):
    with answering(head(b"Content-Encoding: " + encoding.encode())) as url, pytest.raises(FetchError, match="encoding"):
        get(url)


def test_not_modified_to_a_question_that_did_not_ask_is_an_error():
    with answering(b"HTTP/1.1 304 Not Modified\r\n\r\n") as url:
        with pytest.raises(FetchError, match="not modified"):
            get(url)

        assert get(url, validators=Validators('"a"', None)).not_modified


@pytest.mark.parametrize(
    "past", ["::1", "[::1]", "127.0.0.1", "fe80::/10", "10.0.0.0/8", "a b", "*.example.org", "[", "x:80"]
)
def test_whatever_no_proxy_says_pages_are_fetched(monkeypatch, past):
    with answering(head()) as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        monkeypatch.setenv("no_proxy", f"{past},other.example")

        assert get("http://somewhere.example/").body == BODY


@pytest.mark.parametrize(
    ("proxy", "said"), [("socks5://127.0.0.1:1080", "socks5 proxy, which"), ("http://[::1", "not an address")]
)
def test_a_proxy_that_can_not_be_used_is_said_in_a_sentence(monkeypatch, proxy, said):
    monkeypatch.setenv("http_proxy", proxy)

    with pytest.raises(ProxyError, match=said):
        get("http://somewhere.example/")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_not_there_is_named_and_not_the_site_blamed(monkeypatch, scheme):
    monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{free_port()}")

    with pytest.raises(
        FetchError, match=r"the environment's proxy 127\.0\.0\.1:\d+ can't be reached \(Connection refused"
    ):
        get(f"{scheme}://reports.example/")


@pytest.mark.parametrize("status", ["403 Forbidden", "502 Bad Gateway", "407 Proxy Authentication Required"])
def test_a_proxy_that_lets_nobody_through_is_named(monkeypatch, status):
    with answering(head(status=b"HTTP/1.1 " + status.encode())) as url:
        monkeypatch.setenv("https_proxy", url)

        with pytest.raises(FetchError, match=rf"proxy 127\.0\.0\.1:\d+ does not lead there .*{status}"):
            get("https://reports.example/")


@pytest.mark.parametrize("status", [500, 507, 509, 520, 522, 530, 598])
def test_whatever_a_proxy_answers_in_a_site_s_place_is_trouble_that_it_is_left_alone_for(status):
    host = Host()

    for moment in range(3):
        host.answered(status, None, float(moment))
    with answering(head(status=b"HTTP/1.1 %d x" % status)) as url, pytest.raises(FetchError, match="is in trouble"):
        get(url)

    assert host.left_alone_for(3.0)


@pytest.mark.parametrize(
    ("number", "words"), [("EAI_AGAIN", "could not be looked up just now"), ("EAI_NONAME", "was not found")]
)
def test_a_name_server_that_does_not_answer_says_nothing_of_the_name(monkeypatch, number, words):
    def resolve(*_, **__):
        raise socket.gaierror(getattr(socket, number), "…")

    monkeypatch.setattr("socket.getaddrinfo", resolve)

    with pytest.raises(FetchError, match=words):
        get("http://reports.example/")


def test_a_part_of_a_second_is_no_reason_to_ask_before_a_server_wants_it():
    with answering(head(b"Retry-After: 30.5", status=b"HTTP/1.1 429 x")) as url, pytest.raises(FetchError) as raised:
        get(url)

    assert raised.value.retry_after == timedelta(seconds=30)


@contextmanager
def greeted_with(raw):
    """Answer what begins with TLS by just these bytes, and hang up."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(65_536)
            self.request.sendall(raw)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.parametrize(
    ("alert", "said"),
    [
        (b"", "it hung up as encryption (TLS) began"),
        (b"\x15\x03\x01\x00\x02\x02\x46", "it speaks only a form of TLS older than 1.2, which is not accepted"),
        (b"\x15\x03\x03\x00\x02\x02\x28", "encryption (TLS) could not be agreed on (sslv3 alert handshake failure)"),
    ],
)
def test_why_no_encryption_comes_about_is_said_in_words_by_pages_and_mail_alike(alert, said, tmp_path):
    with greeted_with(alert) as port, pytest.raises(FetchError) as of_page:
        get(f"https://127.0.0.1:{port}/")
    with greeted_with(alert) as port, pytest.raises(DeliveryError) as of_mail:
        keys = {"host": "127.0.0.1", "port": port, "security": "tls", "from": "watch@example.org"}
        config = Settings(name="Inbox", kind="email", to=["duty@example.org"], **keys)
        notifiers.make(config, "duty@example.org", lambda name: tmp_path / name).send(
            Message("k1", Severity.CRITICAL, "Trafford", ())
        )

    assert str(of_page.value).endswith(f"could not be fetched: {said}.")
    assert str(of_mail.value) == f"The mail server 127.0.0.1: {said}"
