from __future__ import annotations

import errno
import re
import smtplib
import socket
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from types import SimpleNamespace

import pytest
from kinds_of_message import an_alert
from mail_lint import lint
from troubled_mailbox import DROP, TroubledMailbox

import notifiers
from notifiers.email import Settings, compose, message_id
from notifiers.messages.alerts import alert_message
from notifiers.messages.samples import samples
from notifiers.notifier import DeliveryError
from notifiers.smtp import ways_instead_of_passwords
from watcher.model.alerts import Awaited, Deadline, Link, Message, Section, Severity
from watcher.model.documents import Evidence, Picture
from watcher.model.values import replace

MESSAGE = Message(
    key="k1",
    severity=Severity.CRITICAL,
    summary="Trafford: help and protection inadequate",
    sections=(
        Section("Adverse judgements", ("help and protection: inadequate",), listed=True),
        Section("In the document's words", quotes=(Evidence("help_and_protection", 1, "Too <slow>."),)),
        Section("", links=(Link("The report (PDF)", "https://files.ofsted.gov.uk/v1/file/1"),)),
    ),
)


NOW = datetime(2026, 8, 3, 9, 40, tzinfo=UTC)
PICTURE = Picture(1, "The table on page 1. Help & protection: inadequate.", b"\x89PNG of a table")


def settings(mailbox, **more):
    usual = {"name": "Inbox", "kind": "email", "to": ["duty@example.org"], "from": "watch@example.org"}
    return Settings(host="127.0.0.1", port=mailbox.port, **usual, **more)


@pytest.fixture
def inbox(tmp_path):
    with TroubledMailbox() as mailbox:
        config = settings(mailbox)
        notifier = notifiers.make(config, "duty@example.org", lambda name: tmp_path / name)
        yield SimpleNamespace(mailbox=mailbox, notifier=notifier)


def failure(inbox):
    with pytest.raises(DeliveryError) as raised:
        inbox.notifier.send(MESSAGE)
    return raised.value


def test_a_message_has_a_text_and_an_html_part_that_say_the_same(inbox):
    inbox.notifier.send(MESSAGE)

    (mail,) = inbox.mailbox.messages
    plain, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    assert mail["Subject"] == "Trafford: help and protection inadequate"
    assert mail["To"] == "duty@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert "Too <slow>. (page 1)" in plain
    assert "Too &lt;slow&gt;." in html
    assert '<html lang="en-GB">' in html
    assert "https://files.ofsted.gov.uk/v1/file/1" in plain


def test_inadequate_is_the_only_judgement_in_bold():
    told = alert_message(an_alert("inadequate"))
    mail = compose(told, Settings(name="I", kind="email", to=["a@b.c"], host="h", **{"from": "w@b.c"}), "a@b.c", NOW)
    html = mail.get_body(("html",)).get_content()

    cells = re.findall(r'<td data-label="Now"( class="worst")?>([^<]*)', html)
    assert {bool(bold) for bold, _ in cells} == {True, False}
    assert all(bool(bold) == words.startswith("INADEQUATE") for bold, words in cells)


def test_what_a_table_has_nothing_to_say_of_takes_no_line_on_a_telephone():
    settings = Settings(name="I", kind="email", to=["a@b.c"], host="h", **{"from": "w@b.c"})
    html = compose(samples()["an alert"], settings, "a@b.c", NOW).get_body(("html",)).get_content()

    assert '<td data-label="Earlier report" class="none">–</td>' in html
    assert "td.none { display: none; }" in html


def test_its_message_id_follows_from_its_key_alone(inbox):
    first, second = inbox.notifier.send(MESSAGE), inbox.notifier.send(MESSAGE)

    assert first == second
    assert first.reference == message_id("k1", "example.org")
    assert inbox.mailbox.messages[0]["Message-ID"] == first.reference


