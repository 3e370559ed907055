from __future__ import annotations

import socket

import httpx2
from paged import free_port, until_it_listens
from town import HandClock

from watcher.config.check import load
from watcher.service.page_process import PageProcess


def test_a_port_that_is_taken_costs_the_page_and_nothing_else(town, capfd):
    port = free_port()
    town.more = f'[page]\nlisten = "127.0.0.1:{port}"'
    town.configure()
    config, clock = load(town.config), HandClock()
    process = PageProcess(clock)
    with socket.create_server(("127.0.0.1", port)):
        started = []
        for _ in range(3):
            process.tend(config)
            if process._process and process._process not in started:
                started.append(process._process)
                process._process.wait(20)
            clock.pass_(seconds=5)
    process.tend(config)
    clock.pass_(minutes=5)

    process.tend(config)
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        until_it_listens(client)
    process.stop()

    assert len(started) == 2
    assert f"can't listen on 127.0.0.1:{port}" in capfd.readouterr().err
