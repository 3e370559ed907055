"""The page's process as a fork of the service, made before the service has opened anything: they share what is loaded.

That is 18 MB, while the page lives. One that is started later is a process of its own (`page_process`).
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass, field
from typing import IO

from watcher import garbage

PAGE = "watcher.page.__main__"
"""By its name: the service and the page know nothing of each other."""
LOOKED_EVERY = 0.02
"""Seconds between two looks whether the child has ended: nobody notices the wait, and it costs next to nothing."""


@dataclass(slots=True)
class ForkedPage:
    """A child of this process, which `page_process` treats as one that `subprocess` started."""

    pid: int
    stdin: IO[bytes]
    returncode: int | None = field(default=None)

    def poll(self) -> int | None:
        """Return how it ended; None while it lives."""
        if self.returncode is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; TimeoutExpired after so many seconds."""
        until = time.monotonic() + timeout if timeout is not None else float("inf")
        while (status := self.poll()) is None:
            if time.monotonic() >= until:
                raise subprocess.TimeoutExpired(PAGE, timeout or 0)
            time.sleep(LOOKED_EVERY)
        return status

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


def forked(port: int) -> ForkedPage:
    """Fork the page, to serve on a port that is open, once it has read on its stdin what to show.

    Only while there is one thread, and no database is open: neither lives on in a fork.
    """
    garbage.at_work()  # what the two share stays shared while nobody looks through it
    reads, writes = os.pipe()
    pid = os.fork()
    if pid:
        os.close(reads)
        return ForkedPage(pid, os.fdopen(writes, "wb"))
    os.close(writes)
    os._exit(_serve(reads, port))


def _serve(stdin: int, port: int) -> int:
    """Run the page's program; returns its exit code."""
    try:
        os.dup2(stdin, 0)
        os.close(stdin)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - it is read until the service ends
        importlib.import_module(PAGE).main(port)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BaseException:  # nothing of the service's may go on in here
        traceback.print_exc()
        return 1
    return 0
