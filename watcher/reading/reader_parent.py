"""The parent of the reading processes: it has loaded what they need, and forks one whenever it is asked.

A reader so starts in milliseconds, and what all of them have loaded is in memory once. The parent is a program of its
own, started without memory, environment or files of the service's. It never sees a document, and has bounded itself
before it forks: no reader is ever without bounds. `reader_start.py` is the other side.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from watcher import garbage
from watcher.reading.frames import NO_MORE

if TYPE_CHECKING:
    from collections.abc import Sequence

ASKED_ON = 0
"""The descriptor on which the parent is asked: its standard input, which is a socket."""


def serve() -> None:
    """Fork a reader for each pair of pipes that comes, give back a handle on it, and end when no more can come.

    A single descriptor that comes is a line more on which to be asked, by another process of the service's.
    """
    lines = [socket.socket(fileno=os.dup(ASKED_ON))]
    signal.signal(signal.SIGCHLD, _reap)
    while lines:
        for line in select.select(lines, (), ())[0]:
            try:
                said, given = socket.recv_fds(line, 1, 2)[:2]
            except OSError:  # whoever was served over it ended with something unread
                said, given = b"", []
            if len(given) == 2:
                _fork(line, *given)
            elif given:
                lines.append(socket.socket(fileno=given[0]))
            else:
                # None is served any longer, or this one alone is no more.
                ended = list(lines) if said == NO_MORE else [line]
                lines = [each for each in lines if each not in ended]
                for each in ended:
                    each.close()
                break
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _fork(asked: socket.socket, *pipes: int) -> None:
    # Nobody may take away a reader that has ended before there is a handle on it.
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGCHLD,))
    reader = os.fork()
    if not reader:
        _become_reader(*pipes)
    with suppress(OSError):  # whoever asked may be no more
        handle = os.pidfd_open(reader)
        socket.send_fds(asked, (b".",), (handle,))
        os.close(handle)
    for each in pipes:
        os.close(each)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGCHLD,))


def _reap(*_: object) -> None:
    """Let the readers go that have ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become_reader(asking: int, answering: int) -> None:
    """Be a reader, in a process that has just been forked: with its two pipes, and nothing of its parent's."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGCHLD,))
    try:
        from watcher.reading import reader_process

        os.dup2(asking, 0)
        os.dup2(answering, reader_process.ANSWERS)
        os.closerange(reader_process.ANSWERS + 1, os.sysconf("SC_OPEN_MAX"))
        reader_process.serve()
    finally:
        os._exit(0)


def load(others: Sequence[str] = ()) -> None:
    """Load what readers need, and what else is named: nothing of it before unreachable objects are left alone."""
    garbage.while_starting()
    if "msgspec" not in sys.modules:
        _load_msgspec_alone()
    from watcher.reading import kept_expressions

    with kept_expressions.at_hand(kept_expressions.PLACE):
        from watcher.reading import document

        document.prepare()
        for each in others:
            import_module(each)


def _load_msgspec_alone() -> None:
    """Load it without typing_extensions, of which it takes what Python's own typing has, too: half of its time."""
    without: Any = {"typing_extensions": None}
    sys.modules.update(without)
    import_module("msgspec")
    del sys.modules["typing_extensions"]


def main() -> None:
    """Load what readers need; bound this process; serve."""
    # Ctrl-C, and systemd at a stop, signal every process of the service. Whoever asked says when a reader is to end:
    # a document that it was about would count as one that can't be read.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    load(sys.argv[1:])
    garbage.at_work()
    from watcher.reading import reader_process

    reader_process.bound()
    serve()
    # At once: to take leave of all that was loaded, object by object, would take longer than to fork ten readers.
    os._exit(0)


if __name__ == "__main__":
    main()
