"""A database in this version's form with nothing in it: migrated once for all tests of a process, copied for each."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from watcher.store.database import Store


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pattern.db"
        store = Store(f"sqlite:///{file}")
        store.migrate()
        store.close()
        return file.read_bytes()


def make(file: Path) -> str:
    """Make one at `file`, and return its URL."""
    file.write_bytes(_migrated())
    return f"sqlite:///{file}"


def opened(file: Path) -> Store:
    """Make one at `file`, and open it."""
    return Store(make(file))
