"""Copies of the database: taken while it is in use, and put back when nobody uses it."""

from __future__ import annotations

import fcntl
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, select, update
from sqlalchemy.engine import make_url

from watcher.store import revisions
from watcher.store.damage import AS_LEFT, Found, damage_of, lock_beside, opened
from watcher.store.errors import StoreError, advice
from watcher.store.polled import sources
from watcher.store.tables.alerts import delivery
from watcher.store.tables.sources import mark
from watcher.store.tables.teams import everybodys, operators
from watcher.store.told.deliveries import State
from watcher.store.unfinished import name_beside
from watcher.store.upsert import upsert

RESTORED_AT = "restored_at"
AWAY = timedelta(hours=2)
"""Longer than between two polls, also at night: whatever was at work on a database gave a sign of life."""
LATELY = timedelta(days=2)
"""By then everything that was on its way when the copy was put back has been looked for, also over a night."""
GIVEN_WAY = 10
"""How often others who may want the same are given way to, half a second in all: a service uses a file for longer."""
RESTORED = """
    UPDATE delivery SET state = 'unknown', claimed_at = NULL, claimed_by = NULL WHERE state IN ('queued', 'sending')
"""
"""What waited when the copy was made may have arrived since: it is looked for before it is sent again."""


def file_of(url: str) -> Path | None:
    """Find the file of a database; None for one that is kept by a server, or in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def _certainly_file_of(url: str) -> Path:
    file = file_of(url)
    if file is None:
        shown = make_url(url).render_as_string(hide_password=True)
        sentence = f"{shown} is not a file. A server's database is copied with the server's own tool, such as pg_dump."
        raise StoreError(sentence)
    return file


def backup(url: str, to: Path) -> None:
    """Copy a database that may be in use; the copy is whole or isn't there. `to` must not exist."""
    source = _certainly_file_of(url)
    if not source.exists():
        raise StoreError(f"There is no database {source} to back up.")
    _keep_what_is_there(to)
    try:
        with name_beside(to) as unfinished:
            make_private(unfinished)
            with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(unfinished)) as written:
                read.backup(written)
                # One file, to be carried off as one: in WAL mode a part of it would lie beside it.
                written.execute("PRAGMA journal_mode = DELETE")
            _keep_what_is_there(to)
            unfinished.replace(to)
    except (OSError, sqlite3.Error) as error:
        sentence = f"{source} could not be copied to {to}: {_why(error)}. Is there room, and may this user write there?"
        raise StoreError(sentence) from error


def _keep_what_is_there(to: Path) -> None:
    if to.exists():
        raise StoreError(f"{to} is there already. Name a file that isn't, so that no older copy is lost.")


def restore(url: str, copy: Path, now: datetime) -> Path | None:
    """Put a copy in the place of a database that nobody uses; returns where the one before was put, if any.

    StoreError, and nothing changed, when a service runs on it or the copy is damaged.
    """
    place = _certainly_file_of(url)
    # Before anything is touched.
    itself = copy.exists() and place.exists() and copy.samefile(place)
    damage = "it is the database itself" if itself else damage_of(copy) or _foreign(copy)
    if damage:
        raise StoreError(f"{copy} is not a good copy: {damage}. Nothing was changed.")
    # The lock is held to the end: no service may start on the file that is about to be replaced.
    with alone(place):
        fresh = place.with_name(f"{place.name}.restoring")
        try:
            _copy_for(fresh, copy, now)
            give_to_owner(fresh, of=place if place.exists() else place.parent)
        except BaseException as error:
            fresh.unlink(missing_ok=True)
            if not isinstance(error, OSError | sqlite3.Error):
                raise
            sentence = f"{copy} could not be copied to {fresh}: {_why(error)}. Is there room? Nothing was changed."
            raise StoreError(sentence) from error
        aside = place.with_name(f"{place.name}.before-restore-{now:%Y%m%dT%H%M%S}") if place.exists() else None
        if aside:
            _keep_as(aside, place)
        # Last, and in one step: whoever pulls the plug before finds the old database, after it the restored one.
        fresh.replace(place)
    return aside


