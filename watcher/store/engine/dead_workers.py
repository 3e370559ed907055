"""Workers of the engine that died or stand still: what each had in hand goes on within seconds.

Each holds a lock by its number, which ends with its process. The engine itself goes by signs of life, which must fail
to come for many seconds before a worker counts as dead; until then nobody else looks at what it had in hand. One that
is frozen keeps its locks: its sessions are ended, so that nobody waits for it. When it goes on it begins new ones, and
sends nothing without asking (`watcher.deliver.claimed`).
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, bindparam, text

from watcher.store.engine import locks, wake_ups
from watcher.store.engine.wake_ups import WakeUp, Work


def lock_of(worker: int) -> str:
    """Name the lock that a worker holds as long as it lives."""
    return f"worker/{worker}"


def jobs_of_dead(tx: Connection, grace: timedelta = timedelta(seconds=4)) -> list[int]:
    """List the jobs of workers that hold no lock; none within `grace` of a server's start, which ends all locks."""
    doing = {each.id: lock_of(each.worker_id) for each in tx.execute(_DOING, {"grace": grace})}
    held = locks.held_of(tx, doing.values()) if doing else {}
    return [job for job, lock in doing.items() if lock not in held]


def jobs_of(tx: Connection, workers: list[int]) -> list[int]:
    """List the jobs that these workers are doing, for all that the server knows."""
    return list(tx.execute(_DONE_BY, {"workers": workers}).scalars())


def find_frozen(tx: Connection, silent_for: timedelta) -> list[int] | None:
    """Find the processes none of whose workers has shown a sign of life for so long, by the sessions of their locks.

    None where nobody has shown one: then the server takes none, as a standby does.
    """
    silent = {lock_of(each.id): each.silent for each in tx.execute(_SIGNS_OF_LIFE, {"silent_for": silent_for})}
    if all(silent.values()):
        return None
    held = locks.held_of(tx, silent) if any(silent.values()) else {}
    living = {holder for lock, holder in held.items() if not silent[lock]}
    return sorted({*held.values()} - living)


def end_sessions(tx: Connection, holders: list[int]) -> None:
    """End all sessions of the processes that have these."""
    tx.execute(_END_SESSIONS, {"holders": holders})


def pass_on(tx: Connection, jobs: list[int]) -> None:
    """End jobs that nobody does any more, and wake the same keys: another worker looks at them now."""
    wake_ups.name_tables(tx)
    for task, args in tx.execute(_END, {"jobs": jobs}).all():
        if task in set(Work):  # the engine's own jobs come again by the clock
            wake_ups.wake(tx, WakeUp(Work(task), args["key"], args["team"]))


_DOING = text("""
    select id, worker_id from procrastinate.procrastinate_jobs
    where status = 'doing' and worker_id is not null and pg_postmaster_start_time() <= now() - cast(:grace as interval)
""")
_DONE_BY = text("""
    select id from procrastinate.procrastinate_jobs where status = 'doing' and worker_id in :workers
""").bindparams(bindparam("workers", expanding=True))
_END = text("""
    delete from procrastinate.procrastinate_jobs where status = 'doing' and id in :jobs returning task_name, args
""").bindparams(bindparam("jobs", expanding=True))
_SIGNS_OF_LIFE = text("""
    select id, last_heartbeat < now() - cast(:silent_for as interval) as silent from procrastinate.procrastinate_workers
""")
_END_SESSIONS = text("""
    select pg_terminate_backend(theirs.pid) from pg_stat_activity holder
    join pg_stat_activity theirs on theirs.application_name = holder.application_name
        and theirs.usename = holder.usename and theirs.datname = holder.datname
    where holder.pid in :holders and theirs.pid <> pg_backend_pid()
""").bindparams(bindparam("holders", expanding=True))
