"""Faults of Slack's Socket Mode: the outcome that is wanted was written before the program was tried on each."""

from __future__ import annotations

import json
import threading
import time
from types import SimpleNamespace

import pytest
from slack_sdk.errors import SlackApiError
from socket_mode import CLOSE, PONG, TEXT, SocketMode, pressed
from structlog.testing import capture_logs
from town import HandClock

from notifiers.slack import web_api
from notifiers.slack.refusals import why_not_listening
from watcher.model.listings import Failure
from watcher.service.slack import slack_socket
from watcher.service.slack.slack_socket import Listening, _job_of
from watcher.store.polled import outages


@pytest.fixture
def told(town):
    town.give_app()
    town.tell_of_trafford()
    return town


@pytest.fixture
def slack(told):
    with SocketMode() as slack:
        told.workspace.socket_url = slack.url
        yield slack


@pytest.fixture
def listening(told, slack):
    with told.service() as service:
        made = Listening(service)
        yield made
        slack.break_off()
        made.stop()


def payload(town, button, **more):
    (actions,) = [each for each in town.workspace.messages[0]["blocks"] if each["type"] == "actions"]
    return pressed(button, actions["block_id"], town.workspace.messages[0]["ts"], **more)


def opened(told):
    return [each for each in told.slack.requests if each.path.endswith("apps.connections.open")]


def until(seen):
    end = time.monotonic() + 20
    while not seen() and time.monotonic() < end:
        time.sleep(0.02)
    return seen()


def notices(told):
    """What the operators heard of it, in the end."""
    told.once()
    heard = [str(each["Subject"]) for each in told.mails("operators@example.org")]
    return [each for each in heard if "listening to Slack" in each]


@pytest.mark.parametrize("reason", ["warning", "link_disabled"])
def test_whatever_slack_ends_a_connection_for_it_is_opened_again(told, slack, listening, reason):
    listening.tend()
    slack.wait()

    slack.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}})
    slack.wait()

    slack.press(payload(told, "on_it"), "e1")


FRAMES = [
    (TEXT, b"not JSON"),
    (TEXT, b"[1, 2]"),
    (TEXT, b"null"),
    (TEXT, b'{"type": "interactive"}'),
    (TEXT, b'{"type": "interactive", "envelope_id": "e0", "payload": null}'),
    (TEXT, b'{"type": "interactive", "envelope_id": "e0", "payload": [1]}'),
    (TEXT, b'{"type": "options", "envelope_id": "e0", "payload": {}}'),
    (TEXT, b'{"type": "hello", "num_connections": 7}'),
    (TEXT, b'{"type": "goodbye"}'),
    (TEXT, json.dumps({"type": "later", "filling": "x" * 60_000}).encode()),
    (0x2, b"\x00\x01"),
    (0x9, b"ping"),
    (PONG, b"nobody asked"),
]
"""Each kind of frame, and what it holds."""


def test_after_a_frame_that_nobody_expects_the_next_press_is_heard(told, slack, listening):
    listening.tend()
    slack.wait()
    for number, (kind, body) in enumerate(FRAMES, 1):
        slack._frame(slack._now, kind, body)
        slack.send({"type": "interactive", "envelope_id": f"after {number}", "payload": payload(told, "noted")})

    heard = set()
    while len(heard) < len(FRAMES):
        heard |= {slack.acknowledged.get(timeout=20)} - {"e0"}

    assert f"after {len(FRAMES)}" in heard


def test_an_answer_that_slack_is_slow_to_take_makes_no_other_press_late(told, slack, listening, monkeypatch):
    told.workspace.names["U012AB3CD"] = "Anna Example"
    listening.tend()
    slack.wait()
    slack.press(payload(told, "noted"), "e0")  # whoever presses is known by name from now on
    answer, asked, heard = told.workspace.answer, threading.Event(), threading.Event()

    def take_slowly(request):
        asked.set()
        heard.wait(60)
        return answer(request)

    monkeypatch.setattr(told.slack, "_answer", take_slowly)
    monkeypatch.setattr(web_api, "SECONDS", 60)  # longer than a press waits here: it must not be heard only after that
    slack.press(payload(told, "why"), "e1")
    assert asked.wait(60)

    slack.press(payload(told, "on_it"), "e2")

    heard.set()


def test_two_people_who_press_at_once_are_both_noted(told, slack, listening):
    listening.tend()
    slack.wait()

    for number, user in enumerate(("U1", "U2")):
        said = payload(told, "on_it", user=user)
        slack.send({"type": "interactive", "envelope_id": f"e{number}", "payload": said})
    assert {slack.acknowledged.get(timeout=20) for _ in range(2)} == {"e0", "e1"}
    listening.service.deliver()

    assert all(user in told.workspace.messages[0]["text"] for user in ("U1", "U2"))


def test_one_envelope_that_comes_twice_counts_once(told, slack, listening):
    listening.tend()
    slack.wait()

    for _ in range(2):
        slack.press(payload(told, "on_it"), "e1")
    listening.service.deliver()

    assert told.workspace.messages[0]["text"].count("has been dealing with this") == 1


