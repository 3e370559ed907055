from __future__ import annotations

import json
import re
import ssl
from datetime import timedelta
from html import escape, unescape
from types import SimpleNamespace

import apprise
import pytest
from kinds_of_message import every_kind
from markdown_it import MarkdownIt

import notifiers
from notifiers.apprise import Settings
from notifiers.messages.alerts import SEVERITY
from notifiers.notifier import DeliveryError
from watcher.demo.server import Reply, Server
from watcher.model.alerts import Link, Message, Section, Severity
from watcher.model.values import replace

MESSAGE = Message(
    key="k1",
    severity=Severity.CRITICAL,
    summary="Trafford: help and protection inadequate",
    sections=(Section("", ("Trafford: <b>published</b> 3 August 2026.",)),),
)
SECRET = "a-secret-part-of-the-address"


@pytest.fixture
def service(tmp_path):
    with Server(lambda _request: Reply(200, b"ok")) as server:
        url = tmp_path / "teams-url"
        url.write_text(f"{server.base_url.replace('http', 'json')}/{SECRET}\n")
        config = Settings(name="Teams", kind="apprise", url_file=url.name)
        (address,) = notifiers.addresses(config)
        yield SimpleNamespace(
            server=server, url=url, notifier=notifiers.make(config, address, lambda name: tmp_path / name)
        )


def failure(service):
    with pytest.raises(DeliveryError) as raised:
        service.notifier.send(MESSAGE)
    assert SECRET not in str(raised.value)
    return raised.value


def test_the_service_gets_the_summary_and_the_whole_text(service):
    service.notifier.send(MESSAGE)

    (asked,) = service.server.requests
    got = json.loads(asked.body)
    assert got["title"] == "Critical: Trafford: help and protection inadequate"
    assert got["message"].count("help and protection inadequate") == 0
    assert "Trafford: <b>published</b> 3 August 2026." in got["message"]
    assert got["type"] == "failure"


@pytest.mark.parametrize("status", [302, 308, 401, 403, 404, 410, 413, 422, 451])
def test_what_the_service_refuses_is_given_up_and_names_the_file(service, status):
    service.server.instead.append(Reply(status))

    error = failure(service)

    assert error.permanent
    assert "teams-url" in str(error)


def test_a_proxy_that_wants_a_login_is_named_and_not_the_service_s_address(service):
    service.server.instead.append(Reply(407))

    error = failure(service)

    assert error.permanent
    assert "proxy" in str(error)
    assert "teams-url" not in str(error)


def test_a_service_that_has_too_much_to_do_is_left_alone_for_a_while(service):
    service.server.instead.append(Reply(429))

    assert failure(service).retry_after == timedelta(minutes=1)


def test_a_service_in_trouble_is_tried_again(service):
    service.server.instead.append(Reply(503))

    error = failure(service)

    assert not error.permanent
    assert not error.unknown


def test_a_lost_answer_is_an_unknown_outcome(service):
    service.server.instead.append(Reply(drop=True))

    assert failure(service).unknown


@pytest.mark.parametrize(
    ("asked", "severity", "rings"),
    [
        ("", Severity.CRITICAL, "high"),
        ("?auth=basic", Severity.CRITICAL, "high"),
        ("?priority=max", Severity.CRITICAL, "max"),
        ("?priority=low", Severity.CRITICAL, "low"),
        ("", Severity.WARNING, None),
    ],
)
def test_what_is_critical_rings_on_a_telephone_unless_the_address_says_otherwise(service, asked, severity, rings):
    service.url.write_text(f"{service.server.base_url.replace('http', 'ntfy')}/{SECRET}{asked}")

    service.notifier.send(replace(MESSAGE, severity=severity))

    (request,) = service.server.requests
    assert {name.lower(): value for name, value in request.headers.items()}.get("x-priority") == rings


def test_an_address_that_apprise_does_not_understand_is_permanent(service):
    service.url.write_text(f"nonsense://{SECRET}")

    assert failure(service).permanent


