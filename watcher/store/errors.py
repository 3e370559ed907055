"""What a database can refuse."""

from __future__ import annotations

from watcher.model.errors import PlainError


class StoreError(PlainError):
    """The database can't be used. Its text is a sentence that says what to do."""


def advice(error: str) -> str:
    """Say what to do about what a database said."""
    for words, advice in _ADVICE.items():
        if words in error:
            return advice
    return "Look at the disk and the path; nothing was changed."


_ADVICE = {
    # Before what holds of every connection that failed: these say why it did.
    "authentication failed": "Look at the name and the password in the URL.",
    "does not exist": "Make it on the server first: createdb NAME, createuser NAME.",
    "pg_hba.conf": "The server lets this user or machine not in: look at its pg_hba.conf.",
    "too many c": "Raise max_connections in the server's settings, or run fewer processes.",
    "connection slots": "Raise max_connections in the server's settings, or run fewer processes.",
    "starting up": "The server starts, or recovers; we go on when it is ready.",
    "recovery mode": "The server starts, or recovers; we go on when it is ready.",
    "shutting down": "The server ends; we go on when it is back.",
    "administrator command": "Somebody ended this session on the server; it goes on by itself.",
    "Can't create a connection": "Does the server run, and is its address right?",
    "connection failed": "Does the server run, and is its address right?",
    "network error": "The server or the network ended the connection; we go on when it is there again.",
    "read-only transaction": "The server takes no changes now: it is a standby, or was set so. It goes on by itself "
    "once the server that takes them has this address.",
    "statement timeout": "The server ends what takes longer than its statement_timeout: raise that for this user.",
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
