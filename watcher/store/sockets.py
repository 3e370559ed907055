"""The sockets under a server's connections: how long pg8000 waits, and how any is ended from this side."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPIModule

CONNECTED_WITHIN = 5.0
"""Seconds to reach a server, and for each of its words until one is let in."""
_LIMITS = {
    (socket.SOL_SOCKET, "SO_KEEPALIVE"): 1,
    (socket.IPPROTO_TCP, "TCP_KEEPIDLE"): 5,
    (socket.IPPROTO_TCP, "TCP_KEEPINTVL"): 3,
    (socket.IPPROTO_TCP, "TCP_KEEPCNT"): 3,
    (socket.IPPROTO_TCP, "TCP_USER_TIMEOUT"): 14_000,
}
"""How soon a server that lost its power or its network counts as gone: in 14 seconds, as for psycopg."""

_LAST_RECEIVED = 52
"""Where Linux's tcp_info has the milliseconds since data was received."""


def connect(driver: DBAPIModule, **named: object) -> DBAPIConnection:
    """Connect with pg8000, whose own limit would hold for every question, too; its InterfaceError when that fails."""
    try:
        connection: DBAPIConnection = driver.connect(**named, timeout=CONNECTED_WITHIN)
    except OSError as error:
        raise driver.InterfaceError(f"network error: {error}") from error
    except driver.InterfaceError as error:
        why = error.__cause__  # which pg8000 keeps to itself
        if isinstance(why, OSError) and "network error" in str(error):
            raise driver.InterfaceError(f"network error: {why}") from error
        if isinstance(why, OSError) and "host" in named:
            there = f"{named['host']}, port {named.get('port', 5432)}"
            raise driver.InterfaceError(f"Can't create a connection to {there}: {why.strerror or why}") from error
        raise
    ours = _socket_of(connection)
    for (level, name), value in _LIMITS.items():
        if hasattr(socket, name):  # some systems lack some of them
            ours.setsockopt(level, getattr(socket, name), value)
    ours.settimeout(None)
    return connection


@cache
def call_a_reset_broken(core: Any) -> None:  # noqa: ANN401 - pg8000 has no types
    """Have pg8000 say of a connection that was reset that it is broken, as it does of one that was closed.

    It lets out the system's own error, of which nobody knows that it is the database's.
    """

    def read(opened: BinaryIO, size: int) -> bytes:
        try:
            found = opened.read(size)
            while len(found) < size:
                more = opened.read(size - len(found))
                if not more:
                    raise core.InterfaceError("network error")
                found += more
        except OSError as error:
            raise core.InterfaceError("network error") from error
        return found

    # Private. The lock file pins the version; tests/store/test_sockets.py this.
    core._read = read  # noqa: SLF001


def quiet_for(connection: object) -> float:
    """Say for how many seconds nothing has come over a connection; 0 where that isn't known.

    One call may ask a thousand times, or take long to read what has come: the server is idle then, and all is well.
    """
    with suppress(Exception), socket.socket(fileno=os.dup(_number_of(connection))) as same:
        told = same.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _LAST_RECEIVED + 4)
        return int.from_bytes(told[_LAST_RECEIVED:], sys.byteorder) / 1000
    return 0.0


def cut(connection: object) -> None:
    """End a connection from this side: whoever reads from it is told at once. One that is closed stays so."""
    # Each driver has errors of its own for one that its user has just closed.
    with suppress(Exception), socket.socket(fileno=os.dup(_number_of(connection))) as same:
        same.shutdown(socket.SHUT_RDWR)


def _number_of(connection: object) -> int:
    number: int = (connection if hasattr(connection, "fileno") else _socket_of(connection)).fileno()
    return number


def _socket_of(connection: Any) -> socket.socket:  # noqa: ANN401 - pg8000 has no types
    found: socket.socket = connection._usock  # noqa: SLF001 - it has no other name for it
    return found