CONNECTORS = [
    "https://council.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d",
    "https://outlook.office.com/webhook/a@b/IncomingWebhook/c/d",
    "msteams://council/a@b/c/d",
]


@pytest.mark.parametrize("address", CONNECTORS)
def test_a_retired_connector_of_teams_is_said_with_what_to_do_instead(service, address):
    service.url.write_text(address)

    error = failure(service)

    assert error.permanent
    assert "choose Workflows" in str(error)


@pytest.mark.parametrize(
    ("held", "words"),
    [
        *((each, "Microsoft has retired those") for each in CONNECTORS),
        ("json://a.example/x, json://b.example/y", "several addresses"),
        ("council.example/hook", "no address in Apprise's form"),
        ("json://a.example/x", None),
        ("https://prod-1.uksouth.logic.azure.com/workflows/a/triggers/manual/paths/invoke?sig=b", "30 November 2025"),
        ("vapid://duty@council.example/duty@council.example?ttl=60", "a phone that is off or asleep is never told"),
        ("workflows://prod-1.uksouth.logic.azure.com:443/a/b", "30 November 2025"),
        ("https://a.1.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/b?sig=c", None),
    ],
)
def test_an_address_that_nothing_arrives_at_is_a_warning_of_check(service, held, words):
    found = list(service.notifier.settings.odd_secret("url_file", held))

    assert [words in wrong for wrong, _ in found] == ([True] if words else [])


