"""Keeps the page's process: a page that is busy, or breaks, must not delay an alert."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

from watcher.config.blocks import LOOPBACK
from watcher.service.forked_page import ForkedPage, forked
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from watcher.config.blocks import Page
    from watcher.config.check import Config
    from watcher.timing.clock import Clock

COMMAND = (sys.executable, "-m", "watcher.page")
# A request in hand may end; systemd waits longer for the whole service, and then kills all.
STOPPED_WITHIN = 3.0
FIRST_WAIT, LONGEST_WAIT = 10.0, 300.0
"""A page that ends at once is started again after this, in seconds, doubling."""
PORT_TRIED_EVERY = 10.0
"""Seconds until a port that is taken is tried again: a second service beside the first waits for its page's port."""
# Whoever lives for a minute has started: only quick deaths in a row make the next start wait longer.
WELL_AFTER = 60.0


@dataclass(slots=True)
class PageProcess:
    """The page's process, if the config asks for one."""

    clock: Clock = field(default_factory=SystemClock)
    _process: subprocess.Popen[bytes] | ForkedPage | None = None
    _forked: ForkedPage | None = None
    _forked_for: bytes = b""
    _asked: bytes = b""
    _started_at: float = 0.0
    _wait: float = 0.0
    _not_before: float = 0.0
    _cannot_listen: bool = False

    def fork(self, config: Config) -> None:
        """Have the page's process ready, as a fork of this one: before there are threads, or a database is open.

        It serves from the first `tend` on, if that asks for the same page.
        """
        if config.page:
            try:
                listening = open_port(config.page)
            except OSError:  # `tend` tries it again, and says so
                return
            with listening:
                self._forked, self._forked_for = forked(listening.fileno()), asked_of(config)

    def tend(self, config: Config) -> None:
        """Start it, start it anew when it ended or is to be another, and end it when nobody wants it any more."""
        asked = asked_of(config)
        now = self.clock.monotonic()
        if asked != self._asked:
            self._wait, self._not_before = 0.0, now
            self._let_go()
        elif self._process is not None and self._process.poll() is not None:
            status = self._process.returncode
            self._let_go()
            if now - self._started_at >= WELL_AFTER:
                self._wait = 0.0
            self._not_before = now + self._wait
            structlog.get_logger().error("the page ended; it is started again", status=status, seconds=self._wait)
            self._wait = min(max(FIRST_WAIT, 2 * self._wait), LONGEST_WAIT)
        if config.page and self._process is None and now >= self._not_before:
            self._start(config.page, asked, now)
        self._asked = asked

    def _start(self, page: Page, asked: bytes, now: float) -> None:
        """Start it on its port, which is opened here: of a port that is taken it is said once, not at every try."""
        waiting, self._forked = self._forked, None
        if waiting and asked == self._forked_for and waiting.poll() is None:
            self._started_at = now
            self._begin(waiting, asked)
            return
        if waiting:
            self._end(waiting)
        try:
            listening = open_port(page)
        except OSError as error:
            if not self._cannot_listen:
                structlog.get_logger().warning(_cannot_listen(page, error), every_seconds=PORT_TRIED_EVERY)
            self._cannot_listen, self._not_before = True, now + PORT_TRIED_EVERY
            return
        if self._cannot_listen:
            structlog.get_logger().info("the page has its port now", port=page.port)
        self._cannot_listen, self._started_at = False, now
        with listening:
            port = listening.fileno()
            command = [*COMMAND, str(port)]
            started = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[port])  # noqa: S603 - our module
        self._begin(started, asked)

    def _begin(self, process: subprocess.Popen[bytes] | ForkedPage, asked: bytes) -> None:
        self._process = process
        assert process.stdin is not None, "it was started with a pipe"
        process.stdin.write(asked)
        process.stdin.flush()

    def stop(self) -> None:
        """End it: it goes when its stdin ends, or is killed."""
        self._let_go()
        waiting, self._forked = self._forked, None
        if waiting:
            self._end(waiting)

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process:
            self._end(process)

    @staticmethod
    def _end(process: subprocess.Popen[bytes] | ForkedPage) -> None:
        assert process.stdin is not None, "it was started with a pipe"
        process.stdin.close()
        try:
            process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


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
            }
        ).encode()
        + b"\n"
    )


def _names(page: Page) -> list[str]:
    """List the names that the page may be asked by; none for any. On loopback a name from elsewhere is a trick."""
    if not page.hosts and page.host not in LOOPBACK:
        return []
    return sorted({*LOOPBACK, page.host, *page.hosts})
