"""A server that answers a letter at a time never runs into a time-out that counts from the last letter."""

from __future__ import annotations

import socket
import threading
from contextlib import ExitStack, contextmanager

import pytest

import notifiers
from notifiers import cut_off, email
from notifiers.cut_off import cut_off_after
from notifiers.notifier import DeliveryError
from notifiers.slack import channel, direct
from watcher.model.alerts import Message, Severity

MESSAGE = Message("k1", Severity.CRITICAL, "Trafford: INADEQUATE leaders", ())


@contextmanager
def dripping(text):
    """A server that says a letter every 50 ms, for as long as anybody listens: nobody hears its last one."""
    ended, all_said = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            client, _ = server.accept()
            with client:
                try:
                    for letter in text:
                        client.sendall(letter.encode())
                        if ended.wait(0.05):
                            return
                    all_said.set()
                except OSError:
                    return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        ended.set()
        thread.join()
        assert not all_said.is_set(), "it was listened to for minutes"


def failure(settings, tmp_path):
    (address,) = notifiers.addresses(settings)
    with pytest.raises(DeliveryError) as raised:
        notifiers.make(settings, address, lambda name: tmp_path / name).send(MESSAGE)
    return raised.value


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_mail_server_that_greets_a_letter_at_a_time_is_cut_off(tmp_path, monkeypatch, security):
    monkeypatch.setattr(email, "SECONDS_IN_ALL", 0.4)
    with dripping("220 mail.example.org " + "o" * 5_000) as port:
        told = {"to": ["duty@example.org"], "from": "watch@example.org"}
        settings = email.Settings(name="Inbox", kind="email", host="127.0.0.1", port=port, security=security, **told)

        error = failure(settings, tmp_path)

    assert not error.permanent
    assert not error.unknown  # nothing was handed over
    if security != "tls":  # there the drip is no TLS and refused at its first letters
        assert "took longer than" in str(error)


def test_a_slack_whose_headers_come_a_letter_at_a_time_is_cut_off_and_looked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(direct, "SECONDS_IN_ALL", 0.4)
    (tmp_path / "token").write_text("xoxb-1")
    with dripping("HTTP/1.1 200 OK\r\nX-Slow: " + "o" * 5_000) as port:
        api = f"http://127.0.0.1:{port}/api/"
        settings = channel.Settings(
            name="Channel", kind="slack", channel="C0123456789", token_file="token", api_url=api
        )

        error = failure(settings, tmp_path)

    assert error.unknown


def test_whoever_lasts_too_long_is_cut_though_another_may_last_longer_and_one_thread_sees_to_all():
    ours, theirs = socket.socketpair()
    before = threading.active_count()
    with ours, theirs, ExitStack() as held:
        for _ in range(5):
            held.enter_context(cut_off_after(60))
        short = held.enter_context(cut_off_after(0.05))
        short.watch(ours)
        theirs.settimeout(30)

        assert theirs.recv(1) == b""
        assert (short.over, threading.active_count() - before <= 1) == (True, True)


def test_where_no_thread_can_be_begun_the_next_conversation_begins_it(monkeypatch):
    def none_left(_):
        raise RuntimeError

    monkeypatch.setattr(cut_off, "_WATCH", cut_off._Watch())
    with monkeypatch.context() as short, pytest.raises(RuntimeError), ExitStack() as held:
        short.setattr(threading.Thread, "start", none_left)
        held.enter_context(cut_off_after(60))

    ours, theirs = socket.socketpair()
    with ours, theirs, cut_off_after(0.05) as lasts:
        lasts.watch(ours)
        theirs.settimeout(30)

        assert theirs.recv(1) == b""


def test_a_connection_that_is_made_just_as_its_conversation_is_cut_off_is_ended_too():
    ours, theirs = socket.socketpair()
    with ours, theirs, cut_off_after(60) as conversation:
        theirs.settimeout(20)
        conversation.cut()
        conversation.watch(ours)

        assert theirs.recv(1) == b""
