"""Sockets: to public addresses only, and every step within what is left of the request's time."""

from __future__ import annotations

import io
import socket
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from watcher.web.addresses import is_public
from watcher.web.header_lines import Head

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence

    from _typeshed import WriteableBuffer

    from watcher.model.address_families import AddressFamilies
    from watcher.timing.clock import Clock

Address: TypeAlias = "tuple[str | int | bytes, ...]"
"""An IP address with its port, as `socket` gives and takes it."""
# A host that doesn't answer a knock for that long is not there.
CONNECT_SECONDS = 10.0
# Of each step; a whole answer has a bound of its own besides.
READ_SECONDS = 30.0
PIECE = 65_536
MOST_BYTES = 100_000_000
"""How much may arrive of one answer, whatever it says of its length: twice of what any reader of it takes."""


class Deadline:
    """When the request that a thread is about must be done, so that a server can't hold it by sending drop by drop."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at = threading.local()

    def set(self, seconds: float) -> None:
        """Begin a request: how long it may take, from the first byte sent to the last one read."""
        self._at.moment = self._clock.monotonic() + seconds

    def within(self, timeout: float) -> float:
        """Shorten a timeout to what is left of the request's time; TimeoutError when nothing is."""
        left: float = getattr(self._at, "moment", float("inf")) - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError("it sends too slowly")
        # Per step, as sockets count: a server that sends a byte in each READ_SECONDS is ended by what is left.
        return min(left, timeout)


def connected(host: str, port: int, deadline: Deadline, families: AddressFamilies, *, checked: bool) -> socket.socket:
    """Connect to the first of a host's addresses that answers, in the order of `families`; OSError when none does.

    A name is resolved once, what came out is checked, and just that is connected to: a name that is checked first and
    connected to later may lead elsewhere the second time (DNS rebinding). None is tried when one of them isn't public.
    """
    found = _addresses(host, port, checked=checked)
    return families.first_that_answers(host, found, partial(_knocked, deadline))


def _knocked(deadline: Deadline, family: int, address: Address) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.settimeout(deadline.within(CONNECT_SECONDS))
        opened.connect(address)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        opened.close()
        raise
    return opened


def _addresses(host: str, port: int, *, checked: bool) -> Sequence[tuple[int, Address]]:
    """Look up where a host is: each address once, as the machine takes it, and with its family."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        # No answer of the name server's is none that there is no such name.
        unanswered = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        not_found = f"the name {host} was not found (no network, or a wrong name)"
        raise OSError(f"{host} could not be looked up just now" if unanswered else not_found) from error
    addresses = list(dict.fromkeys((int(family), address) for family, *_, address in found))
    # All of them are looked at: whoever owns the name chooses which of its addresses is tried first.
    refused = [address[0] for _, address in addresses if checked and not is_public(str(address[0]))]
    if refused:
        raise OSError(f"{host} leads to {refused[0]}, which is not a public address")
    return addresses


class Timed:
    """A connected socket as `http.client` uses one, whose every step ends by the request's deadline."""

    def __init__(self, opened: socket.socket, deadline: Deadline) -> None:
        self._socket = opened
        self._deadline = deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Begin to read an answer, whose odd header lines are left out."""
        return io.BufferedReader(_Arriving(self._socket, self._deadline), PIECE)

    def sendall(self, sent: bytes) -> None:
        """Send a request."""
        self._socket.settimeout(self._deadline.within(READ_SECONDS))
        self._socket.sendall(sent)

    def secured(self, context: ssl.SSLContext, host: str) -> Timed:
        """Go on by TLS, once the host has shown a certificate for its name."""
        self._socket.settimeout(self._deadline.within(CONNECT_SECONDS))
        return Timed(context.wrap_socket(self._socket, server_hostname=host), self._deadline)

    def setsockopt(self, level: int, name: int, value: int) -> None:
        """Set what a socket can be set to."""
        self._socket.setsockopt(level, name, value)

    def fileno(self) -> int:
        """Return the number by which the machine knows it."""
        return self._socket.fileno()

    def cut(self) -> None:
        """End the conversation, from any thread: whoever reads or writes is told at once."""
        with suppress(OSError):  # it is over
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # TLS's own would change what another thread uses

    def close(self) -> None:
        """Hang up, once the answer that is being read has been let go of."""
        self._socket.close()


class _Arriving(io.RawIOBase):
    """One answer as it arrives."""

    def __init__(self, opened: socket.socket, deadline: Deadline) -> None:
        # A socket is open until its files are closed, too: `http.client` closes it when the head is read.
        self._file = opened.makefile("rb", buffering=0)
        self._socket = opened
        self._deadline = deadline
        self._head = Head()
        self._tidied = b""
        self._arrived = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: WriteableBuffer) -> int:
        room = memoryview(into)
        while not self._tidied:
            self._socket.settimeout(self._deadline.within(READ_SECONDS))
            count = self._file.readinto(room) or 0
            self._arrived += count
            if self._arrived > MOST_BYTES:
                raise OSError("it sends too much")
            if self._head.is_over:
                return count
            self._tidied = self._head.tidied(bytes(room[:count]))
            # A piece may be all odd lines: to return nothing would mean that the connection ended.
            if not count:
                break
        some, self._tidied = self._tidied[: len(room)], self._tidied[len(room) :]
        room[: len(some)] = some
        return len(some)

    def close(self) -> None:
        self._file.close()
        super().close()
