"""Files that commands write: whole, or not at all, so that no empty one is taken for what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.store.unfinished import name_beside

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(file: Path, body: bytes) -> None:
    """Write a file beside its place and lay it there; where it can't be, OSError, and what was there stays.

    What is no file of its own (a pipe, a link), or in a folder where nothing may be made, is written as it is.
    """
    if file.is_symlink() or (file.exists() and not file.is_file()):
        file.write_bytes(body)
        return
    with name_beside(file) as unfinished:
        try:
            unfinished.write_bytes(body)
            if file.exists():
                unfinished.chmod(file.stat().st_mode & 0o777)
            unfinished.replace(file)
        except OSError as error:
            if not (isinstance(error, PermissionError) and file.exists()):
                if error.filename:
                    error.filename = str(file)  # the name that was typed: nobody knows the other one
                raise
            file.write_bytes(body)