def _keep_as(aside: Path, place: Path) -> None:
    """Give a database that nobody uses a second name, under which it stays; without one, a service would begin anew."""
    # Its log is written into it where that can be done: beside the next file it would be taken for that one's own.
    with suppress(sqlite3.Error), closing(sqlite3.connect(place)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for end in ("-wal", "-shm"):
        part = place.with_name(place.name + end)
        if part.exists():
            part.replace(aside.with_name(aside.name + end))
    try:
        aside.hardlink_to(place)
    except OSError:  # a file system that has no second names
        place.replace(aside)


def _copy_for(fresh: Path, copy: Path, now: datetime) -> None:
    """Make the database that a copy becomes: what it holds, and the note that it was put back."""
    fresh.unlink(missing_ok=True)
    make_private(fresh)
    with closing(opened(copy)) as read, closing(sqlite3.connect(fresh)) as written:
        read.backup(written)
        # In the copy, before it is in its place: a service that starts at once finds nothing that looks unsent.
        written.execute(RESTORED)
        written.execute(
            "INSERT OR REPLACE INTO mark (source, name, text) VALUES ('', ?, ?)", [RESTORED_AT, now.isoformat()]
        )
        written.commit()


def _why(error: OSError | sqlite3.Error) -> str:
    """Say what went wrong without the file, which the sentence names itself."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


_marks = operators(mark)  # a copy is put back for all teams
_RESTORED_AT = select(_marks.c.text).where(_marks.c.source == "", _marks.c.name == RESTORED_AT)


def was_just_restored(tx: Connection, now: datetime) -> bool:
    """Return whether a copy was put back within the last days, so that what is told now may have been told before."""
    found = tx.execute(_RESTORED_AT).scalar()
    return found is not None and now - datetime.fromisoformat(found) < LATELY


def begin(tx: Connection, now: datetime, found: Found = AS_LEFT) -> bool:
    """Let what may have been told already be looked for before it is sent; True when the database was made anew.

    A database at which nobody was at work for hours may be an older copy that was laid in the place of the one in use,
    by hand or with the whole machine. `found`: how its file was found.
    """
    last, served = sources.at_work(tx)
    if not may_be_a_copy(last, served, now, found):
        return False
    every = everybodys(delivery)
    waits = every.c.state == State.QUEUED, every.c.released_at.is_not(None), every.c.digest.is_(None)
    tx.execute(update(every).where(*waits).values(state=State.UNKNOWN))
    # A mere stop is likelier than a copy, and what is looked for is gathered in no digest: so for the first hours only.
    since = now if found.another else now - LATELY + AWAY
    upsert(tx, mark, source="", name=RESTORED_AT, text=since.isoformat())
    return last is None


def may_be_a_copy(last: datetime | None, served: datetime | None, now: datetime, found: Found) -> bool:
    """Return whether it may be another database than the one in use, by when anybody, and a service, was at work."""
    was_away = last is not None and now - last > AWAY
    # Single cycles may be a day apart: that alone is no sign of a copy, and what they find may be gathered in digests.
    by_a_service = last is not None and served is not None and last - served <= AWAY
    return found.another or (was_away and (found.touched or by_a_service))


def _foreign(file: Path) -> str | None:
    with closing(opened(file)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not {"delivery", "alembic_version"} <= tables:
            return "it is not a database of ofsted-watch"
        (form,) = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    # It would take the good one's place, and nothing could start on it.
    return "a newer ofsted-watch than this one wrote it" if (form or "") > revisions.newest() else None


@contextmanager
def in_use(url: str) -> Iterator[BinaryIO | None]:
    """Show that a database is in use, for as long as the block lasts; others may use it too, but not replace it.

    The value is what shows it, for `changing`; None for a server's database.
    """
    file = file_of(url)
    if file is None:
        yield None
        return
    with _lock(file) as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield lock


@contextmanager
def changing(file: Path, ours: BinaryIO | None, are_changed: Callable[[], bool]) -> Iterator[None]:
    """Keep an older version from using a file while its tables change; StoreError when a service runs on it.

    `ours` is what shows that this very process uses it (`in_use`), and does so again afterwards. Where another process
    does the same at the same time the block may find that the tables `are_changed`.
    """
    with nullcontext(ours) if ours else _lock(file) as lock:
        try:
            if not any(_is_alone(lock) or are_changed() for _ in range(GIVEN_WAY)):
                raise StoreError(
                    f"{file} has the tables of an older ofsted-watch, and is in use: they can't be changed under it. "
                    "Stop the service first (systemctl stop ofsted-watch). Nothing was changed."
                )
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_SH)


def _is_alone(lock: BinaryIO) -> bool:
    """Take a file to oneself. Where that fails, whoever tries the same gets their turn, and is waited for."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        # Two that start together use it both. While one uses it no more the other can be done.
        fcntl.flock(lock, fcntl.LOCK_UN)
        time.sleep(random.uniform(0.01, 0.1))  # noqa: S311 - that the two don't go on meeting
        fcntl.flock(lock, fcntl.LOCK_SH)
        return False
    return True


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Keep a database file to oneself for as long as the block lasts; StoreError when a service runs on it."""
    with _lock(file) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            sentence = f"{file} is in use. Stop the service first (systemctl stop ofsted-watch). Nothing was changed."
            raise StoreError(sentence) from error
        yield


def make_private(file: Path) -> None:
    """Make an empty file that is its owner's alone from its first byte: a database holds who pressed what."""
    # O_EXCL: a link that somebody put there is not followed.
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))


def give_to_owner(file: Path, *, of: Path) -> None:
    """Let root make files for the service's user and not for itself, as SQLite does with the files that it makes."""
    if os.geteuid() == 0:
        owner = of.stat()
        os.chown(file, owner.st_uid, owner.st_gid)


def _lock(file: Path) -> BinaryIO:
    place = lock_beside(file)
    try:
        # A file beside it, never the database: closing any handle on that would drop SQLite's own POSIX locks.
        lock = place.open("ab")
        give_to_owner(place, of=file if file.exists() else file.parent)
        return lock
    except OSError as error:
        sentence = f"The database {file} can't be used: {_why(error)}. {advice('unable to open', file)}"
        raise StoreError(sentence) from error
