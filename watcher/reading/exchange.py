"""One question to a process and its answer, over pipes and within a time: nothing here waits for it any longer."""

from __future__ import annotations

import fcntl
import os
import select
from contextlib import suppress
from typing import NamedTuple

from watcher.reading.frames import LENGTH
from watcher.timing.clock import SystemClock

_CLOCK = SystemClock()
ROOM = 1_000_000
"""Bytes that a pipe holds: most documents go in at once, and are there when the process wants the next one."""
AT_ONCE = 1_000_000
"""Bytes read from a pipe at once: as many as ROOM, so that a full pipe takes few calls."""


class TooLongAnswerError(Exception):
    """The answer would be longer than it may be."""


class Pipes(NamedTuple):
    """Our ends of the pipes to a process, as descriptors: one to ask on, one to hear its answers."""

    asking: int
    answering: int

    def prepare(self) -> None:
        """Make ready pipes that were just opened."""
        os.set_blocking(self.asking, False)
        with suppress(OSError):  # whoever has many pipes gets smaller ones
            fcntl.fcntl(self.asking, fcntl.F_SETPIPE_SZ, ROOM)


def exchange(pipes: Pipes, asked: tuple[bytes, ...], seconds: float, most: int) -> bytes:
    """Ask, and return the answer that follows its length.

    TimeoutError when it takes more than `seconds`, OSError or EOFError when the process ends, TooLongAnswerError when
    the answer has more than `most` bytes.
    """
    asking, answering = pipes
    ends = _CLOCK.monotonic() + seconds
    for each in asked:
        _say(asking, memoryview(each), ends)
    (length,) = LENGTH.unpack(_heard(answering, LENGTH.size, ends))
    if length > most:
        raise TooLongAnswerError
    return _heard(answering, length, ends)


def is_quiet(pipes: Pipes) -> bool:
    """Return whether a process is still there, and has said nothing beyond its answer."""
    return not _ready(pipes.answering, select.POLLIN, 0)


def _say(pipe: int, rest: memoryview, ends: float) -> None:
    while rest:
        _wait(pipe, select.POLLOUT, ends)
        rest = rest[os.write(pipe, rest) :]


def _heard(pipe: int, length: int, ends: float) -> bytes:
    heard = bytearray()
    while len(heard) < length:
        _wait(pipe, select.POLLIN, ends)
        more = os.read(pipe, min(length - len(heard), AT_ONCE))
        if not more:
            raise EOFError
        heard += more
    return bytes(heard)


def _wait(pipe: int, event: int, ends: float) -> None:
    if not _ready(pipe, event, max(ends - _CLOCK.monotonic(), 0)):
        raise TimeoutError


def _ready(pipe: int, event: int, seconds: float) -> bool:
    waiting = select.poll()
    waiting.register(pipe, event)
    return bool(waiting.poll(seconds * 1000))