def test_what_follows_refers_to_the_first(inbox):
    first = inbox.notifier.send(MESSAGE)

    inbox.notifier.send(Message("k2", Severity.NOTE, "Trafford: more", (), first.reference))

    assert inbox.mailbox.messages[1]["References"] == first.reference


def test_a_busy_server_is_tried_again(inbox):
    inbox.mailbox.instead.append("451 try later")

    error = failure(inbox)

    assert not error.permanent
    assert not error.unknown


@pytest.mark.parametrize("answer", ["550 no such user", "554 refused"])
def test_a_refused_address_is_permanent(inbox, answer):
    inbox.mailbox.refuse["duty@example.org"] = answer

    assert failure(inbox).permanent


@pytest.mark.parametrize("answer", ["552 5.7.0 attachment type blocked", "554 5.7.1 prohibited content"])
def test_what_is_refused_for_its_attachments_goes_out_as_words_alone(inbox, answer):
    deadline = Deadline("80445", "Trafford", Awaited.ACTION_PLAN, date(2026, 11, 9), date(2026, 8, 3), "https://x.y/")
    inbox.mailbox.instead.append(answer)

    receipt = inbox.notifier.send(replace(MESSAGE, deadlines=(deadline,), picture=PICTURE))

    (mail,) = inbox.mailbox.messages
    assert [part.get_content_type() for part in mail.walk() if not part.is_multipart()] == ["text/plain", "text/html"]
    assert mail["Message-ID"] == receipt.reference


def test_what_is_refused_as_mere_words_is_refused(inbox):
    inbox.mailbox.instead.extend(["554 5.7.1 we take this for spam"] * 2)

    error = failure(inbox)

    assert error.permanent
    assert len(inbox.mailbox.instead) == 1


def test_an_answer_without_end_after_the_message_was_handed_over_is_unknown(inbox):
    inbox.mailbox.instead.append("250 " + "x" * 9_000)

    error = failure(inbox)

    assert error.unknown
    assert not error.permanent


def test_ways_to_log_in_may_be_offered_in_small_letters():
    server = SimpleNamespace(esmtp_features={"auth": "plain login"})

    assert ways_instead_of_passwords(server) == []
    assert server.esmtp_features["auth"] == "PLAIN LOGIN"


def test_a_connection_lost_after_the_message_was_handed_over_is_unknown(inbox):
    inbox.mailbox.store_first = True
    inbox.mailbox.instead.append(DROP)

    assert failure(inbox).unknown
    assert len(inbox.mailbox.messages) == 1


@pytest.mark.parametrize("goodbye", ["421 closing down", "250 OK"])
def test_a_server_that_says_another_goodbye_than_usual_has_the_message_all_the_same(inbox, monkeypatch, goodbye):
    # smtplib raises for any answer to QUIT but 221, also where the message was accepted.
    async def say(*_):
        return goodbye

    monkeypatch.setattr(TroubledMailbox, "handle_QUIT", say, raising=False)

    receipt = inbox.notifier.send(MESSAGE)

    assert [each["Message-ID"] for each in inbox.mailbox.messages] == [receipt.reference]


def test_a_refusal_stays_one_however_the_server_says_goodbye(inbox, monkeypatch):
    async def say(*_):
        return "250 OK"

    monkeypatch.setattr(TroubledMailbox, "handle_QUIT", say, raising=False)
    inbox.mailbox.refuse["duty@example.org"] = "550 no such user"

    error = failure(inbox)

    assert error.permanent
    assert "no such user" in str(error)


def test_a_recipient_that_a_server_takes_without_checking_is_taken(inbox, monkeypatch):
    async def take(_self, _server, _session, envelope, address, _options):
        envelope.rcpt_tos.append(address)
        return "252 cannot verify, will try"

    monkeypatch.setattr(TroubledMailbox, "handle_RCPT", take)

    inbox.notifier.send(MESSAGE)

    assert len(inbox.mailbox.messages) == 1


