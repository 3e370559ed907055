"""The page's own process: started by the service, told on stdin what to show, and gone when the service is."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

import uvicorn

from watcher.page.app import application
from watcher.page.site import Site
from watcher.store.database import Store
from watcher.timing.clock import SystemClock

MOST_AT_ONCE = 500
GIVING_WAY = 10
"""How much the page gives way to the watching when both want the processor (`nice`)."""


def serve(asked: dict[str, str | None]) -> None:
    """Serve the page until stdin ends."""
    os.nice(GIVING_WAY)
    site = Site(Store(str(asked["store_url"])), Path(str(asked["config"])), SystemClock())
    app = application(site, visitors(asked["password_file"]), asked["user_header"])
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=str(asked["host"]),
            port=int(str(asked["port"])),
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
    server.run()


def visitors(file: str | None) -> dict[str, str]:
    """Read who may visit: a line `name:password` each."""
    if file is None:
        return {}
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    found = dict(line.strip().split(":", 1) for line in lines if ":" in line)
    if not found:
        sentence = f"{Path(file).name} names nobody. Write a line for each visitor: name:password"
        raise SystemExit(sentence)
    return found


if __name__ == "__main__":
    serve(json.loads(sys.stdin.readline()))
