"""The page as it is served: a process of its own, asked over HTTP."""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager

import forked_page
import httpx2

from watcher.service.cycle import once
from watcher.store.polled import sources


def free_port():
    """Find a port that no other process gets: it stays bound, with nobody listening, for as long as this one lives."""
    free = socket.socket()
    free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # so that whoever is to have it can listen there
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.detach()
    return port


def settled(town):
    """Let the service run once with the town's config, as the page wants it: kept as the one in force, and alive."""
    with town.service() as service:
        service.begin()
        happened = once(service, everything=True)
        with service.store.begin() as tx:
            sources.note_alive(tx, town.clock.now())
    return happened


@contextmanager
def serving(config):
    """Run the page's process for a config while the block lasts; the client asks it."""
    with (
        forked_page.running(config),
        httpx2.Client(base_url=f"http://127.0.0.1:{config.page.port}", timeout=60) as client,
    ):
        until_it_listens(client)
        yield client


def until_it_serves(process, config, client):
    """Ask at the page's port, have its process looked after once, and wait until it answers."""
    process.tend(config)
    with socket.create_connection((config.page.host, config.page.port)):
        process.tend(config)
        return until_it_listens(client)


def until_it_listens(client):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            return client.get("/style.css")
        except httpx2.ConnectError:
            time.sleep(0.05)
    raise AssertionError("the page did not come up")


def until_it_shows(client, address, words):
    """Ask until an answer has these words: what was shown just now may be shown a moment longer."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        shown = client.get(address).text
        if words in shown:
            return shown
        time.sleep(0.05)
    raise AssertionError(f"{address} did not come to show {words}")
