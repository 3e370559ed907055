"""What systemd is told: ready, stopping, still alive. Its protocol is one datagram to a socket (sd_notify)."""

from __future__ import annotations

import os
import socket

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


def tell(*lines: str) -> bool:
    """Send a state to systemd; False, and nothing done, where the program doesn't run under it.

    A service manager that doesn't listen must not stop the watching: a failed send is no error.
    """
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