def test_a_connection_that_stays_lost_is_opened_with_the_token_that_the_file_has_now(told, slack, listening):
    listening.tend()
    slack.wait()
    told.workspace.app_token = "xapp-another"
    slack._frame(slack._now, CLOSE, b"\x03\xe8")
    assert until(lambda: not next(iter(listening._open.values())).is_connected())
    listening.tend()

    (told.folder / "slack-app-token").write_text("xapp-another")
    told.clock.pass_(minutes=2)
    listening.tend()

    slack.wait()
    slack.press(payload(told, "on_it"), "e1")


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        ({"ok": False, "error": "invalid_auth"}, "begins with xapp-"),
        ({"ok": False, "error": "not_allowed_token_type"}, "begins with xapp-"),
        ({"ok": False, "error": "missing_scope"}, "connections:write"),
        ({"ok": False, "error": "something_new"}, "refuses (something_new)"),
        ({"ok": False, "error": "xapp-1-A0-secret"}, "could not be asked"),
        ({"ok": False}, "could not be asked"),
        ([], "could not be asked"),
        ("<html>xapp-1-secret</html>", "could not be asked"),
        (None, "could not be asked"),
    ],
)
def test_that_nobody_listens_is_said_with_what_to_do_and_no_secret(answered, words):
    refused = SlackApiError("…", SimpleNamespace(data=answered))

    assert words in why_not_listening(refused)
    assert "secret" not in why_not_listening(refused)


def test_an_address_at_which_nothing_answers_counts_as_not_listening(told, slack, listening):
    told.workspace.socket_url = ""

    listening.tend()

    assert [why for _, why in listening._deaf.values()] == ["Slack could not be asked (ConnectionError)."]


def test_who_could_not_listen_complains_no_more_once_another_process_listens(told, listening, monkeypatch):
    (told.folder / "slack-app-token").write_text("xapp-wrong")
    listening.tend()
    monkeypatch.setattr(type(listening.service.store), "take", lambda *_: False)
    told.clock.pass_(minutes=12)
    listening.tend()

    assert not listening.service.guard.failed


def test_the_operators_hear_once_that_nobody_listens_and_once_that_somebody_does(told, slack, listening):
    (told.folder / "slack-app-token").write_text("xapp-wrong")
    listening.tend()
    told.clock.pass_(minutes=5)
    listening.tend()
    first = notices(told)
    for _ in range(2):
        told.clock.pass_(minutes=6)
        listening.tend()
    second = notices(told)

    (told.folder / "slack-app-token").write_text("xapp-demo")
    told.clock.pass_(minutes=2)
    listening.tend()

    assert (len(first), len(second), len(notices(told))) == (0, 1, 2)


def test_of_several_processes_each_ends_the_complaint_about_the_app_that_it_listens_to(told, slack, listening):
    service, now = listening.service, told.clock.now()
    service.guard.attempt("another job", lambda: None)  # from here on this process knows what had failed before
    (here,) = (door for side in listening._sides().values() for door, _ in side.doors())
    elsewhere = here._replace(app_token_file="another-token")
    listening.tend()
    slack.wait()
    with service.store.begin() as tx:
        for door in (here, elsewhere, here._replace(app_token_file="of-the-past")):
            outages.bad_poll(tx, outages.OUR_OWN, Failure(_job_of(door), "Nobody hears."), now)

    told.clock.pass_(minutes=2)
    listening._report({here, elsewhere}, told.clock.monotonic())

    with service.store.look() as tx:
        assert [each.place for each in outages.open_ones(tx)] == [_job_of(elsewhere)]


def test_a_connection_that_was_lost_is_said_once_shut_after_a_minute_and_counts_as_nobodys_meanwhile(monkeypatch):
    said, shut, clock = [], [], HandClock()
    monkeypatch.setattr(slack_socket, "_close", shut.append)
    guard = SimpleNamespace(failing_anywhere=lambda _: set(), attempt=lambda job, _: said.append(job))
    service = SimpleNamespace(guard=guard, clock=clock, store=SimpleNamespace(let_go=lambda _: None))
    door, states = slack_socket.Door("app-token", "https://slack.example/api/"), iter((True, False, True, *[False] * 5))
    listening = Listening(service, {door: SimpleNamespace(is_connected=lambda: next(states))})
    found = []

    with capture_logs() as logged:
        for _ in range(6):
            listening._look_for_lost(clock.monotonic())
            listening._reported = float("-inf")
            listening._report({door}, clock.monotonic())
            found.append((door in listening._lost, len(said), len(shut)))
            clock.pass_(seconds=25)

    assert found == [
        (False, 1, 0),
        (True, 1, 0),
        (False, 2, 0),  # by itself it is connected again
        (True, 2, 0),
        (True, 2, 0),
        (True, 2, 0),
    ]
    clock.pass_(seconds=10)
    listening._look_for_lost(clock.monotonic())
    assert (listening._open, listening._lost, len(shut), len(logged)) == ({}, {}, 1, 2)


def test_a_connection_that_is_shut_in_two_threads_at_once_is_shut_once(monkeypatch):
    shut, given_back = [], []
    listening = Listening(SimpleNamespace(store=SimpleNamespace(let_go=given_back.append)))
    one, other = (slack_socket.Door(token, "https://slack.example/", "") for token in "ab")
    listening._open |= {one: "its client", other: "the other's"}

    def close(client):
        shut.append(client)
        if len(shut) == 1:
            listening.stop()  # as when the program ends just then

    monkeypatch.setattr(slack_socket, "_close", close)
    listening.stop()

    assert (shut, len(given_back)) == (["its client", "the other's"], 2)
