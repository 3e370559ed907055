"""Keeps the page's process: a page that is busy, or breaks, must not delay an alert."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher import logs

if TYPE_CHECKING:
    from watcher.config.check import Config

COMMAND = (sys.executable, "-m", "watcher.page")
STOPPED_WITHIN = 3.0


@dataclass(slots=True)
class PageProcess:
    """The page's process, if the config asks for one."""

    _process: subprocess.Popen[bytes] | None = None
    _asked: bytes = b""

    def tend(self, config: Config) -> None:
        """Start it, start it anew when it ended or is to be another, and end it when nobody wants it any more."""
        asked = _asked(config)
        if self._process is not None and (asked != self._asked or self._process.poll() is not None):
            if asked == self._asked:
                logs.logger().error("the page ended; it is started again", status=self._process.returncode)
            self.stop()
        if asked and self._process is None:
            self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE)  # noqa: S603 - our own module
            assert self._process.stdin is not None, "it was started with a pipe"
            self._process.stdin.write(asked)
            self._process.stdin.flush()
        self._asked = asked

    def stop(self) -> None:
        """End it: it goes when its stdin ends, or is killed."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None, "it was started with a pipe"
        process.stdin.close()
        try:
            process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _asked(config: Config) -> bytes:
    """Write what the process reads on stdin, since a store's URL may hold a password; empty for no page."""
    page = config.page
    if page is None:
        return b""
    return (
        json.dumps(
            {
                "store_url": config.store_url,
                "config": str(config.path),
                "host": page.host,
                "port": str(page.port),
                "password_file": str(config.secret(page.password_file)) if page.password_file else None,
                "user_header": page.user_header,
            }
        ).encode()
        + b"\n"
    )
