"""Whether a file is another one than before."""

from __future__ import annotations

from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was changed last, its size, and its inode: an editor that renames makes a new one."""
Stamps = tuple[Stamp | None, ...]


def stamp(path: Path) -> Stamp | None:
    """Look at a file; None where there is none that this user can look at."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # the latter of a name that no file can have
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
