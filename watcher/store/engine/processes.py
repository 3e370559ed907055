"""Which process holds a delivery, and whether it is still there."""

from __future__ import annotations

import hashlib
import os
import socket
from functools import cache
from pathlib import Path


@cache
def ourselves() -> str:
    """Name this process so that no later one has the same name, even on the same machine with the same number."""
    return f"{socket.gethostname()}/{_sight()}:{os.getpid()}:{_started(os.getpid())}"


@cache
def _sight() -> str:
    """Name what we see of processes, as `machine.user`: the machine since it was started, with our container.

    Some machines show a user no other's processes. '' where the system doesn't say.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text()
        seen = f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""
    return f"{hashlib.blake2b(seen.encode(), digest_size=4).hexdigest()}.{os.geteuid()}"


def as_shown() -> str:
    """Name this process for people who look at the server; PostgreSQL keeps 63 bytes of it."""
    return f"ofsted-watch on {socket.gethostname()[:30]}, process {os.getpid()}"


os.register_at_fork(after_in_child=ourselves.cache_clear)


def alive(process: str) -> bool:
    """Return whether a process is still there; one of another machine is believed to be.

    One of another container on this machine, or of before it was started anew, counts as gone.
    """
    where, pid, started = process.rsplit(":", 2)
    host, _, sight = where.partition("/")
    if host != socket.gethostname():
        return True
    machine = sight.partition(".")[0]
    return machine in ("", _sight().partition(".")[0]) and _started(int(pid)) == started


def certainly_gone(process: str) -> bool:
    """Return whether we would see a process if it were still there, and don't."""
    sight = process.rsplit(":", 2)[0].partition("/")[2]
    return bool(sight) and sight == _sight() and not alive(process)


def number(process: str) -> int:
    """Return a process's number on its machine."""
    return int(process.rsplit(":", 2)[1])


def _started(pid: int) -> str:
    """When a process started, in ticks since boot; "gone" when there is none.

    Where there is no /proc, every process looks alike, and only the time tells that a delivery was abandoned.
    """
    try:
        # The second field is the program's name, which may have brackets and spaces in it: read from behind it.
        state, *others = Path(f"/proc/{pid}/stat").read_text(errors="replace").rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return "gone" if Path("/proc/self").exists() else "unknown"
    return "gone" if state in "ZX" else others[18]  # starttime, the 22nd field of proc(5)
