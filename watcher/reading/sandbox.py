"""Documents are read in processes of their own, within bounds: a file that crashes, hangs or swells costs only itself.

Nothing that a hostile document could make such a process say is ever run. `reader_process.py` is the other side, and
`reader_start.py` says how it comes to be.
"""

from __future__ import annotations

import base64
import json
import os
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from watcher import data
from watcher.model.documents import Picture, Reading, as_json, from_text
from watcher.model.errors import SandboxError, StoppedError
from watcher.model.kinds import Kind
from watcher.reading import exchange
from watcher.reading.file_type import MOST_BYTES
from watcher.reading.frames import AUTHORITIES, CALL, DRAW, LENGTH, READ, SHEETS, TEXT
from watcher.reading.reader_start import COMMAND, ReaderParent, RunningReader

if TYPE_CHECKING:
    from typing import Self

    from watcher.reading.reader_start import Line

T = TypeVar("T")
SECONDS = 20.0
"""The slowest of the 120 largest reports takes 0.2; a machine that is busy otherwise may take many times that."""
# The process may have been taken over by what it read: not even the length that it gives is believed.
MOST_ANSWER = 40_000_000


class ReaderLostError(SandboxError):
    """The reading process broke off. Its text says how."""


class Readers:
    """A few reading processes. Use it as a context manager, from any number of threads.

    `command` starts their parent, unless that is given; `seconds` is how long one may take over a document before it is
    ended.
    """

    def __init__(
        self,
        workers: int = 0,
        command: tuple[str, ...] = COMMAND,
        seconds: float = SECONDS,
        parent: ReaderParent | None = None,
    ) -> None:
        self.workers, self.command, self.seconds = workers or os.cpu_count() or 1, command, seconds
        self._parent = parent or ReaderParent(command)
        self._at_work: set[ThreadPoolExecutor] = set()
        self._closed = Event()
        self._all = tuple(_Worker(self._parent, self._closed) for _ in range(self.workers))
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for each in self._all:
            self._idle.put(each)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes. Whoever waits for one of them, or asks from now on, gets StoppedError."""
        self._closed.set()
        for at_work in tuple(self._at_work):
            at_work.shutdown(wait=False, cancel_futures=True)
        for idle in self._all_idle():
            idle.end()
            self._idle.put(idle)  # else whoever asks for one would wait for ever
        for each in self._all:
            each.kill()
        self._parent.end()

    def start_ahead(self) -> None:
        """Load what the processes need while something else is done; the first one is there sooner then."""
        self._parent.start_ahead()

    def line(self) -> Line:
        """Open a line for a process that is about to be forked; OSError when nothing can be started."""
        return self._parent.line()

    def go_on_over(self, line: Line | None) -> None:
        """Go on in a process that has been forked, before anything was read: over its line, or without one."""
        self._parent.go_on_over(line)

    def let_rest(self) -> None:
        """End the processes that nobody has asked anything since this was last called; they start again when needed.

        The last one takes their parent with it. To start that takes a third of a second, to keep it some 40 MB.
        """
        idle = self._all_idle()
        try:
            for each in reversed(idle):
                if not each.was_asked:
                    each.end()
                each.was_asked = False
            if len(idle) == self.workers and not any(each.is_running for each in idle):
                self._parent.let_rest()
        finally:  # else whoever asks for one would wait for ever
            for each in reversed(idle):
                self._idle.put(each)

    def _all_idle(self) -> list[_Worker]:
        idle = []
        with suppress(queue.Empty):
            while True:
                idle.append(self._idle.get_nowait())
        return idle

    def read(self, body: bytes) -> Reading:
        """Read one document. A reader that is lost over it makes it one that couldn't be read, in words."""
        if len(body) > MOST_BYTES:
            sentence = f"The file has more than {MOST_BYTES // 1_000_000} MB, which is not read."
            return Reading(Kind.NOT_A_REPORT, problems=(sentence,))
        worker = self._idle.get()
        try:
            return from_text(worker.ask(READ, body, self.seconds))
        except ReaderLostError as error:
            return Reading(Kind.UNKNOWN_REPORT, problems=(f"Reading it {error}; please check the document.",))
        except (ValueError, KeyError, TypeError):
            worker.end()
            return Reading(Kind.UNKNOWN_REPORT, problems=("Reading it gave no sense; please check the document.",))
        finally:
            self._idle.put(worker)

    def draw(self, body: bytes, said: Reading, seconds: float) -> Picture | None:
        """Draw the table of judgements of a document that was read as `said`.

        None when it has none, when it can't be drawn, or not within so many seconds, half of them to wait for a reader.
        """
        try:
            worker = self._idle.get(timeout=seconds / 2)
        except queue.Empty:
            return None
        try:
            drawn = json.loads(worker.ask(DRAW, _headed(json.dumps(as_json(said)), body), seconds / 2))
            return Picture(drawn["page"], drawn["alt"], base64.b64decode(drawn["png"])) if drawn else None
        except (ReaderLostError, StoppedError):
            return None
        except (ValueError, KeyError, TypeError):
            worker.end()
            return None
        finally:
            self._idle.put(worker)

    def text(self, body: bytes) -> str:
        """Take the text out of a document; empty when there is none to be had."""
        worker = self._idle.get()
        try:
            return worker.ask(TEXT, body, self.seconds).decode()
        except ReaderLostError:
            return ""
        finally:
            self._idle.put(worker)

    def call(self, name: str, body: bytes, given: tuple[str, ...]) -> bytes:
        """Let something of ours called "module:name" answer for a body there; ReaderLostError when that breaks off."""
        worker = self._idle.get()
        try:
            return worker.ask(CALL, _headed(json.dumps([name, *given]), body), self.seconds)
        finally:
            self._idle.put(worker)

    def sheets(self, body: bytes) -> list[list[list[str]]]:
        """Read a spreadsheet, sheet by sheet and row by row; nothing when it can't be read."""
        worker = self._idle.get()
        try:
            found: list[list[list[str]]] = json.loads(worker.ask(SHEETS, body, self.seconds))
            return found
        except ReaderLostError:
            return []
        finally:
            self._idle.put(worker)

    def read_many(self, bodies: Iterable[Callable[[], bytes]]) -> Iterator[Reading]:
        """Read documents side by side, the answers in their order; only a few are in memory at a time."""
        return self.side_by_side(partial(self._load_and_read, load) for load in bodies)

    def side_by_side(self, work: Iterable[Callable[[], T]]) -> Iterator[T]:
        """Do what needs a reader, a few ahead; what it gives comes in its order.

        Whoever calls this has threads of their own, one more than there are readers, so that the next document is at
        hand when one of them is ready: what waits for a slow site holds up nothing else.
        """
        ahead: deque[Future[T]] = deque()
        threads = ThreadPoolExecutor(self.workers + 1, thread_name_prefix="reading")
        self._at_work.add(threads)
        try:
            for each in work:
                ahead.append(threads.submit(each))
                # What is there already doesn't wait for what `work` may take long to come to.
                while ahead and (len(ahead) > 2 * self.workers or ahead[0].done()):
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            self._at_work.discard(threads)
            threads.shutdown(wait=False, cancel_futures=True)

    def _load_and_read(self, load: Callable[[], bytes]) -> Reading:
        return self.read(load())


