"""Bringing a database's tables to this version's form in a process of its own: alembic takes 8 MB and more.

The database's URL is the first line on stdin. Whoever begins it sees to it that nobody uses a file meanwhile, and keeps
stdin open: when that ends, killed perhaps, so does this process. What it had not committed is undone.
"""

from __future__ import annotations

import os
import sys
import threading

from watcher.store.database import Store


def _end_with_who_began_it() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    url = sys.stdin.readline().rstrip("\n")
    threading.Thread(target=_end_with_who_began_it, daemon=True).start()
    store = Store(url)
    store.upgrade()
    store.close()
