from __future__ import annotations

import pytest

from watcher.demo.server import Reply, Server
from watcher.service.heartbeat import Heartbeat


@pytest.fixture
def switch():
    with Server(lambda _request: Reply(200, b"OK")) as server:
        yield server


def test_a_completed_cycle_is_a_sign_of_life(switch):
    problem = Heartbeat(f"{switch.base_url}/ping/secret-1").beat()

    assert problem is None
    assert [(each.method, each.path, each.body) for each in switch.requests] == [("POST", "/ping/secret-1", b"")]


def test_trouble_is_a_failure_with_its_reasons(switch):
    Heartbeat(f"{switch.base_url}/ping/secret-1").beat(("“Ofsted reports” could not be read.", "3 messages wait."))

    (asked,) = switch.requests
    assert asked.path == "/ping/secret-1/fail"
    assert asked.body.decode() == "“Ofsted reports” could not be read.\n3 messages wait."


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/ping/key/watch?create=1", "/ping/key/watch/fail"),
        ("/ping/secret-1/", "/ping/secret-1/fail"),
        ("/ping/secret-1#top", "/ping/secret-1/fail"),
        ("/api/push/secret-1?status=up&msg=OK&ping=", "/api/push/secret-1/fail"),
    ],
)
def test_trouble_is_never_a_good_sign_however_the_address_is_written(switch, written, path):
    Heartbeat(f"{switch.base_url}{written}").beat(("3 messages wait.",))

    (request,) = switch.requests
    assert (request.path, "fail" in str(request.query)) == (path, False)


def test_a_switch_that_answers_no_is_a_sentence_without_its_address(switch):
    switch.instead.append(Reply(404))

    problem = Heartbeat(f"{switch.base_url}/ping/secret-1").beat()

    assert problem == "The dead man's switch answered 404."


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/secret-1", "not an address", "", "http://[::1/secret-1"])
def test_a_switch_that_is_not_there_stops_nothing_and_stays_secret(address):
    problem = Heartbeat(address).beat()

    assert problem is not None
    assert "secret-1" not in problem
    assert "secret-1" not in repr(Heartbeat(address))
