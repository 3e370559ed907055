"""The service as systemd starts and ends it: a process of its own, told by signals."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from importlib import import_module

from town import TWO_INADEQUATE

from watcher import service as service_package
from watcher.demo.server import Reply
from watcher.service.signal_flag import SignalFlag

READY = b"READY=1"


@contextmanager
def running(town, monkeypatch):
    """Run the service until it says that it is ready; the listener hears what it tells systemd after that."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(town.folder / "notify"))
        listening.settimeout(60)
        monkeypatch.setenv("NOTIFY_SOCKET", str(town.folder / "notify"))
        command = [sys.executable, "-m", "watcher", "run", "--config", str(town.config)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        try:
            assert listening.recv(1000) == READY
            yield process, listening
        finally:
            process.kill()
            process.communicate()


def test_it_says_that_it_is_ready_then_that_it_is_alive_and_stops_at_a_signal(town, monkeypatch):
    with running(town, monkeypatch) as (process, systemd):
        assert systemd.recv(1000) == b"WATCHDOG=1"

        process.send_signal(signal.SIGTERM)

        assert process.wait(60) == 0


def test_the_message_in_hand_is_finished_before_it_stops(town, monkeypatch):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.workspace.instead.append((True, Reply(200, b'{"ok": true, "channel": "C0", "ts": "1.1"}', seconds=3)))
    with running(town, monkeypatch) as (process, systemd):
        while not town.posts:
            assert systemd.recv(1000)

        process.send_signal(signal.SIGTERM)
        ended = process.wait(60)
    town.once(everything=True)

    assert ended == 0
    assert len(town.posts) == 1


def test_a_site_that_hangs_does_not_keep_it_from_stopping(town, monkeypatch):
    town.reports.instead.extend([Reply(200, b"", seconds=300)] * 3)
    with running(town, monkeypatch) as (process, _systemd):
        process.send_signal(signal.SIGINT)

        assert process.wait(60) == 0


def test_a_worker_loads_nothing_that_listens_to_slack(town, monkeypatch):
    monkeypatch.setitem(sys.modules, "watcher.service.slack.slack_socket", None)  # to load it fails
    monkeypatch.setattr(service_package, "run", None, raising=False)  # or others would get the one that is loaded here
    monkeypatch.delitem(sys.modules, "watcher.service.run", raising=False)
    run = import_module("watcher.service.run").run
    stop = SignalFlag()
    stop.set()

    with town.service() as service:
        assert run(service, stop, only_work=True)