@pytest.mark.parametrize("host", ["mail..example.org", ".mail", f"{'m' * 64}.example.org"])
def test_a_host_that_is_no_name_is_an_error_in_words(tmp_path, host):
    config = Settings(name="I", kind="email", to=["a@b.c"], host=host, **{"from": "w@b.c"})

    with pytest.raises(DeliveryError, match="Correct the host"):
        notifiers.make(config, "a@b.c", lambda name: tmp_path / name).send(MESSAGE)

    assert [setting for setting, _, _ in config.impossible()] == ["host"]


@pytest.mark.parametrize(
    "host", ["localhost", "mail.example.org.", "mx_1.intern", "10.0.0.1", "fe80::1%eth0", "exämple.org"]
)
def test_what_may_be_a_host_is_not_odd(host):
    config = Settings(name="I", kind="email", to=["a@b.c"], host=host, **{"from": "w@b.c"})

    assert not [*config.oddities()]


def test_several_servers_for_one_host_are_none():
    config = Settings(name="I", kind="email", to=["a@b.c"], host="mx1.b.c, mx2.b.c", **{"from": "w@b.c"})

    assert [*config.impossible()] == [("host", "it is several servers' names.", 'Write host = "mx1.b.c".')]


def test_a_server_without_tls_is_said_in_words(tmp_path):
    with TroubledMailbox() as mailbox:
        keys = {"host": "127.0.0.1", "port": mailbox.port, "security": "tls"}
        config = Settings(name="I", kind="email", to=["a@b.c"], **{"from": "w@b.c"}, **keys)

        with pytest.raises(DeliveryError, match='Write security = "starttls"'):
            notifiers.make(config, "a@b.c", lambda name: tmp_path / name).send(MESSAGE)


def test_a_server_that_is_down_got_nothing(inbox):
    inbox.mailbox.__exit__()

    error = failure(inbox)

    assert not error.unknown
    assert not error.permanent


def test_a_subject_cannot_begin_a_header_of_its_own(inbox):
    inbox.notifier.send(Message("k", Severity.NOTE, "Trafford:\r\nBcc: all@example.org", ()))

    (mail,) = inbox.mailbox.messages
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Trafford: Bcc: all@example.org"


def test_tls_that_cannot_be_verified_is_not_used(tmp_path):
    with TroubledMailbox() as mailbox:
        config = settings(mailbox, security="starttls")

        with pytest.raises(DeliveryError):
            notifiers.make(config, "duty@example.org", lambda name: tmp_path / name).send(MESSAGE)

        assert mailbox.messages == []


def test_the_picture_of_the_table_is_within_the_message_with_the_same_in_words(inbox):
    inbox.notifier.send(replace(MESSAGE, picture=PICTURE))

    (mail,) = inbox.mailbox.messages
    html = mail.get_body(("html",)).get_content()
    (picture,) = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert picture.get_content() == PICTURE.png
    assert f'src="cid:{picture["Content-ID"].strip("<>")}" width="600"' in html  # Outlook knows no max-width
    assert 'alt="The table on page 1. Help &amp; protection: inadequate."' in html
    assert "http" not in html.replace("https://files.ofsted.gov.uk/v1/file/1", "")


def test_a_message_without_a_picture_speaks_of_none(inbox):
    inbox.notifier.send(MESSAGE)

    (mail,) = inbox.mailbox.messages
    assert "<img" not in mail.get_body(("html",)).get_content()
    assert [part.get_content_type() for part in mail.walk() if not part.is_multipart()] == ["text/plain", "text/html"]


LONG = "a-trust-with-a-long-name.birminghamchildrenstrust.safeguarding.co.uk"
WORDS = "Bournemouth, Christchurch and Poole: INADEQUATE “überall” " + "and so on " * 12


