"""Several workers of one parent, which has loaded the program: a worker that dies costs a fork, and not a start.

The parent does no work, opens no database and has one thread. It begins another worker for each that ends, passes
signals on, and kills one that shows no sign of life. Its workers end when it does, however it died.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import structlog
from msgspec import Struct, field

from watcher.service import systemd

if TYPE_CHECKING:
    from watcher.reading.sandbox import Readers

BEGUN_WITHIN = timedelta(minutes=5).total_seconds()
SILENT_FOR = timedelta(minutes=3).total_seconds()
"""How long a worker may take to begin, and then be silent: as the unit for systemd allows the service."""
STOPPED_WITHIN = timedelta(seconds=12).total_seconds()
"""A worker takes 8 at most to finish what it has in hand."""
SOON, LONGEST_WAIT = 5.0, 30.0
"""A worker that failed within so many seconds would fail again: the next begins later each time, up to this."""
LOOKS_EVERY, STOOD_STILL = 1.0, 10.0
"""How often it looks around, and after how long without a look it stood still itself."""
_LOADED_LATE = (
    "apscheduler.executors.pool",
    "apscheduler.schedulers.background",
    "bs4",
    "charset_normalizer",
    "email.mime.multipart",
    "encodings.idna",
    "multiprocessing.connection",
    "notifiers.slack.direct",
    "smtplib",
    "sqlalchemy.dialects.postgresql.psycopg",
    "urllib.request",
    "watcher.monitor.drift",
    "watcher.service.engines.intervals",
    "watcher.service.engines.procrastinating",
    "watcher.web.connections",
    "watcher.web.proxies",
)
"""What is imported only where it is used; a name missing here only costs a worker's start some time."""


def load() -> None:
    """Load what each worker would load for itself when it first needs it: most of what its start would cost."""
    for each in _LOADED_LATE:
        import_module(each)


def later(failures: int) -> float:
    """Say how many seconds to wait after so many workers in a row that failed as soon as they had begun."""
    return min(2.0 ** min(failures, 5), LONGEST_WAIT) if failures else 0.0  # a night's failures fit no number


class _Worker(Struct):
    """One child, and its end of a line over which it says what services say to systemd."""

    pid: int
    line: socket.socket
    begun: float
    heard: float
    ready: bool = False

    def hear(self, now: float) -> None:
        """Take in what it has said."""
        try:
            while said := self.line.recv(1_000, socket.MSG_DONTWAIT):
                self.heard = now
                self.ready = self.ready or systemd.READY.encode() in said.split()
        except BlockingIOError:
            return
        except OSError:  # it has ended
            return

    def hangs(self, now: float) -> bool:
        return now - self.heard > (SILENT_FOR if self.ready else BEGUN_WITHIN)


