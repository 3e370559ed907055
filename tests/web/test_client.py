from __future__ import annotations

import gzip
import socket
import threading
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from town import HandClock

from watcher.demo.server import Reply, Server
from watcher.model.errors import StoppedError
from watcher.model.listings import Validators
from watcher.store.polled.hosts import SharedHosts
from watcher.web import sockets
from watcher.web.addresses import is_public
from watcher.web.client import FetchError, FetchSettings, Web
from watcher.web.decompress import PIECE, unfolded
from watcher.web.headers import retry_after

OPEN = FetchSettings(allow_private_addresses=True, spacing=timedelta(0), contact="duty@example.org")


def serving(answer):
    return Server(answer if callable(answer) else lambda _request: answer)


def get(answer, *, settings=OPEN, path="/", clock=None, **options):
    with serving(answer) as server:
        web = Web(settings, clock or HandClock())
        try:
            return web.get(server.base_url + path, **options), server
        finally:
            web.close()


def test_we_say_honestly_who_we_are():
    _, server = get(Reply(body=b"hello"))

    assert server.requests[0].headers["user-agent"].startswith("ofsted-watch/")
    assert "duty@example.org" in server.requests[0].headers["user-agent"]


def test_what_is_being_fetched_breaks_off_at_a_stop_and_is_no_trouble_of_the_sites():
    web = Web(OPEN, HandClock())
    over, answered = threading.Event(), []

    def answer(_request):
        web.stop()
        answered.append(over.wait(20))  # shorter than a fetch waits for it
        return Reply()

    with serving(answer) as server:
        with pytest.raises(StoppedError):
            web.get(server.base_url)
        too_late = bool(answered)
        over.set()
    web.close()

    assert not too_late


def test_what_breaks_off_at_a_stop_has_no_process_leave_its_host_alone(store):
    clock, over = HandClock(), threading.Event()
    hosts = SharedHosts(store, clock)
    web = Web(OPEN, clock, hosts)
    with serving(lambda _: web.stop() or over.wait(60) or Reply()) as server:
        server.instead.extend([Reply(drop=True), Reply(drop=True)])
        for expected in (FetchError, FetchError, StoppedError, StoppedError):
            with pytest.raises(expected):
                web.get(server.base_url)
        over.set()
    web.close()

    assert hosts.left_alone_for(urlsplit(server.base_url).hostname) is None


def test_what_came_as_the_program_stopped_is_not_taken_for_a_whole_page(monkeypatch):
    web = Web(OPEN, HandClock())
    monkeypatch.setattr(Web, "_body", lambda *_: web.stop() or b"a part")
    with serving(Reply(body=b"a part of it")) as server, pytest.raises(StoppedError):
        web.get(server.base_url)
    web.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://127.0.0.1:{port}/", "https://127.0.0.1:{port}/ could not be fetched: it doesn't answer by https."),
        ("http://user:secret@[::1]:9/a?key=secret", "http://[::1]:9/a could not be fetched: "),
    ],
)
def test_where_nothing_can_be_fetched_the_address_and_the_reason_are_plain(url, said):
    with serving(Reply()) as server, pytest.raises(FetchError) as raised:
        port = urlsplit(server.base_url).port
        web = Web(OPEN, HandClock())
        try:
            web.get(url.format(port=port))
        finally:
            web.close()

    assert str(raised.value).startswith(said.format(port=port))
    assert "secret" not in str(raised.value)


def test_what_has_not_changed_is_not_sent_again():
    answer, server = get(Reply(304), validators=Validators('"abc"', "Mon, 03 Aug 2026 09:00:00 GMT"))

    assert answer.not_modified
    assert server.requests[0].headers["if-none-match"] == '"abc"'
    assert server.requests[0].headers["if-modified-since"] == "Mon, 03 Aug 2026 09:00:00 GMT"


def test_between_two_requests_to_a_host_there_is_a_rest():
    clock = HandClock()
    with serving(Reply(body=b"x")) as server:
        web = Web(FetchSettings(allow_private_addresses=True, spacing=timedelta(seconds=1.5)), clock)
        web.get(server.base_url)
        web.get(server.base_url)
        web.close()

    assert clock.passed == pytest.approx(1.5)


def test_a_body_that_is_too_large_is_not_read_to_its_end():
    with pytest.raises(FetchError, match="larger than"):
        get(Reply(body=b"x" * 3_000_000), most_bytes=1_000_000)


