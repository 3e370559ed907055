"""What a database can refuse."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from watcher.model.errors import PlainError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.exc import DBAPIError


class StoreError(PlainError):
    """The database can't be used. Its text is a sentence that says what to do."""


def what_is_said(error: DBAPIError) -> str:
    """Say what the database answered, without what it quotes of our SQL; the drivers give it in parts."""
    said = _parts(error).get("M") or getattr(getattr(error.orig, "diag", None), "message_primary", None)
    return str(said or error.orig)


def sqlstate(error: DBAPIError) -> str:
    """Give PostgreSQL's code of an error; empty where there is none, as of SQLite's."""
    return str(_parts(error).get("C") or getattr(error.orig, "sqlstate", None) or "")


def _parts(error: DBAPIError) -> dict[str, object]:
    parts = error.orig.args[0] if error.orig and error.orig.args else None
    return parts if isinstance(parts, dict) else {}


def has_no_room(error: BaseException) -> bool:
    """Return whether a server lives, and refused a connection for having too many; by its words, for psycopg's code."""
    return any(each in str(error) for each in ("'53300'", "too many c", "connection slots"))


def is_unusable(error: DBAPIError) -> bool:
    """Return whether a database can't be used now, whatever it is asked; drivers take some of that for our mistake."""
    said = what_is_said(error)
    return sqlstate(error).startswith(_UNUSABLE) or any(each in said for each in _NO_DATABASE)


def advice(error: str, file: Path | None = None) -> str:
    """Say what to do about what a database said; `file` is what it is kept in, unless a server keeps it."""
    of_place = _of_place(file) if file and any(each in error for each in _IN_ITS_PLACE) else None
    general = "Look at the disk and the path; nothing was changed." if file else _OF_SERVER
    return of_place or next((advice for words, advice in _ADVICE.items() if words in error), general)


def _of_place(file: Path) -> str | None:
    """Say what is wrong with where a file is; None where that isn't it."""
    folder = file.absolute().parent
    try:
        if not folder.is_dir():
            return f"There is no folder {folder}: make it, or name another one in [store] url."
        if os.statvfs(folder).f_flag & os.ST_RDONLY:
            return _READ_ONLY.format(folder=folder, name=file.name)
        may = os.access(folder, os.W_OK | os.X_OK) and (not file.exists() or os.access(file, os.R_OK | os.W_OK))
    except PermissionError:  # a folder above it is closed to this user
        may = False
    if may:
        return None
    return f"This user may not write in {folder}: run the command as root, or as the user whose database it is."


_UNUSABLE = ("08", "25006", "25P03", "28", "3D", "3F", "40", "42501", "42703", "42P01", "53", "55", "57", "58", "XX")
"""What begins the codes of what a server can't or mustn't do now, whatever it is asked: it is away, its disk or memory
is full, it is a standby, its tables are another version's, its operator ends what takes long, it is damaged. Drivers
take some for mistakes of ours."""
_NO_DATABASE = "not a database", "malformed", "invalid connection option"
_IN_ITS_PLACE = "unable to open", "readonly", "disk I/O"
"""What SQLite says where the file is well, and its folder or its disk isn't."""
_READ_ONLY = (
    "The disk of {folder} is read-only, as many systems set one that fails: look at the system's log, and make it "
    "writable again. To look into the database until then, copy {name} and the files beside it that are called so, "
    "with -wal and -shm at the end, to another disk, and name the copy in [store] url."
)

_OF_SERVER = "Look at the server and its log; we go on when it can be used."
_ADVICE = {
    # Before what holds of every connection that failed: these say why it did.
    "authentication failed": "Look at the name in [store] url, and at its password.",
    "does not exist": "Make it on the server first: createdb NAME, createuser NAME.",
    "pg_hba.conf": "The server lets this user or machine not in: look at its pg_hba.conf.",
    "too many c": "Raise max_connections in the server's settings, or run fewer processes.",
    "connection slots": "Raise max_connections in the server's settings, or run fewer processes.",
    "pooling mode": "Something between this program and the server lends sessions: write the server's own address into "
    "[store] url.",
    "starting up": "The server starts, or recovers; we go on when it is ready.",
    "recovery mode": "The server starts, or recovers; we go on when it is ready.",
    "shutting down": "The server ends; we go on when it is back.",
    "administrator command": "Somebody ended this session on the server; it goes on by itself.",
    "session is read-only": "No server that the address names takes changes now; we go on when one does.",
    "invalid connection option": "Look at what stands behind the question mark of the address.",
    "Can't create a connection": "Does the server run, and is its address right?",
    "failed to resolve": "Does the server run, and is its address right?",
    "connection failed": "Does the server run, and is its address right?",
    "network error": "The server or the network ended the connection; we go on when it is there again.",
    "closed the connection": "The server or the network ended the connection; we go on when it is there again.",
    "postmaster exit": "The server ended of itself; we go on when it is back.",
    "read-only transaction": "The server takes no changes now: it is a standby, or was set so. It goes on by itself "
    "once the server that takes them has this address.",
    "statement timeout": "The server ends what takes longer than its statement_timeout: raise that for this user.",
    "lock timeout": "Another session on the server holds what this one needs: look for it in pg_stat_activity. Once it "
    "has ended, all goes on by itself.",
    "idle-in-transaction": "Raise idle_in_transaction_session_timeout for this user.",
    "permission denied": "The database and its tables must belong to the user that the URL names.",
    "No space left": "The server's disk is full: make room there, and it goes on by itself.",
    "unable to open": "Does its folder exist, and may this user write there?",
    "readonly": "This user may not write to it: check the file's owner and the folder's.",
    "disk I/O": "The disk is full or fails: look at its room, and at the system's log. Nothing was changed.",
    "full": "The disk is full: make room, and it goes on by itself.",
    "locked": "Another program holds it: is a copy or a backup running?",
    "not a database": "This file is not a database of ofsted-watch. Move it away, or restore a backup.",
    "malformed": "It is damaged. Stop the service and restore a backup.",
}
