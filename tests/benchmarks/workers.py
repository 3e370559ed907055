"""Workers on one PostgreSQL: a start, deliveries a second where a send takes 0.3 s, and how often a host is asked.

Usage: workers.py [WORKERS …] [--engine KIND] [--messages N] [--receivers N] [--forked]. It needs Debian's postgresql;
--engine procrastinate (as it is without it) needs the extra `workers`. With --forked they are those of one parent.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Lock, Thread
from typing import ClassVar

sys.path.insert(0, str(Path(__file__).parent))

from many_processes import Forked, Outcome, Workers, wait, world  # which puts the checkout on the path
from sqlalchemy import func, select

from watcher.model.alerts import Message, Severity
from watcher.store.database import Store
from watcher.store.tables.alerts import delivery
from watcher.store.told import outbox
from watcher.store.told.deliveries import NewDelivery

SEND_SECONDS, SPACING = 0.3, 0.5
TICKS = os.sysconf("SC_CLK_TCK")
RECEIVER = """
[[receiver]]
name       = "Channel {number}"
kind       = "slack"
channel    = "C{number:010}"
token_file = "slack-token"
api_url    = "http://127.0.0.1:{port}/api/"
"""


class Moments(list):
    """What was asked of a site, and when."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[float] = []

    def append(self, request: object) -> None:
        """Note a request."""
        self.at.append(time.monotonic())
        super().append(request)

    @property
    def closest(self) -> float:
        """The shortest time between the beginnings of two requests, in seconds."""
        return min((after - before for before, after in pairwise(self.at)), default=0.0)


class SlowSlack(BaseHTTPRequestHandler):
    """Takes any message after a while, and counts how often each text came."""

    seen: ClassVar[dict[bytes, int]] = {}
    moments: ClassVar[list[float]] = []
    lock = Lock()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        time.sleep(SEND_SECONDS)
        with self.lock:
            self.seen[body] = self.seen.get(body, 0) + 1
            self.moments.append(time.monotonic())
        answer = b'{"ok": true, "ts": "1.1", "channel": "C1"}'
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Listener(ThreadingHTTPServer):
    """Takes as many at once as the workers have lanes: whose connection is dropped comes again after 1 to 31 s."""

    daemon_threads, request_queue_size = True, 256


def tried(url: str) -> str:
    """Say how long the longest send took, and how many were tried more than once."""
    store = Store(url)
    with store.look() as tx:
        longest = tx.execute(select(func.max(delivery.c.sent_at - delivery.c.claimed_at))).scalar_one()
        again = tx.execute(
            select(func.count()).where(delivery.c.attempts > 1, delivery.c.key.like("key-%"))
        ).scalar_one()
    store.close()
    return f"longest send {longest.total_seconds():.1f} s, {again} tried again"


def cpu(pid: int) -> float:
    """Say how many seconds of processor time a process and the children that it waited for have taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / TICKS


def watching(logs: Path) -> int:
    """Count the workers that have said that they are at work."""
    return sum(each.read_text().count('"watching"') for each in logs.glob("worker-*.log"))


def measure(
    count: int, engine: str, messages: int, receivers: int, *, forked: bool = False, seconds: int = 15
) -> Outcome:
    """Run one world with so many workers, and print what came of it."""
    SlowSlack.seen, SlowSlack.moments = {}, []
    with ExitStack() as held:
        slack = Listener(("127.0.0.1", 0), SlowSlack)
        Thread(target=slack.serve_forever, daemon=True).start()
        town, server = held.enter_context(world(["Trafford", "Wirral"], engine))
        asked = town.reports.requests = Moments()
        text = town.config.read_text().replace("seconds_between_requests = 0", f"seconds_between_requests = {SPACING}")
        made = (RECEIVER.format(number=number, port=slack.server_address[1]) for number in range(receivers))
        town.config.write_text(text + "".join(made))
        with closing(Store(server.url, wakes=engine != "inline")) as store:
            store.migrate()  # once for all, and not a worker's start
        command = "run" if engine == "inline" else "worker"
        running = Forked(town.config, count) if forked else Workers(town.config, count, command)
        try:
            logs = town.config.parent
            assert wait(lambda: watching(logs) == count, 120), "they did not start"
            started = sum(map(cpu, running.with_parents)) / count
            wait(lambda: any("/search" in each.path for each in town.reports.requests), 60)
            time.sleep(seconds)
            before, idle = sum(map(cpu, running.with_parents)), len(asked)
            store = Store(server.url, wakes=engine != "inline")
            now = datetime.now(UTC)
            with store.begin() as tx:
                for number in range(messages):
                    said = Message(f"key-{number}", Severity.WARNING, f"Message {number}", ())
                    name, address = f"Channel {number % receivers}", f"C{number % receivers:010}"
                    outbox.queue(tx, NewDelivery(said, f"story {number}", name, address), now)
            store.close()
            wait(lambda: len(SlowSlack.moments) >= messages, 300)
            took = SlowSlack.moments[-1] - SlowSlack.moments[0]
            spent = sum(map(cpu, running.with_parents)) - before
            time.sleep(2)
            sends = tried(server.url)
        finally:
            running.stop()
        slack.shutdown()
        slack.server_close()
        found = Outcome(
            lost=messages - len(SlowSlack.seen),
            repeated=sum(each - 1 for each in SlowSlack.seen.values()),
            troubles=running.troubles(),
        )
        print(
            f"{count} workers | start {started:.2f} s CPU | {len(SlowSlack.moments) / took:5.1f} deliveries a second, "
            f"{1000 * spent / messages:.1f} ms CPU each, {sends} | lost {found.lost}, repeated {found.repeated} | "
            f"requests to the site in its first {seconds} s {idle}, at least {asked.closest:.2f} s apart "
            f"(asked for: {SPACING}) | troubles {found.troubles}",
            flush=True,
        )
        return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("workers", nargs="*", type=int, default=[1, 2, 4])
    asked.add_argument("--engine", default="procrastinate", choices=["inline", "procrastinate"])
    asked.add_argument("--messages", type=int, default=1600)
    asked.add_argument("--receivers", type=int, default=400)  # each takes one message a second
    asked.add_argument("--forked", action="store_true", help="the workers are those of one parent")
    given = asked.parse_args()
    for each in given.workers:
        measure(each, given.engine, given.messages, given.receivers, forked=given.forked)


if __name__ == "__main__":
    main()
