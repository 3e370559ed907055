from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

import notifiers
from notifiers.email import Settings, message_id
from notifiers.notifier import DeliveryError
from watcher.demo.mailbox import DROP, Mailbox
from watcher.model.alerts import Link, Message, Section, Severity
from watcher.model.documents import Evidence, Picture

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


PICTURE = Picture(1, "The table on page 1. Help & protection: inadequate.", b"\x89PNG of a table")


@pytest.fixture
def inbox(tmp_path):
    with Mailbox() as mailbox:
        config = Settings(
            name="Inbox",
            kind="email",
            to=["duty@example.org"],
            host="127.0.0.1",
            port=mailbox.port,
            **{"from": "watch@example.org"},
        )
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
    assert "Too <slow>. (page 1)" in plain
    assert "Too &lt;slow&gt;." in html
    assert '<html lang="en-GB">' in html
    assert "https://files.ofsted.gov.uk/v1/file/1" in plain


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


def test_a_connection_lost_after_the_message_was_handed_over_is_unknown(inbox):
    inbox.mailbox.store_first = True
    inbox.mailbox.instead.append(DROP)

    assert failure(inbox).unknown
    assert len(inbox.mailbox.messages) == 1


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
    with Mailbox() as mailbox:
        config = Settings(
            name="Inbox",
            kind="email",
            to=["duty@example.org"],
            host="127.0.0.1",
            port=mailbox.port,
            security="starttls",
            **{"from": "watch@example.org"},
        )

        with pytest.raises(DeliveryError):
            notifiers.make(config, "duty@example.org", lambda name: tmp_path / name).send(MESSAGE)

        assert mailbox.messages == []


def test_the_picture_of_the_table_is_within_the_message_with_the_same_in_words(inbox):
    inbox.notifier.send(replace(MESSAGE, picture=PICTURE))

    (mail,) = inbox.mailbox.messages
    html = mail.get_body(("html",)).get_content()
    (picture,) = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert picture.get_content() == PICTURE.png
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in html
    assert 'alt="The table on page 1. Help &amp; protection: inadequate."' in html
    assert "http" not in html.replace("https://files.ofsted.gov.uk/v1/file/1", "")


def test_a_message_without_a_picture_speaks_of_none(inbox):
    inbox.notifier.send(MESSAGE)

    (mail,) = inbox.mailbox.messages
    assert "<img" not in mail.get_body(("html",)).get_content()
    assert [part.get_content_type() for part in mail.walk() if not part.is_multipart()] == ["text/plain", "text/html"]
