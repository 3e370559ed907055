"""One question to a process and its answer, over pipes and within a time: nothing here waits for it any longer."""

from __future__ import annotations

import fcntl
import os
import select
from contextlib import suppress
from typing import TYPE_CHECKING

from watcher.reading.frames import LENGTH
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    import subprocess

_CLOCK = SystemClock()
ROOM = 1_000_000
"""Bytes that a pipe holds: most documents go in at once, and are there when the process wants the next one."""
AT_ONCE = 1_000_000
"""Bytes read from a pipe at once: as many as ROOM, so that a full pipe takes few calls."""


class TooLongAnswerError(Exception):
    """The answer would be longer than it may be."""


def prepare(process: subprocess.Popen[bytes]) -> None:
    """Make ready the pipes of a process that was started with both and without buffers."""
    asking, _ = _pipes(process)
    os.set_blocking(asking, False)
    with suppress(OSError):  # whoever has many pipes gets smaller ones
        fcntl.fcntl(asking, fcntl.F_SETPIPE_SZ, ROOM)


def exchange(process: subprocess.Popen[bytes], asked: tuple[bytes, ...], seconds: float, most: int) -> bytes:
    """Ask, and return the answer that follows its length.

    TimeoutError when it takes more than `seconds`, OSError or EOFError when the process ends, TooLongAnswerError when
    the answer has more than `most` bytes.
    """
    asking, answering = _pipes(process)
    ends = _CLOCK.monotonic() + seconds
    for each in asked:
        _say(asking, memoryview(each), ends)
    (length,) = LENGTH.unpack(_heard(answering, LENGTH.size, ends))
    if length > most:
        raise TooLongAnswerError
    return _heard(answering, length, ends)


def is_quiet(process: subprocess.Popen[bytes]) -> bool:
    """Return whether a process has said nothing beyond its answer."""
    return not _ready(_pipes(process)[1], select.POLLIN, 0)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    assert process.stdin is not None, "it was started with pipes"
    assert process.stdout is not None, "it was started with pipes"
    return process.stdin.fileno(), process.stdout.fileno()


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