@pytest.mark.parametrize("domain", ["example.org", "birminghamchildrenstrust.co.uk", LONG, f"{'d' * 63}.{LONG}"])
@pytest.mark.parametrize("summary", [MESSAGE.summary, WORDS, "Trafford: " + "x" * 300])
def test_every_header_is_well_formed_on_the_wire_however_long_the_domain(domain, summary):
    config = Settings(name="Inbox", kind="email", to=[f"duty@{domain}"], **{"from": f"ofsted-watch@{domain}"})
    deadline = Deadline("1", "Trafford", Awaited.ACTION_PLAN, date(2026, 11, 9), date(2026, 8, 3), "https://x.example")
    thread = message_id("first", domain)
    message = replace(MESSAGE, summary=summary, picture=PICTURE, thread=thread, deadlines=(deadline,))

    raw = compose(message, config, f"duty@{domain}", NOW).as_bytes()

    assert lint(raw) == []
    assert f"\r\nMessage-ID: {message_id('k1', domain)}\r\n".encode() in raw
    assert f"\r\nIn-Reply-To: {thread}\r\nReferences: {thread}\r\n".encode() in raw
    assert re.search(rb"\r\nContent-ID: <picture\.[0-9a-f]{40}@[a-z.-]+>\r\n", raw)


def test_the_linter_sees_what_the_usual_policy_does_to_long_identifiers():
    mail = EmailMessage(policy=SMTP)
    mail["In-Reply-To"] = message_id("k1", LONG)

    assert any("In-Reply-To" in each for each in lint(mail.as_bytes()))


def test_a_mail_bears_the_moment_of_its_sending_with_its_zone(inbox):
    before = datetime.now(UTC).replace(microsecond=0)

    inbox.notifier.send(MESSAGE)

    (raw,) = inbox.mailbox.raw
    assert lint(raw) == []
    assert before <= inbox.mailbox.messages[0]["Date"].datetime <= datetime.now(UTC)


@pytest.mark.parametrize(("answer", "permanent"), [("454 4.7.0 busy", False), ("535 5.7.8 wrong", True)])
def test_a_server_that_cannot_check_a_password_now_is_tried_again(tmp_path, answer, permanent):
    (tmp_path / "password").write_text("secret")
    mailbox = TroubledMailbox(authentication=answer)
    with mailbox:
        keys = {"host": "127.0.0.1", "port": mailbox.port, "username": "w", "password_file": "password"}
        config = Settings(name="Inbox", kind="email", to=["duty@example.org"], **{"from": "w@example.org"}, **keys)
        notifier = notifiers.make(config, "duty@example.org", lambda name: tmp_path / name)

        with pytest.raises(DeliveryError) as raised:
            notifier.send(MESSAGE)

    assert raised.value.permanent is permanent
    assert not raised.value.unknown
    assert "secret" not in str(raised.value)
    assert not permanent or "wrong" in str(raised.value)


def logged_in(tmp_path, mailbox, name, password):
    (tmp_path / "password").write_text(password)
    keys = {"host": "127.0.0.1", "port": mailbox.port, "username": name, "password_file": "password"}
    config = Settings(name="Inbox", kind="email", to=["duty@example.org"], **{"from": "w@example.org"}, **keys)
    notifiers.make(config, "duty@example.org", lambda file: tmp_path / file).send(MESSAGE)


def offers(monkeypatch, way):
    """Let the mail server offer one way to log in."""

    async def say(_self, _server, session, _envelope, hostname, _responses):
        session.host_name = hostname
        return ["250-mail.example.org", f"250-AUTH {way}", "250 HELP"]

    monkeypatch.setattr(TroubledMailbox, "handle_EHLO", say, raising=False)


@pytest.mark.parametrize("way", ["PLAIN", "LOGIN"])
def test_a_password_may_have_a_pound_sign(tmp_path, monkeypatch, way):
    given = []

    def check(_self, _server, _session, _envelope, _mechanism, data):
        from aiosmtpd.smtp import AuthResult

        given.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=True)

    monkeypatch.setattr(TroubledMailbox, "_authenticate", check)
    offers(monkeypatch, way)
    with TroubledMailbox(authentication="235 ok") as mailbox:
        logged_in(tmp_path, mailbox, "Zoë", "pa£word")

        assert given == [("Zoë", "pa£word")]
        assert len(mailbox.messages) == 1


