"""Workers of the engine that died: what each had in hand goes on within a second.

Each holds a lock by its number, which ends with its process. The engine itself goes by signs of life, which must fail
to come for many seconds before a worker counts as dead; until then nobody else looks at what it had in hand.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text

from watcher.store import locks, wake_ups
from watcher.store.wake_ups import WakeUp, Work

if TYPE_CHECKING:
    from sqlalchemy import Connection


def lock_of(worker: int) -> str:
    """Name the lock that a worker holds as long as it lives."""
    return f"worker/{worker}"


def find(tx: Connection, grace: timedelta = timedelta(seconds=10)) -> list[int]:
    """List the workers that hold jobs, and no lock; none within `grace` of a server's start, which ends all locks."""
    workers = list(tx.execute(_WITH_JOBS, {"grace": grace}).scalars())
    held = locks.held_of(tx, map(lock_of, workers)) if workers else set()
    return [each for each in workers if lock_of(each) not in held]


def pass_on(tx: Connection, workers: list[int]) -> None:
    """End the jobs of dead workers, and wake the same keys: another one looks at them now."""
    wake_ups.name_tables(tx)
    for task, args in tx.execute(_END, {"dead": workers}).all():
        if task in set(Work):  # the engine's own jobs come again by the clock
            wake_ups.wake(tx, WakeUp(Work(task), args["key"], args["team"]))


_WITH_JOBS = text("""
    select distinct worker_id from procrastinate.procrastinate_jobs
    where status = 'doing' and worker_id is not null and pg_postmaster_start_time() <= now() - cast(:grace as interval)
""")
_END = text("""
    delete from procrastinate.procrastinate_jobs where status = 'doing' and worker_id in :dead returning task_name, args
""").bindparams(bindparam("dead", expanding=True))