@pytest.fixture
def teams(tmp_path, authority, monkeypatch):
    """A webhook of Teams' Workflows, as Apprise asks it: over TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.certificate, authority.key)
    with Server(lambda _request: Reply(202), tls=context) as server:
        url = tmp_path / "teams-url"
        url.write_text(f"workflows://localhost:{server.base_url.rpartition(':')[2]}/{'f' * 32}/{SECRET}")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.certificate))
        config = Settings(name="Teams", kind="apprise", url_file=url.name)
        notifier = notifiers.make(config, url.name, lambda name: tmp_path / name)
        yield SimpleNamespace(server=server, url=url, notifier=notifier)


def card(teams):
    """Take the one card that Teams got: its title, and its text as CommonMark shows it."""
    title, body = (each["text"] for each in blocks(teams))
    return title, body, MarkdownIt("commonmark").render(body)


def blocks(teams):
    (asked,) = teams.server.requests
    (attached,) = json.loads(asked.body)["attachments"]
    return [each for each in attached["content"]["body"] if each["type"] == "TextBlock"]


@pytest.mark.parametrize("kind", every_kind())
@pytest.mark.parametrize("form", ["markdown", "text"])
def test_no_more_than_the_severity_stands_where_a_card_of_teams_shows_one_line(teams, kind, form):
    """Apprise 2.3.0 gives a title no `wrap`, adaptivecards 3.0.6 cuts it: findings/verdict-ends-at-its-cards-edge."""
    message = every_kind()[kind]
    teams.url.write_text(f"{teams.url.read_text()}?format={form}")

    teams.notifier.send(message)

    shown = blocks(teams)
    assert [each["text"] for each in shown if not each.get("wrap")] == [SEVERITY[message.severity]]
    assert message.summary in " ".join(each["text"].replace("\\", "") for each in shown if each.get("wrap"))


def test_teams_shows_the_severity_then_the_verdict_once_then_lists_and_links(teams):
    message = every_kind()["inadequate"]

    teams.notifier.send(message)

    title, body, shown = card(teams)
    assert title == "Critical"
    assert shown.startswith("<p><strong>Reading: INADEQUATE overall, leaders</strong></p>")
    assert body.count(message.summary) == 1
    assert shown.count("<li>") == sum(len(each.lines) for each in message.sections if each.listed)
    assert "<strong>Each judgement, and the one before (page 1)</strong>" in shown
    assert "<li>impact of leaders: INADEQUATE (worse, was requires improvement, published 20 May 2022)</li>" in shown
    assert '<a href="https://reports.example/80581">Reading on Ofsted\'s site</a>' in shown
    assert "<p>Critical. Children's services inspection, published 4 August 2025.</p>" in shown.replace("&#39;", "'")


@pytest.mark.parametrize("kind", every_kind())
def test_no_message_has_two_lines_run_into_one_or_a_mark_left_over_in_teams(teams, kind):
    message = every_kind()[kind]

    teams.notifier.send(message)

    _, body, shown = card(teams)
    plain = unescape(re.sub(r"<[^>]+>", "", shown))
    for line in (line for each in message.sections for line in each.lines):
        assert line in plain.splitlines()
    assert "**" not in plain
    assert "\\" not in plain
    assert "<at>" not in body


HOSTILE = "<at>Everyone</at> [click](https://evil.example) *bold* _x_ `y` # no > quote | <b>b</b> &lt; 1. one"


@pytest.mark.parametrize(
    "line", [HOSTILE, "# heading", "- item", "1. item", "> quote", "+ item", "a\n\nb", "---", "==="]
)
def test_foreign_text_is_inert_in_teams(teams, line):
    teams.notifier.send(Message("k", Severity.NOTE, "Reading: x", (Section("", (line,)),)))

    _, body, shown = card(teams)
    _, _, said = shown.strip().partition("\n")
    assert said == f"<p>{escape(' '.join(line.split()), quote=False)}</p>".replace('"', "&quot;")
    assert "<at>" not in body


def test_a_link_with_brackets_or_spaces_stays_one_link_or_is_words(teams):
    links = (Link("Brackets", "https://x.example/a_(b)"), Link("Spaces", "https://x.example/a b"))

    teams.notifier.send(Message("k", Severity.NOTE, "Reading: x", (Section("", links=links),)))

    _, _, shown = card(teams)
    assert '<a href="https://x.example/a_%28b%29">Brackets</a>' in shown
    assert "<p>Spaces</p>" in shown


def test_what_is_too_long_for_teams_is_shortened_at_a_part_and_keeps_its_link(teams):
    lines = tuple(f"Line {number}: {'words ' * 40}" for number in range(200))
    sections = (
        *(Section("", (line,)) for line in lines),
        Section("", links=(Link("The report (PDF)", "https://x.org/1"),)),
    )

    teams.notifier.send(Message("k", Severity.NOTE, "Reading: x", sections))

    _, body, shown = card(teams)
    assert len(body) <= 12_000
    assert "Line 0:" in shown
    assert shown.rstrip().endswith("<p>This message was shortened.</p>")
    assert '<a href="https://x.org/1">The report (PDF)</a>' in shown


def test_the_address_that_teams_gives_is_taken_as_it_is():
    host = "https://prod-12.uksouth.logic.azure.com:443/workflows/0123456789abcdef/triggers/manual/paths/invoke"
    service = apprise.Apprise()

    assert service.add(f"{host}?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=a-signature_of0letters")

    assert type(service[0]).__name__ == "NotifyWorkflows"


def test_a_service_for_telephones_gets_the_first_words_and_a_link(monkeypatch, service):
    monkeypatch.setattr("apprise.plugins.custom_json.NotifyJSON.body_maxlen", 160)

    service.notifier.send(every_kind()["inadequate"])

    (asked,) = service.server.requests
    got = json.loads(asked.body)
    assert len(got["message"]) <= 160
    assert got["message"].startswith("Critical. Children's services inspection")
    assert "https://files.example/" in got["message"]


def test_no_redirect_is_followed_with_the_secret_address(service):
    with Server(lambda _request: Reply(200)) as elsewhere:
        service.server.instead.append(Reply(307, headers={"Location": f"{elsewhere.base_url}/"}))

        failure(service)

    assert elsewhere.requests == []
