from __future__ import annotations

import json
import os
import socket
import subprocess
import sys

import httpx2
import pytest
from paged import free_port, until_it_serves
from structlog.testing import capture_logs
from town import HandClock

from watcher.config.check import load
from watcher.service import page_process
from watcher.service.page_process import COMMAND, PORT_TRIED_EVERY, RESTED, PageProcess, asked_of, open_port


@pytest.mark.usefixtures("everything_logged")
def test_a_port_that_is_taken_is_said_once_and_taken_when_it_is_free(town):
    port = free_port()
    town.more = f'[page]\nlisten = "127.0.0.1:{port}"'
    town.configure()
    config, clock = load(town.config), HandClock()
    process = PageProcess(clock)
    with capture_logs() as logged:
        with socket.create_server(("127.0.0.1", port)):
            for _ in range(3):
                process.tend(config)
                clock.pass_(seconds=PORT_TRIED_EVERY)
            assert process._port is None

        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            until_it_serves(process, config, client)
        process.stop()

    assert [each["log_level"] for each in logged] == ["warning", "info"]
    assert f"can't listen on 127.0.0.1:{port}" in logged[0]["event"]


@pytest.fixture
def paged(town):
    """Give a config with a page, what keeps its process, and how to ask it."""
    town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
    town.configure()
    config, process = load(town.config), PageProcess(HandClock())
    with httpx2.Client(base_url=f"http://127.0.0.1:{config.page.port}", timeout=60) as client:
        yield config, process, client
    process.stop()


def test_there_is_no_process_until_somebody_asks_and_it_answers_who_asked(paged):
    config, process, _client = paged
    process.tend(config)
    process.tend(config)
    before = process.is_due(), process._process

    with socket.create_connection((config.page.host, config.page.port)) as asking:
        due = process.is_due()
        process.tend(config)
        asking.sendall(b"GET /style.css HTTP/1.0\r\nHost: localhost\r\n\r\n")
        answer = asking.recv(12)
        group = os.getpgid(process._process.pid)

    assert before == (False, None)
    assert group == process._process.pid, "Ctrl-C in the service's terminal would end it with a traceback"
    assert due
    assert not process.is_due(), "somebody is there to answer"
    assert answer == b"HTTP/1.1 200"


def test_a_page_that_rests_is_started_when_somebody_asks_again_and_nobody_hears_of_it(paged):
    config, process, client = paged
    process.tend(config)
    process._process = at_rest = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE)
    at_rest.wait(20)

    with capture_logs() as logged:
        process.tend(config)
        rests = process._process is None
        until_it_serves(process, config, client)

    assert rests
    assert logged == []


def test_a_page_that_nobody_asks_ends_without_an_error(paged):
    config, _process, _client = paged
    asked = {**json.loads(asked_of(config)), "rests_after": 0}

    with (
        open_port(config.page) as port,
        subprocess.Popen([*COMMAND, str(port.fileno())], stdin=subprocess.PIPE, pass_fds=[port.fileno()]) as page,
    ):
        page.stdin.write(json.dumps(asked).encode() + b"\n")
        page.stdin.flush()
        status = page.wait(60)

    assert status == RESTED


def test_a_page_that_broke_is_started_again_and_that_is_an_error(paged):
    config, process, client = paged
    until_it_serves(process, config, client)
    first = process._process
    first.kill()
    first.wait(20)

    with capture_logs() as logged:
        until_it_serves(process, config, client)
    second = process._process

    assert second is not first
    assert [each["log_level"] for each in logged] == ["error"]


def test_at_the_port_of_a_page_that_breaks_again_and_again_nobody_waits_for_an_answer(paged):
    config, process, client = paged
    for _ in range(2):
        until_it_serves(process, config, client)
        process._process.kill()
        process._process.wait(20)
        process.tend(config)

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((config.page.host, config.page.port))


def test_another_page_in_the_config_takes_the_place_of_the_one_that_serves(paged, town, monkeypatch):
    monkeypatch.setattr(page_process, "STOPPED_WITHIN", 60.0)  # a busy machine may need longer than it has
    config, process, client = paged
    until_it_serves(process, config, client)
    first = process._process
    town.more += '\nhosts = ["watch.example.org"]'
    town.configure()

    until_it_serves(process, load(town.config), client)

    assert first.returncode == RESTED
    assert process._process is not first


def test_one_that_ended_before_it_was_told_what_to_show_is_started_again_like_any_that_ends(paged, monkeypatch):
    config, process, _client = paged

    class Ended(subprocess.Popen):
        def __init__(self, *command, **options):
            super().__init__(*command, **options)
            self.wait()

    monkeypatch.setattr(page_process, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    monkeypatch.setattr(page_process.subprocess, "Popen", Ended)
    process.tend(config)
    with socket.create_connection((config.page.host, config.page.port)), capture_logs() as logged:
        process.tend(config)
        process.tend(config)

    assert [each["status"] for each in logged] == [3]
