from __future__ import annotations

import socket

import pytest

from watcher.service import systemd
from watcher.service.watchdog import Pulse


@pytest.fixture
def manager(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listening


def test_systemd_is_told_in_one_datagram(manager):
    assert systemd.tell(systemd.READY, systemd.ALIVE)

    assert manager.recv(100) == b"READY=1\nWATCHDOG=1"


def test_without_systemd_nothing_is_told(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)

    assert not systemd.tell(systemd.READY)


def test_a_manager_that_has_gone_does_not_stop_the_watching(tmp_path, monkeypatch):
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))

    assert not systemd.tell(systemd.ALIVE)


def test_a_part_is_silent_when_it_gave_no_sign_of_life_for_longer_than_it_may():
    pulse = Pulse()
    pulse.expect("outbox", within=60, now=0)
    pulse.expect("Ofsted", within=600, now=0)

    pulse.beat("Ofsted", now=50)

    assert pulse.silent(now=60) == ()
    assert pulse.silent(now=61) == ("outbox",)
    assert pulse.silent(now=651) == ("outbox", "Ofsted")
