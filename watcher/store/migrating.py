"""Bringing a database's tables to this version's form in a process of its own: alembic takes 8 MB and more.

The database's URL is read from stdin; whoever begins it sees to it that nobody uses a file meanwhile.
"""

from __future__ import annotations

import sys

from watcher.store.database import Store

if __name__ == "__main__":
    store = Store(sys.stdin.read())
    store.upgrade()
    store.close()
