from __future__ import annotations

import signal
import socket
import subprocess

import httpx2
import pytest
from paged import free_port, until_it_listens
from structlog.testing import capture_logs
from town import HandClock

from watcher import logs
from watcher.config.check import load
from watcher.service.page_process import PORT_TRIED_EVERY, PageProcess


def test_a_port_that_is_taken_is_said_once_and_taken_when_it_is_free(town):
    logs.set_up()  # as `run` does: whatever ran in this process before may have left warnings alone
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
            assert process._process is None

        process.tend(config)
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            until_it_listens(client)
        process.stop()

    assert [each["log_level"] for each in logged] == ["warning", "info"]
    assert f"can't listen on 127.0.0.1:{port}" in logged[0]["event"]


def test_a_page_that_ends_by_itself_is_started_again_and_that_is_an_error(town):
    town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
    town.configure()
    config, clock = load(town.config), HandClock()
    process = PageProcess(clock)
    process.tend(config)
    first = process._process
    first.kill()
    first.wait(20)

    with capture_logs() as logged:
        process.tend(config)
    second = process._process
    process.stop()

    assert second is not first
    assert [each["log_level"] for each in logged] == ["error"]


@pytest.fixture
def paged(town):
    """Give a config with a page, and how to ask it."""
    port = free_port()
    town.more = f'[page]\nlisten = "127.0.0.1:{port}"'
    town.configure()
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        yield load(town.config), client


def test_a_page_that_was_forked_serves_from_the_first_look_on_and_one_that_was_killed_is_replaced(paged):
    config, client = paged
    process = PageProcess(HandClock())
    process.fork(config)
    child = process._forked

    process.tend(config)
    until_it_listens(client)
    first = process._process
    first.kill()
    killed = first.wait(20)
    process.tend(config)
    until_it_listens(client)
    second = process._process
    process.stop()

    assert (first, killed) == (child, -signal.SIGKILL)
    assert isinstance(second, subprocess.Popen)


def test_a_page_that_was_forked_and_is_never_wanted_ends_with_the_service(paged):
    process = PageProcess(HandClock())
    process.fork(paged[0])
    child = process._forked

    process.stop()

    assert child.returncode == 0


def test_a_page_that_was_forked_for_another_config_is_not_used(paged, town):
    config, client = paged
    process = PageProcess(HandClock())
    process.fork(config)
    child = process._forked
    town.more += '\nhosts = ["watch.example.org"]'
    town.configure()

    process.tend(load(town.config))
    until_it_listens(client)
    another = process._process
    process.stop()

    assert child.returncode == 0
    assert isinstance(another, subprocess.Popen)
