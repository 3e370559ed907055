"""What every answer but Slack's own means: a post that may have arrived is looked for, and no token goes astray."""

from __future__ import annotations

import logging
import ssl
from datetime import timedelta
from socket import gaierror
from types import SimpleNamespace
from urllib.error import HTTPError

import pytest
from troubled_slack import Throttled, TroubledWorkspace

import notifiers
from notifiers import last_moment
from notifiers.notifier import DeliveryError
from notifiers.slack import direct
from notifiers.slack.channel import Settings
from notifiers.slack.refusals import why_unreachable
from notifiers.slack.web_api import WebApi
from watcher.demo import slack
from watcher.demo.server import Reply, Server
from watcher.model.alerts import Message, Section, Severity
from watcher.model.documents import Picture

MESSAGE = Message("k1", Severity.CRITICAL, "Trafford: INADEQUATE leaders", (Section("", ("Look.",)),))


@pytest.fixture
def channel(tmp_path):
    workspace = TroubledWorkspace()
    with slack.serve(workspace) as server:
        token = tmp_path / "slack-token"
        token.write_text(workspace.token)
        api = f"{server.base_url}/api/"
        config = Settings(name="Channel", kind="slack", channel=workspace.channel, token_file=token.name, api_url=api)
        notifier = notifiers.make(config, workspace.channel, lambda name: tmp_path / name)
        yield SimpleNamespace(workspace=workspace, notifier=notifier, server=server, token=token)


def failure(channel, reply, *, stored=True):
    channel.workspace.instead.append((stored, reply))
    with pytest.raises(DeliveryError) as raised:
        channel.notifier.send(MESSAGE)
    return raised.value


def json(body, status=200, **headers):
    return Reply(status, body.encode(), "application/json", headers=headers)


UNCLEAR = {
    "a page": Reply(200, b"<html>Signed in as a guest</html>"),
    "nothing": Reply(200, b""),
    "an empty object": json("{}"),
    "a list": json("[]"),
    "half of it": Reply(200, b'{"ok": true, "channel": "C0123456789"}', "application/json", cut_after=9),
    "no JSON": json("ok"),
    "a proxy that forbids": Reply(403, b"<html>Forbidden by the proxy</html>"),
    "a proxy that gave up": Reply(408, b"Request Timeout"),
    "a proxy's own JSON": json('{"error": "Gateway Timeout"}', 504),
    "Slack's time-out": json('{"ok": false, "error": "request_timeout"}'),
    "a redirect": Reply(302, b"", headers={"Location": "https://elsewhere.invalid/"}),
    "the wrong type": json('{"ok": true, "channel": 5}'),
}


@pytest.mark.parametrize("reply", UNCLEAR.values(), ids=UNCLEAR)
@pytest.mark.parametrize("stored", [True, False])
def test_whatever_is_not_slacks_own_answer_leaves_it_open_whether_the_post_arrived(channel, reply, stored):
    error = failure(channel, reply, stored=stored)

    assert error.unknown
    assert not error.permanent
    assert (channel.notifier.find(MESSAGE) is not None) is stored


@pytest.mark.parametrize("code", ["restricted_action_read_only_channel", "some_error_of_the_year_2031", "not_allowed"])
def test_every_refusal_of_slacks_is_final_whether_or_not_we_know_it(channel, code):
    error = failure(channel, json(f'{{"ok": false, "error": "{code}"}}'), stored=False)

    assert error.permanent
    assert not error.unknown


@pytest.mark.parametrize("code", ["internal_error", "team_added_to_org", "org_login_required"])
def test_a_workspace_that_moves_or_is_in_trouble_refuses_nothing(channel, code):
    error = failure(channel, json(f'{{"ok": false, "error": "{code}"}}'), stored=False)

    assert not error.permanent


def test_while_a_shared_channel_moves_it_is_certain_that_nothing_was_posted(channel):
    error = failure(channel, json('{"ok": false, "error": "external_channel_migrating"}'), stored=False)

    assert error.retry_after == timedelta(seconds=30)
    assert not error.permanent
    assert not error.unknown


