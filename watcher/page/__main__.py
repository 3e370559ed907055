"""The page's own process: started by the service, told on stdin what to show, and gone when the service is."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn

from watcher import logs
from watcher.page.app import application
from watcher.page.connections import MOST_AT_ONCE, GivingWay
from watcher.page.door import Door
from watcher.page.site import Site
from watcher.store.database import Store
from watcher.timing.clock import SystemClock

GIVING_WAY = 10
"""How much the page gives way to the watching when both want the processor (`nice`)."""


class _Server(uvicorn.Server):
    """Looks once a second whether it is to end, and what the time is, where uvicorn looks ten times."""

    async def main_loop(self) -> None:
        while not await self.on_tick(counter=0):
            await asyncio.sleep(1.0)


def serve(asked: dict[str, Any]) -> None:
    """Serve the page until stdin ends."""
    os.nice(GIVING_WAY)
    logs.set_up_unless_done()
    clock = SystemClock()
    file = asked["password_file"]
    hosts = asked["hosts"]
    door = Door(clock, frozenset(hosts) if hosts else None, Path(file) if file else None, asked["user_header"])
    site = Site(Store(asked["store_url"]), Path(asked["config"]), clock, login=door.asks)
    server = _Server(
        uvicorn.Config(
            application(site, door),
            http=GivingWay,
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_AT_ONCE,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=2,
        )
    )

    def stop_with_the_service() -> None:
        sys.stdin.read()
        server.should_exit = True

    threading.Thread(target=stop_with_the_service, daemon=True).start()
    server.run([_listening(asked["host"], asked["port"])])


def _listening(host: str, port: int) -> socket.socket:
    """Open the page's port, or end with a sentence: the service goes on, and starts the page again later."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        sentence = f"The page can't listen on {host}:{port}: {error.strerror}. Is another program using that port?"
        raise SystemExit(sentence) from error


if __name__ == "__main__":
    serve(json.loads(sys.stdin.readline()))
