from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from troubled_slack import TroubledWorkspace

import notifiers
from notifiers.notifier import DeliveryError
from notifiers.slack.blocks import blocks, text
from notifiers.slack.channel import Settings
from watcher.demo import slack
from watcher.demo.server import Reply
from watcher.model.alerts import Link, Message, Section, Severity
from watcher.model.documents import Evidence, Picture
from watcher.model.values import replace

MESSAGE = Message(
    key="k1",
    severity=Severity.CRITICAL,
    summary="Trafford: help and protection inadequate",
    sections=(
        Section("", ("Trafford: Children's services inspection, published 3 August 2026.",)),
        Section("Adverse judgements", ("help and protection: inadequate",), listed=True),
        Section("In the document's words", quotes=(Evidence("help_and_protection", 1, "Too slow."),)),
        Section("", links=(Link("The report (PDF)", "https://files.ofsted.gov.uk/v1/file/1"),)),
    ),
)


@pytest.fixture
def channel(tmp_path):
    workspace = TroubledWorkspace()
    with slack.serve(workspace) as server:
        (tmp_path / "slack-token").write_text(workspace.token)
        config = Settings(
            name="Channel",
            kind="slack",
            channel=workspace.channel,
            token_file="slack-token",
            api_url=f"{server.base_url}/api/",
        )
        notifier = notifiers.make(config, workspace.channel, lambda name: tmp_path / name)
        yield SimpleNamespace(workspace=workspace, notifier=notifier, server=server, folder=tmp_path)


def failure(channel, reply, *, stored=False):
    channel.workspace.instead.append((stored, reply))
    with pytest.raises(DeliveryError) as raised:
        channel.notifier.send(MESSAGE)
    return raised.value


def json(body, status=200, **headers):
    return Reply(status, body.encode(), "application/json", headers=headers)


def test_a_message_is_posted_with_its_key_and_a_text_that_says_it_all(channel):
    receipt = channel.notifier.send(MESSAGE)

    (posted,) = channel.workspace.messages
    assert receipt.reference == f"C0123456789:{posted['ts']}"
    assert posted["metadata"]["event_payload"] == {"key": "k1"}
    assert posted["text"].startswith("Trafford: help and protection inadequate")
    assert "Too slow." in posted["text"]


def test_what_follows_in_a_story_is_a_reply_that_may_be_shown_in_the_channel(channel):
    first = channel.notifier.send(MESSAGE)

    channel.notifier.send(Message("k2", Severity.NOTE, "Trafford: more", (), first.reference, broadcast=True))

    reply = channel.workspace.messages[1]
    assert reply["thread_ts"] == channel.workspace.messages[0]["ts"]
    assert reply["reply_broadcast"] is True


def test_a_message_that_arrived_is_found_again_by_its_key(channel):
    sent = channel.notifier.send(MESSAGE)

    assert channel.notifier.find(MESSAGE) == sent
    assert channel.notifier.find(Message("other", Severity.NOTE, "x", ())) is None


def test_a_reply_that_arrived_is_found_in_its_thread(channel):
    first = channel.notifier.send(MESSAGE)
    reply = Message("k2", Severity.NOTE, "Trafford: more", (), first.reference)
    sent = channel.notifier.send(reply)

    assert channel.notifier.find(reply) == sent


@pytest.mark.parametrize("code", ["thread_not_found", "message_not_found", "restricted_action_thread_locked"])
def test_a_reply_whose_thread_is_gone_or_closed_is_posted_to_the_channel(channel, code):
    first = channel.notifier.send(MESSAGE)
    channel.workspace.messages.clear()
    channel.workspace.instead.append((False, json(f'{{"ok": false, "error": "{code}"}}')))
    reply = Message("k2", Severity.CRITICAL, "Trafford: more", (), first.reference, broadcast=True)

    sent = channel.notifier.send(reply)

    (posted,) = channel.workspace.messages
    assert posted["text"].startswith("Trafford: more")
    assert "thread_ts" not in posted
    assert channel.notifier.find(reply) == sent


@pytest.mark.parametrize(
    "code", ["token_revoked", "channel_not_found", "not_in_channel", "invalid_auth", "is_archived"]
)
def test_what_trying_again_cannot_help_is_permanent_and_says_what_to_do(channel, code):
    error = failure(channel, json(f'{{"ok": false, "error": "{code}"}}'))

    assert error.permanent
    assert not error.unknown


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("user_disabled", "the person has left"),
        ("messages_tab_disabled", "switch Messages Tab on"),
        ("two_factor_setup_required", "Ask its administrator"),
    ],
)
def test_what_slack_refuses_of_a_message_to_a_person_is_said_in_words(channel, code, says):
    assert says in str(failure(channel, json(f'{{"ok": false, "error": "{code}"}}')))