def test_a_server_that_takes_no_password_is_said_with_what_it_takes(tmp_path, monkeypatch):
    offers(monkeypatch, "XOAUTH2")
    with (
        TroubledMailbox(authentication="235 ok") as mailbox,
        pytest.raises(DeliveryError, match="only XOAUTH2") as raised,
    ):
        logged_in(tmp_path, mailbox, "w", "secret")

    assert raised.value.permanent


@pytest.mark.parametrize(
    ("answer", "write"),
    [
        ("530 5.7.0 Must issue a STARTTLS command first", 'Write security = "starttls"'),
        ("530 5.7.57 Client not authenticated to send mail", "Add username and password_file."),
    ],
)
def test_a_server_that_wants_something_first_is_said_with_what_to_write(inbox, answer, write):
    inbox.mailbox.refuse["duty@example.org"] = answer

    error = failure(inbox)

    assert error.permanent
    assert write in str(error)


def test_a_server_that_offers_no_login_is_said_in_the_words_of_the_config(tmp_path):
    with TroubledMailbox() as mailbox, pytest.raises(DeliveryError, match="Look at security and port") as raised:
        logged_in(tmp_path, mailbox, "w", "secret")

    assert raised.value.permanent


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (smtplib.SMTPConnectError(421, b"too many"), "takes no mail from this machine now: too many (421)"),
        (smtplib.SMTPConnectError(554, b"listed"), "takes no mail from this machine: listed (554)"),
        (smtplib.SMTPHeloError(550, b"bad name"), "refuses the greeting: bad name (550)"),
        (smtplib.SMTPDataError(250, b"ok"), "refuses to be given the message: ok (250)"),
        (smtplib.SMTPResponseException(500, b"what"), "refuses to begin with encryption: what (500)"),
        (smtplib.SMTPNotSupportedError("STARTTLS extension not supported by server."), "offers no encryption"),
        (socket.gaierror(-2, "Name or service not known"), "its name can't be found"),
        (socket.gaierror(-3, "Temporary failure in name resolution"), "no name server says where it is"),
        (smtplib.SMTPServerDisconnected("Connection unexpectedly closed: timed out"), "did not answer in time"),
        (ConnectionRefusedError(111, "Connection refused"), "nothing answers at this port"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "no way leads there (Network is unreachable)"),
        (TimeoutError("timed out"), "did not answer in time"),
    ],
)
def test_a_conversation_that_fails_says_at_which_step_and_in_words(inbox, error, said):
    found = inbox.notifier._failure(error, handed_over=False)

    assert said in str(found)
    assert "[Errno" not in str(found)


def test_an_address_in_brackets_is_for_links():
    config = Settings(name="I", kind="email", to=["d@example.org"], host="[::1]:25", **{"from": "w@example.org"})

    (odd,) = config.impossible()
    assert odd[2] == 'Write host = "::1" and port = 25.'


@pytest.mark.parametrize(
    ("machine", "greets"), [("alerts.council.example", "alerts.council.example"), ("srv_01.local", "[127.0.0.1]")]
)
def test_a_machine_whose_name_is_none_by_the_rules_greets_with_its_address(inbox, monkeypatch, machine, greets):
    heard = []

    async def strict(_self, _server, session, _envelope, name, responses):
        session.host_name = name
        heard.append(name)
        return ["501 Syntactically invalid EHLO argument(s)"] if "_" in name else responses

    monkeypatch.setattr(TroubledMailbox, "handle_EHLO", strict, raising=False)
    monkeypatch.setattr(socket, "getfqdn", lambda: machine)

    inbox.notifier.send(MESSAGE)

    assert heard == [greets]
