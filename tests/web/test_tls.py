"""A council's own certificate authority, as its proxy and mail server have it, under the Python that is strict."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
from contextlib import closing
from types import SimpleNamespace

import pytest
import truststore
from aiosmtpd.controller import Controller
from town import HandClock

import notifiers
from notifiers.email import Settings
from notifiers.slack import direct
from watcher.demo.mailbox import Mailbox
from watcher.demo.server import Reply, Server
from watcher.model import tls
from watcher.model.alerts import Message, Severity
from watcher.service.heartbeat import Heartbeat
from watcher.web import connections
from watcher.web.client import FetchSettings, Web

OPEN = FetchSettings(allow_private_addresses=True)
SIGNED = "[v]\nsubjectAltName=DNS:localhost\n"
AUTHORITY = "[req]\ndistinguished_name=d\n[d]\n[v]\nbasicConstraints=CA:TRUE\n"
"""Not marked as critical, and without a key's name: Python 3.13.0 refuses it, 3.11.7 and 3.12.1 take it."""


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """An authority that doesn't keep to RFC 5280's letter, and a server's certificate signed by it."""
    folder = tmp_path_factory.mktemp("council")
    (folder / "authority.cnf").write_text(AUTHORITY)
    (folder / "signed.cnf").write_text(SIGNED)
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    by = "-CA ca.pem -CAkey ca.key"
    for arguments in (
        f"req -x509 {key} -days 2 -subj /CN=Council -config authority.cnf -extensions v -keyout ca.key -out ca.pem",
        f"req {key} -subj /CN=localhost -keyout key.pem -out asked.pem",
        f"x509 -req -in asked.pem {by} -CAcreateserial -days 2 -extfile signed.cnf -extensions v -out certificate.pem",
    ):
        subprocess.run(["openssl", *arguments.split()], check=True, capture_output=True, cwd=folder)
    return SimpleNamespace(authority=folder / "ca.pem", key=folder / "key.pem", certificate=folder / "certificate.pem")


@pytest.fixture
def served(council, monkeypatch):
    """Make what a server needs; this machine trusts the council, and every Python is as strict as 3.13."""
    python_s = ssl.create_default_context

    def strict(*arguments, **options):
        made = python_s(*arguments, **options)
        made.verify_flags |= ssl.VERIFY_X509_STRICT
        return made

    monkeypatch.setattr(ssl, "create_default_context", strict)
    monkeypatch.setenv("SSL_CERT_FILE", str(council.authority))
    connections._certificates.cache_clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(council.certificate, council.key)
    yield context
    connections._certificates.cache_clear()


def test_a_page_behind_the_council_s_proxy_is_read(served):
    with Server(lambda _: Reply(body=b"a page"), tls=served) as server, closing(Web(OPEN, HandClock())) as web:
        assert web.get(server.base_url.replace("127.0.0.1", "localhost")).body == b"a page"


def test_slack_is_told_through_the_council_s_proxy(served):
    with Server(lambda _: Reply(body=b'{"ok": true}'), tls=served) as server:
        address = server.base_url.replace("127.0.0.1", "localhost")
        client = direct.DirectClient(token="xoxb-1", base_url=f"{address}/api/")

        assert client.api_call("api.test")["ok"]


def test_the_dead_man_s_switch_is_reached_through_the_council_s_proxy(served):
    with Server(lambda _: Reply(), tls=served) as server:
        assert Heartbeat(server.base_url.replace("127.0.0.1", "localhost")).beat() is None


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_council_s_mail_server_is_told(served, security, tmp_path):
    mailbox = Mailbox()
    with mailbox:
        port = mailbox.port
    secured = {"starttls": {"tls_context": served, "require_starttls": True}, "tls": {"ssl_context": served}}
    controller = Controller(mailbox, hostname="localhost", port=port, **secured[security])
    controller.start()
    keys = {"host": "localhost", "port": port, "security": security, "from": "watch@example.org"}
    settings = Settings(name="Inbox", kind="email", to=["duty@example.org"], **keys)

    notifiers.make(settings, "duty@example.org", lambda name: tmp_path / name).send(
        Message("k1", Severity.CRITICAL, "Trafford: help and protection inadequate", ())
    )
    controller.stop()

    assert len(mailbox.messages) == 1


def test_chain_and_name_are_checked_all_the_same(served):
    made = tls.context()

    assert (made.verify_mode, made.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_elsewhere_than_on_linux_the_system_itself_is_asked_whom_it_trusts(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")

    assert isinstance(tls.context(), truststore.SSLContext)


def test_who_sends_loads_the_certificates_once_and_again_when_they_were_changed(council, tmp_path, monkeypatch):
    trusted = tmp_path / "trusted.pem"
    trusted.write_bytes(council.authority.read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))

    first, again, of_mail = tls.kept("Slack"), tls.kept("Slack"), tls.kept("e-mail")
    os.utime(trusted, (0, 0))

    assert again is first
    assert tls.kept("Slack") not in (first, of_mail)
    assert of_mail is not first
