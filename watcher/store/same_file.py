"""Whether a database's file is still the one that was opened.

SQLite goes on with a file that was removed or exchanged, and says nothing: what is written then is lost with it.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class SameFile(Struct):
    """A file by its place; the first one that is found there is the one that counts. None is no file at all."""

    path: str | None
    _node: int | None = None

    def is_another(self) -> bool:
        """Return whether the file was removed, or another one laid in its place, since it was first looked at.

        Not where the disk or the network can't say.
        """
        if self.path is None:
            return False
        try:
            node = Path(self.path).stat().st_ino
        except (FileNotFoundError, NotADirectoryError):
            return self._node is not None
        except OSError:
            return False
        self._node = self._node or node
        return self._node != node
