"""What lies between two machines, and at some moment swallows whatever one says to the other, without a word."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import contextmanager, suppress
from itertools import count


class Between:
    """Passes on what it hears, but for what `swallow` names; their ends stay open on both sides."""

    def __init__(self, host: str, port: int) -> None:
        self._there, self._numbers, self._swallowed = (host, port), count(), -1
        self._reset = -1
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._last, self._ends = -1, [self._door]
        self._letting_in = threading.Thread(target=self._let_in, daemon=True)
        self._letting_in.start()

    def swallow(self, *, new: bool = False) -> None:
        """Pass on nothing more of what is connected; with `new` not of what will be, either."""
        self._swallowed = 10**9 if new else self._last

    def pass_on_anew(self) -> None:
        """Pass on what is connected from now on."""
        self._swallowed = self._last

    def reset(self) -> None:
        """Hang up at the next word of what is connected, as a machine does that was started anew."""
        self._reset = self._last

    def close(self) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._letting_in.join()  # whom it lets in just now is one of them
        for each in self._ends:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                ours, _ = self._door.accept()
                self._ends.append(ours)
                theirs, self._last = socket.create_connection(self._there), next(self._numbers)
                self._ends.append(theirs)
                for one, other in ((ours, theirs), (theirs, ours)):
                    threading.Thread(target=self._pass_on, args=(one, other, self._last), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, number: int) -> None:
        with suppress(OSError):
            while said := one.recv(65536):
                if number <= self._reset:
                    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    one.close()
                    return
                if number > self._swallowed:
                    other.sendall(said)
            if number > self._swallowed:
                other.shutdown(socket.SHUT_WR)


@contextmanager
def between(host: str, port: int):
    """Stand between others and a server while the block lasts."""
    made = Between(host, port)
    try:
        yield made
    finally:
        made.close()