class Parent(Struct):
    """Keeps `count` workers at work until SIGTERM or SIGINT. Each does `work`, which returns False as `run` does."""

    work: Callable[[], bool]
    count: int
    readers: Readers | None = None
    """What the work reads documents with: all workers' readers have one parent, that ours starts before it forks."""
    _workers: list[_Worker] = field(default_factory=list)
    _failed: int = 0
    _not_before: float = 0.0
    _looked_at: float = float("-inf")
    _asked: list[int] = field(default_factory=list)
    _awake: tuple[socket.socket, socket.socket] = field(default_factory=socket.socketpair)
    _lifeline: tuple[int, int] = field(default_factory=os.pipe)

    def run(self) -> bool:
        """Keep them at work; False when one had to be killed at the end. It must be the only thread of this process."""
        if self.readers:
            self.readers.start_ahead()
        gc.freeze()  # or the first search for garbage in each child would copy all that it shares with this process
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, self._note)
        for each in self._awake:
            each.settimeout(0)
        signal.set_wakeup_fd(self._awake[1].fileno())
        told = False
        while signal.SIGTERM not in self._asked and signal.SIGINT not in self._asked:
            if signal.SIGHUP in self._asked:
                self._asked.remove(signal.SIGHUP)
                self._tell_all(signal.SIGHUP)
            if not self._see_to_workers(time.monotonic()):
                break
            if not told and len(self._workers) == self.count and all(each.ready for each in self._workers):
                told = systemd.tell(systemd.READY) or True
            if told:
                systemd.tell(systemd.ALIVE)
            self._rest()
        systemd.tell(systemd.STOPPING)
        return self._stop()

    def _note(self, number: int, _frame: object) -> None:
        if number != signal.SIGCHLD:  # which only has it look around
            self._asked.append(number)

    def _rest(self) -> None:
        lines = [self._awake[0], *(each.line for each in self._workers)]
        if self._awake[0] in select.select(lines, (), (), LOOKS_EVERY)[0]:
            self._awake[0].recv(1_000)

    def _see_to_workers(self, now: float) -> bool:
        """Begin one for each that ended; False when one has ended of its own accord, as where a newer version is."""
        stood_still, self._looked_at = now - self._looked_at >= STOOD_STILL, now
        for each in list(self._workers):
            each.hear(now)
            if stood_still:  # as a container that is paused, and its workers with it
                each.heard = now
            if each.hangs(now):
                structlog.get_logger().error("a worker shows no sign of life; it is killed", pid=each.pid)
                os.kill(each.pid, signal.SIGKILL)
            pid, status = os.waitpid(each.pid, os.WNOHANG)
            if not pid:
                continue
            self._forget(each)
            code = os.waitstatus_to_exitcode(status)
            if code == 0:
                return False
            structlog.get_logger().warning("a worker ended; another one begins", pid=pid, code=code)
            # One that was killed from outside is no sign that the next would fail.
            failed_soon = now - each.begun < SOON and code > 0
            self._failed = self._failed + 1 if failed_soon else 0
            self._not_before = now + later(self._failed)
        while len(self._workers) < self.count and now >= self._not_before:
            self._workers.append(self._begin(now))
        return True

    def _begin(self, now: float) -> _Worker:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        reading = self._line_to_readers()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            ours.close()
            if self.readers:
                self.readers.go_on_over(reading)
            self._be_worker(theirs)
        theirs.close()
        if reading:
            reading.close()
        return _Worker(pid, ours, now, now)

    def _line_to_readers(self) -> socket.socket | None:
        try:
            return self.readers.line() if self.readers else None
        except OSError:  # no room: each worker tries again for itself, and says so
            return None

    def _be_worker(self, line: socket.socket) -> NoReturn:
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGHUP, signal.SIG_IGN)  # its work has yet to read the config
            for each in (*self._awake, *(other.line for other in self._workers)):
                each.close()
            os.close(self._lifeline[1])
            threading.Thread(target=self._end_with_parent, name="lifeline", daemon=True).start()
            systemd.speak_over(line)
            code = 0 if self.work() else 2
        except BaseException as error:  # whatever it is, this process must not go on as its parent
            structlog.get_logger().error("a worker could not go on", error=str(error) or type(error).__name__)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _end_with_parent(self) -> None:
        os.read(self._lifeline[0], 1)  # which comes to an end when nobody holds the other end any more
        os.kill(os.getpid(), signal.SIGTERM)

    def _tell_all(self, number: signal.Signals) -> None:
        for each in self._workers:
            os.kill(each.pid, number)

    def _forget(self, worker: _Worker) -> None:
        worker.line.close()
        self._workers.remove(worker)

    def _stop(self) -> bool:
        """Have all finish what they have in hand; False when one took too long, and was killed."""
        until, finished, told = time.monotonic() + STOPPED_WITHIN, True, float("-inf")
        while self._workers:
            now = time.monotonic()
            if now - told >= LOOKS_EVERY:  # again and again: one that has just been begun may not listen yet
                self._tell_all(signal.SIGTERM)
                told = now
            late = now >= until
            for each in list(self._workers):
                each.hear(now)  # or what it says would have us look again at once, and never rest
                if late:
                    os.kill(each.pid, signal.SIGKILL)
                pid, status = os.waitpid(each.pid, 0 if late else os.WNOHANG)
                if pid:
                    finished = finished and os.waitstatus_to_exitcode(status) in (0, -signal.SIGTERM)
                    self._forget(each)
            if self._workers:
                self._rest()
        if self.readers:
            self.readers.close()
        return finished
