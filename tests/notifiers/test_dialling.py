"""Mail servers and Slack on networks whose IPv6 leads nowhere: simulated, as every machine's own is another."""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress

import pytest
from troubled_mailbox import TroubledMailbox
from troubled_slack import TroubledWorkspace

from notifiers import dialling
from notifiers.cut_off import CutOff, cut_off_after
from notifiers.slack.direct import DirectClient
from notifiers.smtp import Timed
from watcher.demo import slack
from watcher.model.address_families import AddressFamilies

V4, V6 = socket.AF_INET, socket.AF_INET6


@contextmanager
def dead_ipv6(cut=None):
    """List the families that are tried: names have three addresses of IPv6, which is dead, and one of IPv4."""
    families, here = [], socket.socket.connect

    def connect(its, address):
        families.append(its.family)
        if its.family == V6:
            if cut:
                cut.cut()
            raise TimeoutError("timed out")
        here(its, address)

    def addresses(_host, port, *_, **__):
        six = [(V6, 1, 6, "", (f"::{each}", port, 0, 0)) for each in (1, 2, 3)]
        return [*six, (V4, 1, 6, "", ("127.0.0.1", port))]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(dialling, "_FAMILIES", AddressFamilies())
        patched.setattr(socket.socket, "connect", connect)
        patched.setattr(socket, "getaddrinfo", addresses)
        yield families


def test_a_mail_server_is_reached_in_time_and_then_at_once():
    with TroubledMailbox() as mailbox, dead_ipv6() as tried:
        for _ in range(2):
            with cut_off_after(10) as cut:
                Timed(cut, "mail.example", mailbox.port, 10).close()

    assert tried == [V6, V4, V4]


def test_so_is_slack():
    workspace = TroubledWorkspace()
    with slack.serve(workspace) as server, dead_ipv6() as tried:
        client = DirectClient(workspace.token, f"{server.base_url.replace('127.0.0.1', 'localhost')}/api/")
        for _ in range(2):
            client.auth_test()

    assert tried == [V6, V4, V4]


def test_a_conversation_that_is_cut_off_tries_no_further_address():
    cut = CutOff()

    with dead_ipv6(cut) as tried, pytest.raises(TimeoutError):
        dialling.dialled(cut, "mail.example", 25, 10)

    assert tried == [V6]


def test_families_take_turns_and_the_one_that_answered_begins():
    families = AddressFamilies()
    addresses = [(V6, "a"), (V6, "b"), (V4, "c"), (V4, "d"), (V4, "e")]

    def tried(host, addresses, until=None):
        knocked = []

        def knock(_family, address):
            knocked.append(address)
            if address != until:
                raise ConnectionRefusedError
            return address

        with suppress(ConnectionRefusedError):
            assert families.first_that_answers(host, addresses, knock) == until
        return knocked

    assert tried("mail.example", addresses) == ["a", "c", "b", "d", "e"]
    assert tried("mail.example", addresses, until="c") == ["a", "c"]
    assert tried("mail.example", addresses) == ["c", "a", "d", "b", "e"]
    assert tried("mail.example", addresses[:2]) == ["a", "b"]
    assert tried("other.example", addresses) == ["a", "c", "b", "d", "e"]
