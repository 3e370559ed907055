"""Whether a database file is whole. Right through whenever it is opened, unless it is as we left it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.store.errors import StoreError, advice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL_WELL = "ok"
RIGHT_THROUGH, QUICKLY = "integrity_check", "quick_check"
"""SQLite's own looks. The quick one finds damaged pages, too, but not an index that leaves out rows of its table."""
RIGHT_THROUGH_EVERY = timedelta(days=1)
"""However a file was left: disks forget."""


def lock_beside(file: Path) -> Path:
    """Name the file that shows that a database is in use, and says how the last one who used it left it."""
    return file.with_name(f"{file.name}.lock")


def damage_of(file: Path, look: str = RIGHT_THROUGH) -> str | None:
    """Say what is wrong with a database file; None when it is whole. StoreError when it can't be looked at now."""
    if not file.is_file():
        return "it is no file" if file.exists() else "there is no such file"
    try:
        with closing(opened(file)) as connection:
            (found,) = connection.execute(f"PRAGMA {look}(1)").fetchone()
    except sqlite3.OperationalError as error:  # of the machine, not of what the file holds
        raise StoreError(f"The database {file} can't be read: {error}. {advice(str(error), file)}") from error
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == ALL_WELL else " ".join(str(found).split())[:200]


def opened(file: Path) -> sqlite3.Connection:
    """Open a database file to read it, past SQLAlchemy."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


class Found(Struct, frozen=True):
    """How a database's file is found at a start. `another`: exchanged, copied from elsewhere, or gone.

    `touched`: it is not as it was left; so it is also after a crash.
    """

    another: bool = False
    touched: bool = False


AS_LEFT = Found()


def found(file: Path | None) -> Found:
    """Say how a database's file is found; as it was left where nobody noted that, or on a server."""
    if file is None:
        return AS_LEFT
    looked_at, left = _left(file)
    if looked_at is None:
        return AS_LEFT
    node = left.rpartition(" ")[2]
    another = not file.exists() or (node != "" and node != str(file.stat().st_ino))
    return Found(another, touched=left not in ("", _stamp(file)))


@contextmanager
def refused(file: Path | None, now: datetime) -> Iterator[None]:
    """Refuse a damaged database file with StoreError, which says what to do; the file is closed when the block ends.

    One that is just as such a block left it within the last day has been in SQLite's hands alone since every index was
    held against its table: of that one the pages are looked at.
    """
    if file is None:
        yield
        return
    looked_at, left = _left(file)
    as_left = left != "" and left == _stamp(file)
    recent = looked_at if looked_at and as_left and timedelta() <= now - looked_at < RIGHT_THROUGH_EVERY else None
    damage = damage_of(file, QUICKLY if recent else RIGHT_THROUGH) if file.exists() else None
    if damage:
        raise StoreError(
            f"The database {file} is damaged ({damage}). Nothing was changed. Put a copy back with "
            "`ofsted-watch restore FILE`; the damaged file is kept beside it. Without a copy, move the damaged file "
            "away: the program begins anew then, and tells only of what was published in the last days."
        )
    yield
    with suppress(OSError):  # it is looked right through next time, then
        if found(file).another:
            return  # it was exchanged meanwhile, and nobody has looked at this one
        lock_beside(file).write_text(f"{(recent or now).isoformat()} {_stamp(file)}")


def _left(file: Path) -> tuple[datetime | None, str]:
    """Say when a file was looked right through last, and how it was left since; None where nobody noted it."""
    try:
        at, _, stamp = lock_beside(file).read_text().partition(" ")
        return datetime.fromisoformat(at).astimezone(UTC), stamp
    except (OSError, ValueError):
        return None, ""


def _stamp(file: Path) -> str:
    """Write down how a file is: when it was written, its size, which it is. Nothing where SQLite's log is open."""
    log = file.with_name(f"{file.name}-wal")
    try:
        found = file.stat()
        return "" if log.exists() and log.stat().st_size else f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
    except OSError:
        return ""
