"""Files that have another name until they are whole: what broke off must not look like what was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from glob import escape
from pathlib import Path
from time import time

QUIET = timedelta(hours=1)
"""Nobody writes to a file that was left alone for so long: another machine's process, or another container's, has a
number that says nothing here."""


@contextmanager
def name_beside(file: Path) -> Iterator[Path]:
    """Give this process a name to write under beside `file`. What still has it behind the block is deleted.

    So is what others were writing there that were killed at it, an hour later.
    """
    _delete_abandoned(file)
    # A name of its own, for two that are begun at once would write into one file, and both say that it was made.
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.unfinished")
    try:
        yield unfinished
    finally:  # also where Ctrl-C ended it: what it holds of people must not be left lying about
        with suppress(OSError):
            unfinished.unlink()


def _delete_abandoned(file: Path) -> None:
    for each in file.parent.glob(f"{escape(file.name)}.*.unfinished*"):  # SQLite keeps a journal beside a copy
        process = each.name.removeprefix(f"{file.name}.").partition(".")[0]
        with suppress(OSError):
            if process.isdecimal() and _is_abandoned(each, int(process)):
                each.unlink()


def _is_abandoned(file: Path, process: int) -> bool:
    if process == os.getpid():
        return True
    return time() - file.stat().st_mtime > QUIET.total_seconds() and not _is_at_work(process)


def _is_at_work(process: int) -> bool:
    with suppress(OSError, OverflowError):  # somebody else's, or no number of a process
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True