def test_a_compressed_bomb_is_stopped_as_it_unfolds():
    bomb = gzip.compress(b"\0" * 50_000_000)

    with pytest.raises(FetchError, match="larger than"):
        get(Reply(body=bomb, headers={"Content-Encoding": "gzip"}), most_bytes=1_000_000)


@pytest.mark.parametrize(
    ("status", "words"), [(403, "refuses"), (404, "no such page"), (429, "wait"), (503, "trouble")]
)
def test_a_refusal_is_a_sentence_with_its_status(status, words):
    with pytest.raises(FetchError, match=words) as raised:
        get(Reply(status))

    assert raised.value.status == status


def test_what_a_proxy_on_the_way_has_changed_is_taken_like_any_page():
    answer, _ = get(Reply(203, body=b"<p>a page</p>"))

    assert answer.body == b"<p>a page</p>"


def test_a_server_may_say_how_long_to_wait():
    with pytest.raises(FetchError) as raised:
        get(Reply(429, headers={"Retry-After": "120"}))

    assert raised.value.retry_after == timedelta(seconds=120)


def test_a_connection_that_breaks_is_an_error_and_not_half_a_page():
    with pytest.raises(FetchError):
        get(Reply(body=b"x" * 1000, cut_after=10))


def test_a_host_that_refuses_again_and_again_is_left_alone():
    with serving(Reply(403)) as server:
        web = Web(OPEN, HandClock())
        for _ in range(5):
            with pytest.raises(FetchError) as raised:
                web.get(server.base_url)
        web.close()

    assert len(server.requests) == 3
    assert str(raised.value).endswith(f": {server.base_url} refuses us (403).")


def test_a_redirect_is_followed_and_too_many_are_not():
    def once(request):
        return Reply(body=b"there") if request.path == "/there" else Reply(302, headers={"Location": "/there"})

    answer, _ = get(once)

    assert answer.body == b"there"
    with pytest.raises(FetchError, match="redirects"):
        get(Reply(302, headers={"Location": "/again"}))


def test_a_redirect_to_something_that_is_not_the_web_is_refused():
    with pytest.raises(FetchError, match="not an http"):
        get(Reply(302, headers={"Location": "file:///etc/passwd"}))


def test_our_own_network_is_refused_when_it_comes_to_connecting():
    with pytest.raises(FetchError, match="not a public address"):
        get(Reply(body=b"secret"), settings=FetchSettings(spacing=timedelta(0)))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "fec0::1",
    ],
)
def test_addresses_of_private_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.0.144", "2606:4700::1111"])
def test_addresses_of_the_open_internet_are(address):
    assert is_public(address)


@given(st.text(max_size=40))
def test_any_retry_after_gives_a_wait_of_at_most_a_day_or_none(header):
    wait = retry_after(header, datetime(2026, 8, 3, tzinfo=UTC), 429)

    assert wait is None or timedelta(0) <= wait <= timedelta(days=1)


@pytest.mark.parametrize(("status", "hours"), [(429, 24), (403, 24), (500, 1), (503, 1)])
def test_a_site_in_trouble_is_asked_again_within_an_hour_whatever_it_says(status, hours):
    waits = [
        retry_after(header, datetime(2026, 8, 3, tzinfo=UTC), status)
        for header in ("60", "86400", "Wed, 05 Aug 2026 00:00:00 GMT")
    ]

    assert waits == [timedelta(minutes=1), timedelta(hours=hours), timedelta(hours=hours)]


def test_no_secret_of_an_address_is_in_an_error():
    with pytest.raises(FetchError) as raised:
        get(Reply(404), path="/feed?token=hunter2")

    assert "hunter2" not in str(raised.value)


def test_a_server_that_asked_to_wait_is_not_asked_before():
    clock = HandClock()
    with serving(Reply(body=b"x")) as server:
        web = Web(OPEN, clock)
        server.instead.append(Reply(503, headers={"Retry-After": "120"}))
        with pytest.raises(FetchError, match="in trouble"):
            web.get(server.base_url)
        with pytest.raises(FetchError, match="left alone for another 2 minutes"):
            web.get(server.base_url)
        clock.pass_(seconds=121)
        answer = web.get(server.base_url)
        web.close()

    assert answer.body == b"x"
    assert len(server.requests) == 2


