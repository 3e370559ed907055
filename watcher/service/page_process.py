"""Keeps the page's process: a page that is busy, or breaks, must not delay an alert.

It is there while somebody looks: the service holds the page's port, starts the process when somebody asks there, and
the process ends by itself when nobody has asked for a while. Meanwhile whoever asks waits in the port's queue.
"""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

from watcher.config.blocks import LOOPBACK, Page
from watcher.timing.clock import Clock, SystemClock

if TYPE_CHECKING:
    from watcher.config.check import Config

COMMAND = (sys.executable, "-m", "watcher.page")
# A request in hand may end; systemd waits longer for the whole service, and then kills all.
STOPPED_WITHIN = 3.0
FIRST_WAIT, LONGEST_WAIT = 10.0, 300.0
"""A page that ends at once is started again after this many seconds, doubling."""
PORT_TRIED_EVERY = 10.0
"""Seconds until a port that is taken is tried again: a second service beside the first waits for its page's port."""
RESTS_AFTER = 600.0
"""Seconds after which a page that nobody asks for ends. It has some 50 MB, and is there again within two seconds."""
RESTED = 0
"""How a page ends that nobody asks for any more (`watcher.page.resting`)."""
# Whoever lives for a minute has started: only quick deaths in a row make the next start wait longer.
WELL_AFTER = 60.0


class PageProcess(Struct):
    """The page's process, if the config asks for one."""

    clock: Clock = field(default_factory=SystemClock)
    _port: socket.socket | None = None
    _process: subprocess.Popen[bytes] | None = None
    _asked: bytes = b""
    _started_at: float = 0.0
    _wait: float = 0.0
    _not_before: float = 0.0
    _cannot_listen: bool = False

    def is_due(self) -> bool:
        """Return whether somebody asks for the page, and nobody is there. It costs next to nothing."""
        port = self._port
        return port is not None and self._process is None and _is_asked(port)

    def tend(self, config: Config) -> None:
        """Start it when somebody asks, start it anew when it broke or is to be another, and end it when unwanted."""
        asked = asked_of(config)
        now = self.clock.monotonic()
        if asked != self._asked:
            self._wait, self._not_before = 0.0, now
            self.stop()
        elif self._process is not None and (status := self._process.poll()) is not None:
            self._ended(status, now)
        if config.page and self._port is None and now >= self._not_before:
            self._open(config.page, now)
        if self.is_due():
            self._start(asked, now)
        self._asked = asked

    def _ended(self, status: int, now: float) -> None:
        """Let go of a process that is gone. One that rests is started when somebody asks, one that broke in a while."""
        self._let_go()
        if status == RESTED:
            return
        # Nobody is to wait at a port where nobody answers for long.
        self._close()
        if now - self._started_at >= WELL_AFTER:
            self._wait = 0.0
        self._not_before = now + self._wait
        structlog.get_logger().error("the page ended; it is started again", status=status, seconds=self._wait)
        self._wait = min(max(FIRST_WAIT, 2 * self._wait), LONGEST_WAIT)

    def _open(self, page: Page, now: float) -> None:
        """Open its port. Of one that is taken it is said once, not at every try."""
        try:
            self._port = open_port(page)
        except OSError as error:
            if not self._cannot_listen:
                structlog.get_logger().warning(_cannot_listen(page, error), every_seconds=PORT_TRIED_EVERY)
            self._cannot_listen, self._not_before = True, now + PORT_TRIED_EVERY
            return
        if self._cannot_listen:
            structlog.get_logger().info("the page has its port now", port=page.port)
        self._cannot_listen = False

    def _start(self, asked: bytes, now: float) -> None:
        assert self._port is not None, "somebody asked there"
        port = self._port.fileno()
        command = [*COMMAND, str(port)]
        # In a group of its own: Ctrl-C is for the service, which ends it, and not for what is just being loaded here.
        made = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[port], process_group=0)  # noqa: S603 - our module
        self._process = made
        self._started_at = now
        assert made.stdin is not None, "it was started with a pipe"
        with suppress(BrokenPipeError):  # it has ended already, which is seen at the next look
            made.stdin.write(asked)
            made.stdin.flush()

    def stop(self) -> None:
        """End it, and close its port: it goes when its stdin ends, or is killed."""
        self._close()
        self._let_go()

    def _close(self) -> None:
        port, self._port = self._port, None
        if port:
            port.close()

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None, "it was started with a pipe"
        with suppress(BrokenPipeError):  # it ended before it was told everything
            process.stdin.close()
        try:
            process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_asked(port: socket.socket) -> bool:
    waiting = select.poll()
    try:
        waiting.register(port, select.POLLIN)
    except ValueError:  # it was closed just now, in another thread
        return False
    return bool(waiting.poll(0))


def open_port(page: Page) -> socket.socket:
    """Open the port that the page is served on; OSError where that can't be done."""
    family = socket.AF_INET6 if ":" in page.host else socket.AF_INET
    return socket.create_server((page.host, page.port), family=family, backlog=2048)


def _cannot_listen(page: Page, error: OSError) -> str:
    return (
        f"The page can't listen on {page.host}:{page.port}: {error.strerror}. This is as it should be where another "
        "ofsted-watch on this machine shows the page; else name another port, or end the program that uses this one."
    )


def asked_of(config: Config) -> bytes:
    """Write what the process reads on stdin, since a store's URL may hold a password; empty for no page."""
    page = config.page
    if page is None:
        return b""
    return (
        json.dumps(
            {
                "store_url": config.store_url,
                "config": str(config.path),
                "listen": [page.host, page.port],
                "hosts": _names(page),
                "password_file": str(config.secret(page.password_file)) if page.password_file else None,
                "user_header": page.user_header,
                "rests_after": RESTS_AFTER,
            }
        ).encode()
        + b"\n"
    )


def _names(page: Page) -> list[str]:
    """List the names that the page may be asked by; none for any. On loopback a name from elsewhere is a trick."""
    if not page.hosts and page.host not in LOOPBACK:
        return []
    return sorted({*LOOPBACK, page.host, *page.hosts})
