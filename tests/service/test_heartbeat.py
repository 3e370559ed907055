from __future__ import annotations

from functools import partial

import pytest
from town import Town

from watcher.demo.server import Reply, Server
from watcher.service.heartbeat import DeafError, Heartbeat
from watcher.service.jobs import HEARTBEAT, beat


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
    switch.instead.append(Reply(503))

    problem = Heartbeat(f"{switch.base_url}/ping/secret-1").beat()

    assert problem == "The dead man's switch answered 503."


@pytest.mark.parametrize("answer", [b"OK", b"OK (rate limited)", b'{"ok": true}', b""])
def test_a_switch_may_say_in_its_own_words_that_all_is_well(switch, answer):
    switch.instead.append(Reply(200, answer))

    assert Heartbeat(switch.base_url).beat() is None


@pytest.mark.parametrize(
    "answer",
    [
        Reply(200, b"OK (not found)"),
        Reply(200, b'{ "ok": false, "msg": "Monitor not active." }'),
        Reply(404, b"Not Found"),
        Reply(410),
    ],
)
def test_of_a_switch_that_was_taken_away_the_operators_hear_and_once_it_is_there_that_it_is(tmp_path, switch, answer):
    (tmp_path / "switch").write_text(f"{switch.base_url}/ping/secret-1")
    with Town(tmp_path, more='[heartbeat]\nurl_file = "switch"\n') as town, town.service() as service:
        switch.instead.extend([answer] * 4)  # something is in trouble, so each time is asked for with and without /fail
        for _ in range(4):
            service.guard.attempt(HEARTBEAT, partial(beat, service))
            service.look_after()
        service.deliver()

        said = [mail.get_body(("plain",)).get_content() for mail in town.mails("operators@example.org")]

    assert len(said) == 2
    assert "switch is not known at its address" in " ".join(said[0].split())
    assert "secret-1" not in "".join(said)
    assert {each.path for each in switch.requests} <= {"/ping/secret-1", "/ping/secret-1/fail"}


@pytest.mark.parametrize("answer", [Reply(404, b"Not Found"), Reply(405), Reply(200, b'{"ok": false}')])
def test_a_switch_that_knows_no_fail_is_told_that_we_live_and_is_not_called_gone(switch, answer):
    switch.instead.append(answer)

    with pytest.raises(DeafError, match=r"knows no address ending in /fail \(it.*: it is told that this program lives"):
        Heartbeat(f"{switch.base_url}/ping/secret-1").beat(("3 messages wait.",))

    assert [each.path for each in switch.requests] == ["/ping/secret-1/fail", "/ping/secret-1"]


def test_a_switch_that_knows_no_fail_and_can_t_be_told_that_we_live_may_be_gone(switch):
    switch.instead.extend([Reply(404), Reply(503)])

    with pytest.raises(DeafError, match=r"knows no address ending in /fail, or is gone \(it answers 404\)"):
        Heartbeat(f"{switch.base_url}/ping/secret-1").beat(("3 messages wait.",))


def test_a_switch_whose_server_is_in_trouble_is_asked_for_nothing_more(switch):
    switch.instead.append(Reply(503))

    assert Heartbeat(switch.base_url).beat(("3 messages wait.",)) == "The dead man's switch answered 503."
    assert len(switch.requests) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/secret-1", "not an address", "", "http://[::1/secret-1"])
def test_a_switch_that_is_not_there_stops_nothing_and_stays_secret(address):
    problem = Heartbeat(address).beat()

    assert problem is not None
    assert "secret-1" not in problem
    assert "secret-1" not in repr(Heartbeat(address))