@pytest.mark.parametrize("trouble", [Reply(403), Reply(429), Reply(500), Reply(drop=True)])
def test_a_host_in_trouble_is_left_alone_twice_as_long_each_time_and_then_asked_again(trouble):
    clock = HandClock()
    with serving(trouble) as server:
        web = Web(OPEN, clock)
        waits = []
        while len(waits) < 6:
            with pytest.raises(FetchError) as raised:
                web.get(server.base_url)
            if "left alone" in str(raised.value):
                waits.append(raised.value.retry_after)
                clock.pass_(seconds=waits[-1].total_seconds() + 1)
        web.close()

    assert all(timedelta(seconds=47) * 2**at <= wait for at, wait in enumerate(waits[:4]))
    assert max(waits) <= timedelta(minutes=15)
    assert len(server.requests) == 3 + 5


def test_an_answer_in_between_forgets_the_trouble():
    with serving(Reply(body=b"x")) as server:
        web = Web(OPEN, HandClock())
        for reply in (Reply(500), Reply(500), Reply(404), Reply(500), Reply(500)):
            server.instead.append(reply)
            with pytest.raises(FetchError):
                web.get(server.base_url)
        answer = web.get(server.base_url)
        web.close()

    assert answer.body == b"x"


def test_a_body_that_was_not_asked_for_in_its_encoding_is_not_unfolded():
    with pytest.raises(FetchError, match="not asked for"):
        get(Reply(body=b"x", headers={"Content-Encoding": "gzip, br"}))


@pytest.mark.parametrize(
    ("body", "words"), [(gzip.compress(b"hello" * 100, mtime=0)[:-9], "breaks off"), (b"\x1f\x8bnonsense", "damaged")]
)
def test_a_compressed_body_that_is_cut_or_damaged_is_an_error_and_not_half_a_page(body, words):
    with pytest.raises(FetchError, match=words):
        get(Reply(body=body, headers={"Content-Encoding": "gzip"}))


def test_a_compressed_body_may_have_several_parts():
    body = gzip.compress(b"one ") + gzip.compress(b"two")

    answer, _ = get(Reply(body=body, headers={"Content-Encoding": "gzip"}))

    assert answer.body == b"one two"


def test_a_compressed_body_that_is_not_said_to_be_one_is_unfolded():
    answer, _ = get(Reply(body=gzip.compress(b"a feed"), content_type="application/x-gzip"))

    assert answer.body == b"a feed"


def test_the_pieces_of_a_bomb_are_small():
    bomb = gzip.compress(b"\0" * 10_000_000)

    assert max(len(piece) for piece in unfolded([bomb], "gzip")) <= PIECE


def test_validators_that_cannot_be_sent_back_are_not_kept():
    answer, _ = get(Reply(body=b"x", headers={"ETag": '"' + "x" * 600 + '"', "Last-Modified": "r\xe4tsel"}))

    assert answer.validators == Validators(None, None)


@pytest.mark.parametrize("etag", ["*", '""', 'W/""', '"null"'])
@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ("Sun, 29 Nov 2099 07:28:00 GMT", False),
        ("Thu, 01 Jan 1970 00:00:01 GMT", False),
        ("Tue, 01 Jan 1980 00:00:00 GMT", False),
        ("0", False),
        ("Sun, 29 Nov 2020 07:28:00 GMT", True),
    ],
)
def test_what_a_server_may_take_for_unchanged_for_ever_is_not_sent_back(etag, changed, kept):
    answer, _ = get(Reply(body=b"x", headers={"ETag": etag, "Last-Modified": changed}))

    assert answer.validators == Validators(None, changed if kept else None)


@pytest.mark.parametrize("location", ["http://[", "http://a:b/", "//", "http://" + "a" * 300])
def test_a_redirect_to_nonsense_is_an_error_in_words(location):
    with pytest.raises(FetchError):
        get(Reply(302, headers={"Location": location}))


def test_a_redirect_into_our_own_network_is_refused(monkeypatch):
    names = {"public.example": "93.184.216.34", "inside.example": "10.0.0.1"}
    with serving(Reply(302, headers={"Location": "http://inside.example/"})) as server:
        port = int(server.base_url.rsplit(":", 1)[-1])
        here = socket.socket.connect
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda host, to, *_, **__: [(2, 1, 6, "", (names.get(host, host), to))]
        )
        monkeypatch.setattr(socket.socket, "connect", lambda its, _address: here(its, ("127.0.0.1", port)))
        web = Web(FetchSettings(spacing=timedelta(0)), HandClock())

        with pytest.raises(FetchError, match=r"inside\.example leads to 10\.0\.0\.1"):
            web.get("http://public.example/")

        web.close()