@pytest.mark.parametrize("code", ["invalid_arguments", "block_mismatch", "attachment_payload_limit_exceeded"])
def test_what_is_refused_for_a_form_that_no_page_names_is_told_in_short(channel, code):
    channel.workspace.instead.append((False, json(f'{{"ok": false, "error": "{code}"}}')))

    channel.notifier.send(MESSAGE)

    (post,) = channel.workspace.messages
    assert post["text"].startswith("Trafford: INADEQUATE leaders")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed_with_the_token(channel, status):
    with Server(lambda _request: Reply(200, b'{"ok": true, "channel": "C1", "ts": "1.0"}')) as elsewhere:
        error = failure(channel, Reply(status, b"", headers={"Location": f"{elsewhere.base_url}/api/chat.postMessage"}))

    assert error.unknown
    assert elsewhere.requests == []


@pytest.mark.parametrize(
    "written", ["\ufeffxoxb-demo\n", '"xoxb-demo"', "'xoxb-demo'\r\n", "  xoxb-demo  ", '\ufeff"xoxb-demo"']
)
def test_a_token_with_a_byte_order_mark_or_quotes_is_read(channel, written):
    channel.token.write_text(written, encoding="utf-8")

    channel.notifier.send(MESSAGE)

    assert len(channel.workspace.messages) == 1


@pytest.mark.parametrize("written", ["xoxb-demo\nsecond-line", "xoxb-démo", "xoxb demo", "“xoxb-demo”", '""', ""])
def test_what_cannot_be_a_token_is_named_by_its_file_and_said_nowhere(channel, written, caplog):
    channel.token.write_text(written, encoding="utf-8")

    with caplog.at_level(logging.DEBUG), pytest.raises(DeliveryError, match="slack-token") as raised:
        channel.notifier.send(MESSAGE)

    assert raised.value.permanent
    assert channel.server.requests == []
    for secret in ("demo", "second-line"):
        assert secret not in str(raised.value)
        assert secret not in caplog.text


@pytest.mark.parametrize(
    ("said", "meant"),
    [("7", timedelta(seconds=7)), ("94608000", timedelta(hours=1)), ("9" * 18, timedelta(hours=1)), ("soon", None)],
)
def test_no_server_makes_an_alert_wait_for_more_than_an_hour(channel, said, meant):
    error = failure(channel, json('{"ok": false, "error": "ratelimited"}', 429, **{"Retry-After": said}), stored=False)

    assert error.retry_after == (meant or timedelta(seconds=30))


def test_a_lost_message_is_found_where_slack_shows_15_messages_a_minute(channel):
    channel.workspace.history = Throttled(messages=15)
    sent = channel.notifier.send(MESSAGE)
    for number in range(40):
        channel.notifier.send(Message(f"later-{number}", Severity.NOTE, "Wirral: later", ()))

    waits = []
    while True:
        try:
            found = channel.notifier.find(MESSAGE)
            break
        except DeliveryError as error:
            waits.append(error.retry_after)
            channel.workspace.history.asked = False  # a minute passes

    assert found == sent
    assert waits == [timedelta(seconds=60)] * 2


def test_what_another_process_posts_while_a_search_waits_for_its_next_page_is_found(channel):
    for number in range(40):
        channel.notifier.send(Message(f"later-{number}", Severity.NOTE, "Wirral: later", ()))
    channel.workspace.history = Throttled(messages=15)
    waits, sent, found = 0, None, None
    while found is None:
        try:
            found = channel.notifier.find(MESSAGE)
            break
        except DeliveryError:
            waits += 1
            channel.workspace.history.asked = False  # a minute passes
            sent = sent or channel.notifier.send(MESSAGE)  # as another process does meanwhile

    assert sent is not None
    assert found == sent
    assert waits < 5


def test_an_upload_address_in_trouble_is_an_error_of_its_own_that_the_sender_survives(channel):
    message = Message("k1", Severity.NOTE, "Trafford", (), picture=Picture(1, "The table.", b"\x89PNG"))
    receipt = channel.notifier.send(message)
    channel.workspace.upload_status = 503

    with pytest.raises(HTTPError):
        channel.notifier.show_picture(message, receipt)

    assert channel.workspace.files == []


