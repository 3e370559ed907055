"""One service a database file: two would ask each site twice as often, and tell a burst in two halves or twice."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from watcher.store.backup import file_of
from watcher.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone_on(url: str) -> Iterator[None]:
    """Be the only service on a database file for as long as the block lasts; StoreError where there is one already.

    A server's database may have several. Where the system keeps no locks for a file, nobody is refused.
    """
    file = file_of(url)
    descriptor = _opened(file) if file else None
    if file is None or descriptor is None:
        yield
        return
    try:
        # Not flock: a child that outlives a killed service would have that lock still, and nobody could begin anew.
        with suppress(OSError):
            try:
                fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):
                raise StoreError(_refusal(file, os.pread(descriptor, 20, 0).decode(errors="replace"))) from None
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _opened(file: Path) -> int | None:
    """Open what shows that a service is there; None where the database itself could not be made either."""
    try:
        return os.open(file.with_name(f"{file.name}.service"), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError:
        return None


def _refusal(file: Path, process: str) -> str:
    return (
        f"A service is at work on {file} already: process {process}. Nothing was started. `ofsted-watch status` shows "
        "how it is doing. For several services on one database, see docs/running-many.md."
    )