@pytest.mark.parametrize(
    "reply",
    [
        json('{"ok": false, "error": "is_archived"}'),
        json('{"ok": false, "error": "ratelimited"}', 429),
        Reply(503, b"<html>busy</html>"),
        Reply(drop=True),
    ],
)
def test_the_sentence_to_operators_names_the_receiver_that_is_in_trouble(channel, reply):
    assert str(failure(channel, reply)).startswith('Slack, for "Channel": ')


def test_a_busy_slack_says_how_long_to_wait(channel):
    error = failure(channel, json('{"ok": false, "error": "ratelimited"}', 429, **{"Retry-After": "7"}))

    assert error.retry_after == timedelta(seconds=7)
    assert not error.unknown


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize(
    "reply", [json('{"ok": false, "error": "internal_error"}', 500), Reply(503, b"<html>busy</html>"), Reply(drop=True)]
)
def test_a_lost_answer_leaves_it_unknown_whether_it_arrived(channel, reply, stored):
    error = failure(channel, reply, stored=stored)

    # slack-sdk repeats a post whose connection broke by itself, unless it is told not to.
    assert [each.path for each in channel.server.requests].count("/api/chat.postMessage") == 1
    assert error.unknown
    assert (channel.notifier.find(MESSAGE) is not None) is stored


def test_a_server_that_cannot_be_reached_got_nothing(channel):
    channel.server.__exit__()

    with pytest.raises(DeliveryError) as raised:
        channel.notifier.send(MESSAGE)

    assert not raised.value.unknown
    assert not raised.value.permanent


def test_a_missing_token_file_is_named_and_no_token_is_ever_said(channel):
    (channel.folder / "slack-token").unlink()

    with pytest.raises(DeliveryError, match="slack-token") as raised:
        channel.notifier.send(MESSAGE)

    assert raised.value.permanent
    assert "xoxb" not in str(raised.value)
    assert "xoxb" not in repr(channel.notifier)


words = st.text(max_size=5000)


@settings(max_examples=60, deadline=None)
@given(words, st.lists(words, max_size=60), st.lists(words, max_size=30))
def test_whatever_the_document_says_slacks_limits_are_kept(summary, lines, quotes):
    message = Message(
        "k",
        Severity.CRITICAL,
        summary,
        (
            Section(summary, tuple(lines), listed=True),
            *(Section(line, (line,)) for line in lines),
            Section("", quotes=tuple(Evidence("x", 1, each) for each in quotes)),
            Section("", links=(Link(summary, "javascript:alert(1)"),)),
        ),
    )

    made = blocks(message)

    assert len(made) <= 50
    assert len(made[0]["text"]["text"]) <= 150
    assert all(len(each) <= 3000 for each in texts(made))
    assert sum(map(len, texts(made))) <= 12_000
    assert len(text(message)) <= 4_000
    assert "javascript:" not in [found.get("url", "")[:11] for found in elements(made)]


def test_mentions_and_links_in_foreign_text_are_inert(channel):
    channel.notifier.send(Message("k", Severity.NOTE, "<!channel> *bold* <https://evil.example|click> \u202egnp", ()))

    (posted,) = channel.workspace.messages
    assert "<!channel>" not in posted["text"]
    assert "\u202e" not in posted["text"]
    assert posted["blocks"][0]["text"]["type"] == "plain_text"


def elements(found):
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from elements(value)
    elif isinstance(found, list):
        for each in found:
            yield from elements(each)


def texts(made):
    return [each["text"] for each in elements(made) if isinstance(each.get("text"), str)]


def test_a_picture_is_shown_in_the_thread_of_its_message_with_the_same_in_words(channel):
    message = replace(MESSAGE, picture=Picture(1, "The table. Help and protection: inadequate.", b"\x89PNG"))
    receipt = channel.notifier.send(message)

    channel.notifier.show_picture(message, receipt)

    (shown,) = channel.workspace.files
    assert shown.thread == channel.workspace.messages[0]["ts"]
    assert shown.alt == "The table. Help and protection: inadequate."
    assert shown.content == b"\x89PNG"


def test_a_picture_of_a_reply_is_shown_in_the_thread_that_it_replies_in(channel):
    first = channel.notifier.send(MESSAGE)
    message = replace(MESSAGE, key="k2", thread=first.reference, picture=Picture(1, "The table.", b"\x89PNG"))
    receipt = channel.notifier.send(message)

    channel.notifier.show_picture(message, receipt)

    assert [each.thread for each in channel.workspace.files] == [channel.workspace.messages[0]["ts"]]


def test_slack_is_asked_to_show_no_previews_of_ofsteds_pages(channel):
    channel.notifier.send(MESSAGE)

    (asked,) = [each for each in channel.server.requests if each.path.endswith("chat.postMessage")]
    for preview in (b"unfurl_links", b"unfurl_media"):
        assert preview in asked.body
        assert b"true" not in asked.body.split(preview)[1][:12].lower()