def test_over_tls_too_it_is_asked_at_the_last_moment_whether_a_message_may_go_out(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.certificate, authority.key)
    trusting = ssl.create_default_context(cafile=authority.certificate)
    answers, arrived = [True, True, True, False], []

    def answer(request):
        arrived.append(request)
        return json('{"ok": true}')

    with Server(answer, tls=context) as server, last_moment.asking(lambda: answers.pop(0)):
        address = server.base_url.replace("127.0.0.1", "localhost")
        client = direct.DirectClient(token="xoxb-1", base_url=f"{address}/api/", ssl=trusting)
        assert client.api_call("api.test")["ok"]
        assert client.api_call("api.test")["ok"]
        with pytest.raises(DeliveryError, match="taken it over"):
            client.api_call("api.test")

    assert len(arrived) == 2


@pytest.mark.parametrize(
    ("proxy", "past", "said"),
    [
        ("http://ann:secret@127.0.0.1:9/", "", "Connection refused; the environment's proxy is 127.0.0.1:9"),
        ("127.0.0.1:9", "", "the environment's proxy is 127.0.0.1:9"),
        ("http://127.0.0.1:9", "slack.example", "(Connection refused)"),
        ("http://nowhere:9", "", "no name server says where it is; the environment's proxy is nowhere:9"),
    ],
)
def test_a_proxy_on_the_way_is_named_without_its_login(monkeypatch, proxy, past, said):
    monkeypatch.setenv("https_proxy", proxy)
    monkeypatch.setenv("no_proxy", past)
    reason = ConnectionRefusedError(111, "Connection refused") if "nowhere" not in proxy else gaierror(-2, "unknown")

    words = f"({why_unreachable(reason, 'https://slack.example/api/')})"

    assert said in words
    assert "secret" not in words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ('{"ok": false, "error": "missing_scope", "needed": "chat:write"}', "lacks the scope chat:write. Install"),
        ('{"ok": false, "error": "missing_scope", "needed": "<b>: x"}', "lacks a scope. Install"),
        ('{"ok": false, "error": "missing_scope", "needed": ["chat:write"]}', "lacks a scope. Install"),
        ('{"ok": false, "error": "team_not_found"}', "the workspace is gone."),
        ('{"ok": false, "error": "user_not_visible"}', "the person has left"),
        ('{"ok": false, "error": "app_not_approved"}', "have not approved the app"),
    ],
)
def test_a_refusal_says_what_is_missing_and_what_to_do(channel, answer, words):
    assert words in str(failure(channel, json(answer), stored=False))


@pytest.mark.parametrize(
    "listed", ['{"other": 1}', '{"messages": null}', '{"messages": 5}', '{"messages": [], "response_metadata": "x"}']
)
def test_what_is_no_list_of_messages_leaves_a_lost_one_in_doubt(channel, monkeypatch, listed):
    monkeypatch.setattr(slack.Workspace, "_history", lambda *_: json(listed.replace("{", '{"ok": true, ', 1)))

    with pytest.raises(DeliveryError, match="not Slack's") as raised:
        channel.notifier.find(MESSAGE)

    assert not raised.value.permanent


def test_other_apps_messages_in_forms_of_their_own_hide_none_of_ours(channel):
    channel.notifier.send(MESSAGE)
    mine = channel.workspace.messages[0]
    ours = mine["metadata"]["event_type"]
    odd = ["x", None, {"event_type": ours, "event_payload": None}, {"event_type": ours, "event_payload": ["k1"]}]
    channel.workspace.messages += [{**mine, "metadata": each} for each in odd]

    assert channel.notifier.find(MESSAGE) is not None


def test_why_slack_could_not_be_asked_what_it_takes_is_said_in_words():
    api = WebApi("Channel", "http://127.0.0.1:9/api/", lambda: "xoxb-1")

    with pytest.raises(DeliveryError, match=r"could not be reached \(Connection refused\)") as refused:
        api.validate(blocks=[])

    assert not refused.value.unknown
