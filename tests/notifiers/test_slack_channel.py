"""What a Slack receiver's channel may be, who its people are, and how a lost message is looked for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from troubled_slack import TroubledWorkspace

import notifiers
from notifiers.notifier import DeliveryError
from notifiers.slack.buttons import Button, ButtonPress
from notifiers.slack.channel import Settings
from watcher.demo import slack
from watcher.demo.server import Reply
from watcher.model.alerts import Message, Receipt, Severity
from watcher.model.documents import Picture
from watcher.model.values import replace

MESSAGE = Message("k1", Severity.CRITICAL, "Trafford: help and protection inadequate", ())
PERSON = "U0123456789"


@pytest.fixture
def channel(tmp_path):
    workspace = TroubledWorkspace()
    with slack.serve(workspace) as server:
        (tmp_path / "token").write_text(workspace.token)

        def made(address=workspace.channel, **more):
            url = f"{server.base_url}/api/"
            config = Settings(
                name="Channel", kind="slack", channel=workspace.channel, token_file="token", api_url=url, **more
            )
            return notifiers.make(config, address, lambda name: tmp_path / name)

        yield SimpleNamespace(workspace=workspace, server=server, made=made, notifier=made())


def asked(channel, method):
    """What a method of the Web API was asked, at its last call."""
    request = [each for each in channel.server.requests if each.path.endswith(method)][-1]
    return slack._arguments(request)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("C0123456789", []),
        ("U0123456789", []),
        (
            "https://acme.slack.com/archives/C0123456789",
            [("it is a link, so Slack takes no message for it.", 'Write channel = "C0123456789".')],
        ),
        (
            "https://app.slack.com/client/T1/C0123456789",
            [("it is a link, so Slack takes no message for it.", 'Write channel = "C0123456789".')],
        ),
        (
            "slack://channel?team=T0123456&id=C0123456789",
            [("it is a link, so Slack takes no message for it.", 'Write channel = "C0123456789".')],
        ),
        (
            "#C0123456789",
            [
                (
                    "there is more in it than a channel's ID, so Slack takes no message for it.",
                    'Write channel = "C0123456789".',
                )
            ],
        ),
        (
            "C0123456789, C0123456780",
            [
                (
                    "there is more in it than a channel's ID, so Slack takes no message for it.",
                    'Write channel = "C0123456789", and give the other a [[receiver]] of its own.',
                )
            ],
        ),
        (
            " c0123456789 ",
            [("a channel's ID has capital letters and no spaces.", 'Write channel = "C0123456789".')],
        ),
        (
            "@mandy",
            [("it is a person's handle.", "Write their member ID: in Slack, their profile, ⋮, Copy member ID.")],
        ),
        (
            "#safeguarding",
            [
                (
                    "it is not a channel's ID, so a lost message can't be looked for there.",
                    "Write the Channel ID: in Slack, the channel's name, About, at the bottom; it begins with C.",
                )
            ],
        ),
    ],
)
def test_what_is_no_channels_id_is_said_with_what_to_write_instead(written, said):
    settings = Settings(name="Channel", kind="slack", channel=written, token_file="token")

    assert [*settings.impossible(), *settings.oddities()] == [("channel", *each) for each in said]


@pytest.mark.parametrize(
    ("asks", "has_an_app", "buttons"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_buttons_are_there_where_a_message_asks_and_an_app_listens(channel, asks, has_an_app, buttons):
    notifier = channel.made(app_token_file="app-token") if has_an_app else channel.notifier

    notifier.send(replace(MESSAGE, asks=asks))

    assert ('"actions"' in json.dumps(channel.workspace.messages[0]["blocks"])) is buttons


def test_a_lost_message_is_looked_for_among_200_of_the_day_before_it_was_queued_and_since(channel):
    since = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)

    assert channel.notifier.find(replace(MESSAGE, since=since)) is None

    said = asked(channel, "conversations.history")
    assert (said["channel"], int(said["limit"])) == (channel.workspace.channel, 200)
    assert float(said["oldest"]) == datetime(2026, 8, 2, 9, 30, tzinfo=UTC).timestamp()


def test_a_message_to_a_person_is_looked_for_in_the_conversation_with_them(channel):
    channel.notifier.send(MESSAGE)

    found = channel.made(PERSON).find(MESSAGE)

    assert asked(channel, "conversations.open")["users"] == PERSON
    assert asked(channel, "conversations.history")["channel"] == "D0123456789"
    assert found == Receipt(f"D0123456789:{channel.workspace.messages[0]['ts']}")


def test_a_message_that_has_2000_after_it_cannot_be_looked_for(channel):
    usual = channel.workspace.answer
    more = b'{"ok": true, "messages": [], "response_metadata": {"next_cursor": "further"}}'
    pages = []

    def endless(request):
        if request.path.endswith("conversations.history"):
            pages.append(request)
            return Reply(200, more, "application/json")
        return usual(request)

    channel.server._answer = endless
    with pytest.raises(DeliveryError, match="has had more than 2000 messages since; ours can't be looked for"):
        channel.notifier.find(MESSAGE)

    assert len(pages) == 10


def test_a_picture_says_which_page_its_table_is_on(channel):
    message = replace(MESSAGE, picture=Picture(3, "The table.", b"\x89PNG"))

    channel.notifier.show_picture(message, channel.notifier.send(message))

    assert [each.title for each in channel.workspace.files] == ["The table on page 3"]


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ({"profile": {"real_name": "Mandy Jones"}, "real_name": "mandy"}, "Mandy Jones"),
        ({"profile": {}, "real_name": "Mandy"}, "Mandy"),
        ({"profile": "?", "real_name": "Mandy"}, "Mandy"),
        ({"real_name": " Mandy \u202e\n  Jones "}, "Mandy Jones"),
        ({"real_name": "x" * 81}, "x" * 80),
        ({"real_name": ""}, None),
        ({"real_name": ["Mandy"]}, None),
        ({}, None),
        ("Mandy", None),
    ],
)
def test_what_slack_calls_somebody_is_taken_as_a_short_line_or_not_at_all(channel, user, name):
    usual = channel.workspace.answer

    def named(request):
        if request.path.endswith("users.info"):
            return Reply(200, json.dumps({"ok": True, "user": user}).encode(), "application/json")
        return usual(request)

    channel.server._answer = named

    assert channel.notifier.real_name(PERSON) == name
    assert asked(channel, "users.info")["user"] == PERSON


@pytest.mark.parametrize("thread", [None, "4000000001.000000"])
def test_who_pressed_a_button_alone_sees_what_is_answered_where_they_pressed(channel, thread):
    pressed = ButtonPress(Button.WHY, "k1", PERSON, "C0999999999", thread)

    channel.notifier.whisper(pressed, replace(MESSAGE, summary="Why <this>?"))

    (whisper,) = channel.workspace.whispers
    assert (whisper["channel"], whisper["user"], whisper.get("thread_ts")) == ("C0999999999", PERSON, thread)
    assert "Why &lt;this&gt;?" in whisper["text"]
    assert whisper["blocks"]


def test_somebody_is_shown_their_home_tab(channel):
    channel.notifier.publish_home(PERSON, MESSAGE)

    assert channel.workspace.homes[PERSON]["type"] == "home"


def test_slack_can_be_asked_about_a_form_and_a_home_tab_without_posting_either(channel):
    assert channel.notifier.validate(MESSAGE) == ()
    assert channel.notifier.validate_home(MESSAGE) == ()
    assert channel.workspace.messages == []


def test_what_slack_is_asked_about_has_buttons_only_where_the_message_asks(channel):
    notifier = channel.made(app_token_file="app-token")

    for asks in (True, False):
        notifier.validate(replace(MESSAGE, asks=asks))

        assert ("actions" in str(asked(channel, "blocks.validate")["blocks"])) is asks


def test_a_change_whose_answer_is_lost_is_simply_made_again(channel):
    first = channel.notifier.send(MESSAGE)
    usual = channel.workspace.answer
    channel.server._answer = lambda asks: Reply(drop=True) if asks.path.endswith("chat.update") else usual(asks)

    with pytest.raises(DeliveryError) as raised:
        channel.notifier.send(replace(MESSAGE, key="k2", edits=True, thread=first.reference))

    assert not raised.value.unknown


def test_the_token_may_be_in_the_environment(channel, monkeypatch):
    here = channel.notifier.settings.model_copy(update={"token_file": None, "token_env": "SLACK_TOKEN"})
    notifier = notifiers.make(here, here.channel, None)

    monkeypatch.setenv("SLACK_TOKEN", f'"{channel.workspace.token}"')
    notifier.send(MESSAGE)
    monkeypatch.delenv("SLACK_TOKEN")
    with pytest.raises(DeliveryError, match='has no SLACK_TOKEN, which the receiver "Channel" needs') as raised:
        notifier.send(MESSAGE)

    assert raised.value.permanent
    assert len(channel.workspace.messages) == 1


@pytest.mark.parametrize("where", [{}, {"channel": "C0123456789"}, {"ts": "1.2"}, {"channel": 1, "ts": "1.2"}])
def test_a_post_of_which_slack_does_not_say_where_it_is_may_have_arrived(channel, where):
    channel.workspace.instead.append((True, Reply(200, json.dumps({"ok": True, **where}).encode(), "application/json")))

    with pytest.raises(DeliveryError, match="said that it took the message, but not where it is") as raised:
        channel.notifier.send(MESSAGE)

    assert raised.value.unknown


def test_signs_that_slack_takes_for_formatting_stay_as_they_are_written(channel):
    channel.notifier.send(MESSAGE)

    assert asked(channel, "chat.postMessage")["mrkdwn"] in (False, "0", "false", "False")
