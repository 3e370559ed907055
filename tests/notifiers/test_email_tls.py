from __future__ import annotations

import ssl
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from paged import free_port

import notifiers
from notifiers.email import Settings
from notifiers.notifier import DeliveryError
from watcher.demo.mailbox import Mailbox
from watcher.model.alerts import Message, Severity

MESSAGE = Message("k1", Severity.CRITICAL, "Trafford: help and protection inadequate", ())


@pytest.fixture(params=["starttls", "tls"])
def server(request, authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.certificate, authority.key)
    mailbox = Mailbox()
    secured = {"starttls": {"tls_context": context, "require_starttls": True}, "tls": {"ssl_context": context}}
    where = {"hostname": "localhost", "port": free_port(), "ready_timeout": 60}
    controller = Controller(mailbox, **where, **secured[request.param])
    controller.start()
    yield SimpleNamespace(mailbox=mailbox, port=controller.port, security=request.param)
    controller.stop()


def notifier(server, tmp_path, host="localhost"):
    keys = {"host": host, "port": server.port, "security": server.security, "from": "watch@example.org"}
    config = Settings(name="Inbox", kind="email", to=["duty@example.org"], **keys)
    return notifiers.make(config, "duty@example.org", lambda name: tmp_path / name)


def test_a_server_whose_certificate_is_good_gets_the_message(server, authority, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))

    notifier(server, tmp_path).send(MESSAGE)

    assert [mail["Subject"] for mail in server.mailbox.messages] == [MESSAGE.summary]


def test_a_certificate_that_nobody_vouches_for_is_refused(server, tmp_path, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)

    with pytest.raises(DeliveryError, match="add that certificate to this machine") as raised:
        notifier(server, tmp_path).send(MESSAGE)

    assert not raised.value.unknown
    assert server.mailbox.messages == []


def test_a_certificate_for_another_name_is_refused(server, authority, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))

    with pytest.raises(DeliveryError):
        notifier(server, tmp_path, host="127.0.0.1").send(MESSAGE)

    assert server.mailbox.messages == []
