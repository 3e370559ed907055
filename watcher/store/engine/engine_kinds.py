"""Which kind of engine the processes on one database have: all must have the same, so that each knows how others share.

Each holds a lock by its kind's name together with all others of that kind, and shows on the server who it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from watcher.model.errors import PlainError
from watcher.store.engine.locks import key_of
from watcher.timing.words import at_most

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from watcher.store.database import Store

KINDS = "inline", "procrastinate"
MOST_NAMED = 5


class OtherEngineError(PlainError):
    """Processes with another kind of engine are at work on the same database."""

    exit_code = 2


def join(store: Store, ours: str) -> None:
    """Join the processes that have the same kind of engine; OtherEngineError when any has another, and names them."""
    if not store.shared:  # a file has one process
        return
    with store.in_turn("engine/joining"):
        store.locks.share(_lock_of(ours))
        with store.look() as tx:
            found = {kind: list(_at_work(tx, kind)) for kind in KINDS if kind != ours}
    for kind, those in found.items():
        if those:
            store.locks.close()
            named = "; ".join(at_most(MOST_NAMED, those, "and {} more"))
            raise OtherEngineError(
                f'Nothing was done: this config says [engine] kind = "{ours}", and on the same database there are '
                f'at work with kind = "{kind}": {named}. All need the same kind. '
                f'Stop those first, or write kind = "{kind}".'
            )


def silent(tx: Connection, kind: str, silent_for: timedelta) -> list[int]:
    """Find the sessions of the processes with an engine that have said nothing for so long; each speaks every moment.

    They stand still, as a stopped container does, and keep their locks: the system of theirs answers for them.
    """
    given = {**_words_of(kind), "silent_for": silent_for}
    return list(tx.execute(_SILENT, given).scalars())


def _words_of(kind: str) -> dict[str, int]:
    high, low = divmod(key_of(_lock_of(kind)) % 2**64, 2**32)
    return {"high": high, "low": low}


def _lock_of(kind: str) -> str:
    return f"engine/{kind}"


def _at_work(tx: Connection, kind: str) -> Iterator[str]:
    """Say of each who it is, where, and since when."""
    for row in tx.execute(_HOLDERS, _words_of(kind)):
        where = f", at {row.client_addr}" if row.client_addr else ""
        yield f"{row.application_name or 'a process'}{where}, since {row.since} UTC"


_HOLDERS = text("""
    select activity.application_name, host(activity.client_addr) as client_addr,
        to_char(activity.backend_start at time zone 'UTC', 'FMDD FMMonth HH24:MI') as since
    from pg_locks locked join pg_stat_activity activity on activity.pid = locked.pid
    where locked.locktype = 'advisory' and locked.granted and locked.objsubid = 1 and locked.classid = :high
        and locked.objid = :low and locked.database = (select oid from pg_database where datname = current_database())
    order by activity.backend_start
""")
_SILENT = text("""
    select activity.pid from pg_locks locked join pg_stat_activity activity on activity.pid = locked.pid
    where locked.locktype = 'advisory' and locked.granted and locked.objsubid = 1 and locked.classid = :high
        and locked.objid = :low and locked.database = (select oid from pg_database where datname = current_database())
        and activity.state = 'idle' and activity.state_change < now() - cast(:silent_for as interval)
""")
