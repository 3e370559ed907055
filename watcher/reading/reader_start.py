"""Starting and ending reading processes: each is forked from one parent, `reader_parent.py`, that has all loaded.

Nothing is loaded for it that takes a while, msgspec least of all: it is what `read` does first.

Python's own fork server (multiprocessing) is not used: its parent has the service's environment, which may hold
secrets, and speaks in pickles, which a process that was taken over could make run anything.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from typing import NamedTuple, TypeAlias

from watcher.reading.exchange import Pipes
from watcher.reading.frames import NO_MORE

Line: TypeAlias = socket.socket
"""On which a process of ours asks the parent of readers for one."""
COMMAND = (sys.executable, "-I", "-m", "watcher.reading.reader_parent")
SECONDS = 60.0
"""How long a parent may take to load what readers need, and to fork one: 0.3 and 0.01 where nothing else is at work."""
LEAVE = 5.0
"""How many seconds a parent may take to end once its readers have."""
ALLOCATOR = {
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.tcache_count=2000:glibc.malloc.mxfast=0",
    "MALLOC_TOP_PAD_": "8000000",
    "MALLOC_TRIM_THRESHOLD_": "32000000",
    "MALLOC_MMAP_THRESHOLD_": "32000000",
}
"""How glibc keeps memory: pdfium takes and frees megabytes with each page, and large pages that stay save a seventh."""


class RunningReader(NamedTuple):
    """A reading process: the pipes to it, and a handle (a pidfd) that means it and never another process."""

    pipes: Pipes
    handle: int

    def kill(self) -> None:
        """Kill it: what hangs in C code never looks at Python's signals. Whoever asked it finds out, and ends it."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handle, signal.SIGKILL)

    def end(self) -> None:
        """End it, and close what leads to it."""
        self.kill()
        for each in (*self.pipes, self.handle):
            os.close(each)


class ReaderParent:
    """The parent of reading processes, started when the first of them is needed and again after it was lost.

    Ask it from any thread.
    """

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self.command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._asking: Line | None = None
        self._former: list[subprocess.Popen[bytes]] = []
        self._one_at_a_time = Lock()

    def start_ahead(self) -> None:
        """Begin to load what readers need, without waiting for it: one will soon be needed."""
        # Where there is no room for it, whoever needs a reader tries again, and hears why there is none.
        with self._one_at_a_time:
            try:
                self._asking or self._started()
            except OSError:
                self._leave()

    def start_reader(self) -> RunningReader:
        """Fork a reader; OSError when there is no room for one."""
        with self._one_at_a_time:
            if self._asking:
                with suppress(OSError, EOFError):  # the parent is no more: another one takes its place
                    return _forked(self._asking)
                self._leave()
            try:
                return _forked(self._started())
            except (OSError, EOFError) as error:
                self._leave()
                from watcher.model.errors import NoReaderError

                raise NoReaderError from error

    def line(self) -> Line:
        """Open a line over which a process that we are about to fork asks the same parent; OSError without room."""
        ours, theirs = socket.socketpair()
        ours.settimeout(SECONDS)
        with self._one_at_a_time, theirs:
            try:
                socket.send_fds(self._asking or self._started(), (b".",), (theirs.fileno(),))
            except OSError:  # the parent is no more
                self._leave()
                socket.send_fds(self._started(), (b".",), (theirs.fileno(),))
        return ours

    def go_on_over(self, line: Line | None) -> None:
        """Go on in a process that has been forked: over a line of its own, or with a parent of its own."""
        if self._asking:
            self._asking.close()
        self._asking, self._process = line, None
        self._former.clear()

    @property
    def _is_shared(self) -> bool:
        return self._asking is not None and self._process is None

    def renew(self) -> None:
        """Let the next reader have another parent: one that was lost may know where everything is in its memory."""
        with self._one_at_a_time:
            if self._is_shared and self._asking:
                with suppress(OSError):
                    self._asking.send(NO_MORE)
            self._leave()

    def let_rest(self) -> None:
        """End the parent, unless other processes have it, too."""
        if not self._is_shared:
            self.end()

    def end(self) -> None:
        """End the parent, after its readers: it takes leave of each of them."""
        with self._one_at_a_time:
            self._leave()
            for each in self._former:
                with suppress(subprocess.TimeoutExpired):
                    each.wait(LEAVE)
                each.kill()
                each.wait()
            self._former.clear()

    def _started(self) -> socket.socket:
        self._asking, theirs = socket.socketpair()
        self._asking.settimeout(SECONDS)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self.command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", **ALLOCATOR},
            )
        return self._asking

    def _leave(self) -> None:
        """Ask the parent for no more readers; it ends when those that it has are no more."""
        if self._asking:
            self._asking.close()
            self._asking = None
        if self._process:
            self._former.append(self._process)
            self._process = None
        self._former = [each for each in self._former if each.poll() is None]


def _forked(asking: socket.socket) -> RunningReader:
    """Ask for a reader, give it the ends of two pipes, and take the handle on it."""
    its_questions, questions = os.pipe()
    answers, its_answers = os.pipe()
    ours = Pipes(questions, answers)
    try:
        socket.send_fds(asking, (b".",), (its_questions, its_answers))
        handles = socket.recv_fds(asking, 1, 1)[1]
        if not handles:
            raise EOFError
        ours.prepare()
        return RunningReader(ours, handles[0])
    except BaseException:
        for each in ours:
            os.close(each)
        raise
    finally:
        os.close(its_questions)
        os.close(its_answers)