def test_a_name_that_is_not_found_may_be_for_want_of_a_network(monkeypatch):
    def resolve(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(sockets.socket, "getaddrinfo", resolve)
    web = Web(FetchSettings(spacing=timedelta(0)), HandClock())

    with pytest.raises(FetchError, match=r"the name public\.example was not found \(no network, or a wrong name\)\."):
        web.get("http://public.example/")

    web.close()


def test_a_name_that_leads_elsewhere_the_second_time_is_resolved_once(monkeypatch):
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    connected = []
    monkeypatch.setattr(sockets.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(
        socket.socket,
        "connect",
        lambda _its, address: connected.append(address[0]) or (_ for _ in ()).throw(OSError("no network")),
    )
    web = Web(FetchSettings(spacing=timedelta(0)), HandClock())

    with pytest.raises(FetchError):
        web.get("http://rebinding.example/")

    web.close()
    assert (asked, connected) == (["rebinding.example"], ["93.184.216.34"])


def test_a_refusal_behind_which_the_server_hangs_up_leaves_no_socket_open(monkeypatch):
    kept, here = [], sockets.Timed.makefile
    monkeypatch.setattr(sockets.Timed, "makefile", lambda its, mode: kept.append(here(its, mode)) or kept[-1])

    with pytest.raises(FetchError) as raised:  # kept, its traceback keeps whatever was not closed
        get(Reply(404, b"x" * 100_000, headers={"Connection": "close"}))

    assert [each.closed for each in kept] == [True]
    assert raised.value.status == 404


def test_where_ipv6_leads_nowhere_only_the_first_connection_waits_for_it(monkeypatch):
    tried, here = [], socket.socket.connect

    def connect(its, address):
        tried.append(its.family.name)
        if its.family == socket.AF_INET6:
            raise TimeoutError
        here(its, address)

    with serving(Reply(body=b"x")) as server:
        port = int(server.base_url.rsplit(":", 1)[-1])
        both = [(socket.AF_INET6, 1, 6, "", ("::1", port, 0, 0)), (socket.AF_INET, 1, 6, "", ("127.0.0.1", port))]
        monkeypatch.setattr(sockets.socket, "getaddrinfo", lambda *_, **__: both)
        monkeypatch.setattr(socket.socket, "connect", connect)
        clock = HandClock()
        web = Web(OPEN, clock)
        for _ in range(2):
            web.get(server.base_url)
            clock.pass_(minutes=10)
        web.close()

    assert tried == ["AF_INET6", "AF_INET", "AF_INET"]


def test_a_proxy_of_the_environment_is_used_and_what_goes_past_it_is_checked(monkeypatch):
    with serving(Reply(body=b"from the proxy")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.base_url)
        monkeypatch.setenv("no_proxy", "past.example,127.0.0.1")
        web = Web(FetchSettings(spacing=timedelta(0)), HandClock())

        answer = web.get("http://anywhere.example/page")
        with pytest.raises(FetchError, match="not a public address"):
            web.get(f"{proxy.base_url}/past")
        web.close()

    assert answer.body == b"from the proxy"
    assert len(proxy.requests) == 1


def test_a_server_that_sends_drop_by_drop_is_hung_up_on():
    clock = HandClock()

    def drops(listening):
        connection, _ = listening.accept()
        connection.recv(65536)
        for drop in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000:
            clock.pass_(seconds=20)  # on its way
            try:
                connection.send(bytes([drop]))
            except OSError:
                break
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drops, args=(listening,))
        thread.start()
        web = Web(OPEN, clock)

        with pytest.raises(FetchError, match="did not answer in time"):
            web.get(f"http://127.0.0.1:{listening.getsockname()[1]}/")

        web.close()
        thread.join()


def test_a_look_shows_any_status_with_its_headers_and_follows_no_redirect():
    replies = {
        "/gone": Reply(404, b"Report not found", headers={"X-Cache": "MISS"}),
        "/moved": Reply(302, headers={"Location": "/elsewhere"}),
    }
    with serving(lambda request: replies[request.path]) as server:
        web = Web(OPEN, HandClock())
        gone, moved = (web.look(f"{server.base_url}{path}") for path in replies)
        web.close()

    assert (gone.status, gone.body, dict(gone.headers)["x-cache"]) == (404, b"Report not found", "MISS")
    assert (moved.status, moved.moved_to) == (302, "/elsewhere")
    assert len(server.requests) == 2


def test_a_look_keeps_within_the_bounds_of_a_fetch():
    with serving(Reply(body=b"x" * 2_000)) as server:
        web = Web(OPEN, HandClock())
        with pytest.raises(FetchError, match="larger than"):
            web.look(server.base_url, most_bytes=1_000)
        web.close()