def _headed(head: str, body: bytes) -> bytes:
    """Put words before a document, after their length."""
    words = head.encode()
    return LENGTH.pack(len(words)) + words + body


class _Worker(Struct):
    """One reading process, started when it is first needed and again after it was lost."""

    _parent: ReaderParent
    _closed: Event
    _process: RunningReader | None = None
    _knows: str = ""
    was_asked: bool = False

    @property
    def is_running(self) -> bool:
        """Say whether it has been started."""
        return self._process is not None

    def ask(self, what: bytes, body: bytes, seconds: float) -> bytes:
        """Give it a document and return what it says; ReaderLostError when it broke off or took too long.

        StoppedError once the readers are closed: what was broken off by that says nothing of the document.
        """
        self._refuse_if_closed()
        known, process = data.as_text(), self._running()  # first: one that takes the place of another knows nothing
        if what != AUTHORITIES and self._knows != known:
            self.ask(AUTHORITIES, known.encode(), seconds)
            self._knows = known if self.is_running else ""
            return self.ask(what, body, seconds)
        self.was_asked = True
        answered = False
        try:
            self._refuse_if_closed()  # closed since, when there was no process yet to be killed
            head = LENGTH.pack(len(what) + len(body)) + what
            answer = exchange.exchange(process.pipes, (head, body), seconds, MOST_ANSWER)
            answered = True
            return answer
        except exchange.TooLongAnswerError:
            raise ReaderLostError("gave too long an answer") from None
        except TimeoutError:
            raise ReaderLostError(f"took more than {seconds:.0f} seconds") from None
        except (OSError, EOFError):
            self._refuse_if_closed()
            raise ReaderLostError("broke off (too large, or damaged)") from None
        finally:
            # An answer that comes late would be taken for the next document's: such a process is never used again.
            if not answered or not exchange.is_quiet(process.pipes):
                self.end()
                self._parent.renew()

    def kill(self) -> None:
        """Kill the process, whoever may be waiting for it."""
        if process := self._process:
            with suppress(OSError):  # it was ended at this very moment
                process.kill()

    def _refuse_if_closed(self) -> None:
        if self._closed.is_set():
            raise StoppedError from None

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.end()
            self._process = None
            self._knows = ""

    def _running(self) -> RunningReader:
        if self._process is not None and not exchange.is_quiet(self._process.pipes):
            self.end()
        if self._process is None:
            self._process = self._parent.start_reader()
        return self._process
