"""The page's own process: started by the service on its port, told on stdin what to show, gone when the service is."""

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


def serve(asked: dict[str, Any], port: int) -> None:
    """Serve the page on a port that is open, by its number as a file, until stdin ends."""
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
    server.run([socket.socket(fileno=port)])


def main(port: int) -> None:
    """Serve what stdin asks for; nothing where it ends before it asked, for then the service has."""
    asked = sys.stdin.readline()
    if asked:
        serve(json.loads(asked), port)


if __name__ == "__main__":
    main(int(sys.argv[1]))
