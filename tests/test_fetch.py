from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from town import HandClock

from watcher.addresses import is_public
from watcher.demo.server import Reply, Server
from watcher.fetch import FetchError, FetchSettings, Validators, Web, retry_after

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
            with pytest.raises(FetchError):
                web.get(server.base_url)
        web.close()

    assert len(server.requests) == 3


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
    ],
)
def test_addresses_of_private_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.0.144", "2606:4700::1111"])
def test_addresses_of_the_open_internet_are(address):
    assert is_public(address)


@given(st.text(max_size=40))
def test_any_retry_after_gives_a_wait_of_at_most_a_day_or_none(header):
    wait = retry_after(header, datetime(2026, 8, 3, tzinfo=UTC))

    assert wait is None or timedelta(0) <= wait <= timedelta(days=1)


def test_no_secret_of_an_address_is_in_an_error():
    with pytest.raises(FetchError) as raised:
        get(Reply(404), path="/feed?token=hunter2")

    assert "hunter2" not in str(raised.value)
