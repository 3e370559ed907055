"""Ends a conversation that lasts too long: a time-out of the socket's counts anew from each byte that arrives."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator


class CutOff(Struct):
    """The connections of one conversation."""

    over: bool = False
    _watched: list[socket.socket] = field(default_factory=list)

    def watch(self, connection: socket.socket) -> socket.socket:
        """Watch a connection that was just made, and give it back."""
        # A copy of the descriptor: TLS takes the first one over, and shutting down the copy ends both.
        self._watched.append(connection.dup())
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


@contextmanager
def cut_off_after(seconds: float) -> Iterator[CutOff]:
    """Cut whatever is watched within the block once it has lasted that long."""
    conversation = CutOff()
    timer = threading.Timer(seconds, conversation.cut)
    timer.daemon = True
    timer.start()
    try:
        yield conversation
    finally:
        timer.cancel()
        timer.join()  # so that it never shuts down a descriptor that was closed and belongs to somebody else
        conversation.close()
