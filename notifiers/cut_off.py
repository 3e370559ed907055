"""Ends a conversation that lasts too long: a time-out of the socket's counts anew from each byte that arrives."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from msgspec import Struct, field


class CutOff(Struct):
    """The connections of one conversation."""

    over: bool = False
    _watched: list[socket.socket] = field(default_factory=list)

    def watch(self, connection: socket.socket) -> socket.socket:
        """Watch a connection that was just made, and give it back."""
        # A copy of the descriptor: TLS takes the first one over, and shutting down the copy ends both.
        self._watched.append(connection.dup())
        if self.over:  # it came to be so while this one was being made
            self.cut()
        return connection

    def cut(self) -> None:
        """End the conversation: whoever reads or writes is told that the other side is gone."""
        self.over = True
        for each in self._watched:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the copies."""
        for each in self._watched:
            each.close()


class _Watch:
    """One thread for all conversations that last, as long as there are any."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._ends: dict[int, tuple[float, CutOff]] = {}
        self._looks_at = 0.0
        self._thread: threading.Thread | None = None

    def begin(self, conversation: CutOff, seconds: float) -> None:
        """Cut it off after this long."""
        ends = time.monotonic() + seconds
        with self._changed:
            if self._thread is None:
                thread = threading.Thread(target=self._look, name="cutting off", daemon=True)
                thread.start()  # which may fail where a machine is short of them; then the next one begins it
                self._thread = thread
            elif ends < self._looks_at:
                self._changed.notify()
            self._ends[id(conversation)] = ends, conversation

    def end(self, conversation: CutOff) -> None:
        """Cut it no more: its descriptor may belong to somebody else from now on."""
        with self._changed:
            self._ends.pop(id(conversation), None)

    def _look(self) -> None:
        with self._changed:
            while self._ends:
                self._looks_at = min(ends for ends, _ in self._ends.values())
                self._changed.wait(self._looks_at - time.monotonic())
                now = time.monotonic()
                for ends, conversation in list(self._ends.values()):
                    if ends <= now:
                        conversation.cut()
                        del self._ends[id(conversation)]
            self._thread = None


_WATCH = _Watch()
os.register_at_fork(after_in_child=_WATCH.__init__)  # type: ignore[misc]  # a thread stays with the parent


@contextmanager
def cut_off_after(seconds: float) -> Iterator[CutOff]:
    """Cut whatever is watched within the block once it has lasted that long."""
    conversation = CutOff()
    _WATCH.begin(conversation, seconds)
    try:
        yield conversation
    finally:
        _WATCH.end(conversation)
        conversation.close()
