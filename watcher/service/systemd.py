"""What systemd is told: ready, stopping, still alive. Its protocol is one datagram to a socket (sd_notify)."""

from __future__ import annotations

import os
import socket
from contextlib import suppress

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


_PARENT: list[socket.socket] = []
"""What leads to the parent of workers (`watcher.service.engines.prefork`), in each of them."""


def speak_over(line: socket.socket) -> None:
    """From now on tell a parent process what would be told systemd: that one speaks for all."""
    line.settimeout(0)
    _PARENT.append(line)


def tell(*lines: str) -> bool:
    """Send a state to systemd; False, and nothing done, where the program doesn't run under it.

    A service manager that doesn't listen must not stop the watching: a failed send is no error.
    """
    if _PARENT:
        with suppress(OSError):  # it is busy, or has ended, which this process hears otherwise
            _PARENT[0].send("\n".join(lines).encode())
            return True
        return False
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    # A leading "@" means Linux's abstract namespace, which has no file.
    place = f"\0{address[1:]}" if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as to:
            to.connect(place)
            to.sendall("\n".join(lines).encode())
    except OSError:
        return False
    return True
