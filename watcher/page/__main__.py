"""The page's own process: started by the service on its port, told on stdin what to show.

It ends when the service does, or when nobody has asked for a while.
"""

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
from watcher.page.resting import Resting
from watcher.page.site import Site
from watcher.store.database import Store
from watcher.timing.clock import Clock, SystemClock

GIVING_WAY = 10
"""How far the page gives way to the service when both want the processor (`nice`)."""


class _Server(uvicorn.Server):
    """Looks once a second whether it is to end, and what the time is, where uvicorn looks ten times."""

    def __init__(self, config: uvicorn.Config, resting: Resting, clock: Clock) -> None:
        super().__init__(config)
        self._resting, self._clock = resting, clock

    async def main_loop(self) -> None:
        while not (await self.on_tick(counter=0) or self._rests()):
            await asyncio.sleep(1.0)

    def _rests(self) -> bool:
        state = self.server_state
        return self._resting.is_time(answered=state.total_requests, busy=bool(state.tasks), now=self._clock.monotonic())


def serve(asked: dict[str, Any], port: int) -> None:
    """Serve the page on a port that is open, by its number as a file, until stdin ends or nobody asks."""
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
        ),
        Resting(asked["rests_after"]),
        clock,
    )

    def stop_with_the_service() -> None:
        # Not through sys.stdin: Python could not end by itself while a thread holds that.
        os.read(sys.stdin.fileno(), 1)
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
