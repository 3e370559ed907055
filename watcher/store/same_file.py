"""Whether a database's file is still the one that was opened.

SQLite goes on with a file that was removed or exchanged, and says nothing: what is written then is lost with it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(slots=True)
class SameFile:
    """A file by its place; the first one that is found there is the one that counts. None is no file at all."""

    path: str | None
    _node: int | None = None

    def is_another(self) -> bool:
        """Return whether the file was removed, or another one laid in its place, since it was first looked at."""
        node = self._there()
        self._node = self._node or node
        return self._node != node

    def _there(self) -> int | None:
        if self.path is None:
            return None
        try:
            return os.stat(self.path).st_ino  # noqa: PTH116 - asked at each transaction
        except OSError:
            return None
