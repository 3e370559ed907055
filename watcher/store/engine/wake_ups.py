"""Wake-ups for an engine of jobs: which key is to be looked at, written in the transaction that writes why.

What is to be done is in our tables; a wake-up says only where to look now. It may be lost, because a sweep finds
whatever waits, or come twice. Where there is no engine (`Store.wakes`), none are written.
"""

from __future__ import annotations

import json
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from sqlalchemy import Connection, text

from watcher.store.tables.teams import OPERATOR

SCHEMA = "procrastinate"
"""The engine has a PostgreSQL schema of its own: its tables are no part of ours, and may be made anew at any time."""
_NOTED = "wake_ups"


class Work(StrEnum):
    """What is done with a key."""

    ASK = "ask"
    """Ask a source, by its name."""
    READ = "read"
    """Fetch and read what is new."""
    DECIDE = "decide"
    """Decide what is undecided about a place, by its URN; without a key everything, and for every team."""
    DELIVER = "deliver"
    """Gather and send what is due for a receiver of a team, by its name."""
    LOOK_AFTER = "look_after"
    """See to a team's reminders, notices and the like."""


SITES, PLACES, PEOPLE, OURS = "sites", "places", "people", "ours"
QUEUES = {Work.ASK: SITES, Work.READ: SITES, Work.DECIDE: PLACES, Work.DELIVER: PEOPLE, Work.LOOK_AFTER: PEOPLE}
"""Where each waits: a site that answers slowly must not keep a message waiting. `OURS` is for the engine's own jobs."""
_LAST = {Work.LOOK_AFTER}
"""What goes after everything else of its queue."""


class WakeUp(Struct, frozen=True, order=True):
    """One key to look at. Of one and the same only one waits, and only one is under way."""

    work: Work
    key: str = ""
    team: str = OPERATOR

    @property
    def lock(self) -> str:
        """What keeps two from looking at it at once."""
        return f"{self.work}/{self.team}/{self.key}"


def listen(tx: Connection, *, wakes: bool) -> None:
    """Begin to note a transaction's wake-ups, or to leave them out where there is no engine."""
    if wakes:
        tx.info[_NOTED] = set()
    else:
        tx.info.pop(_NOTED, None)  # a connection is used again and again


def wake(tx: Connection, *keys: WakeUp) -> None:
    """Have keys looked at once the transaction is committed."""
    noted = tx.info.get(_NOTED)
    if noted is not None:
        noted.update(keys)


def write(tx: Connection) -> None:
    """Write what was noted, at the end of a transaction: one that waits already is left as it is.

    Sorted, and after everything else: two transactions that wake the same keys never wait for each other in a circle.
    """
    noted: set[WakeUp] = tx.info.get(_NOTED) or set()
    if not noted:
        return
    jobs = [
        {
            "queue": QUEUES[each.work],
            "task": each.work,
            "priority": -1 if each.work in _LAST else 0,
            "lock": each.lock,
            "args": {"key": each.key, "team": each.team},
        }
        for each in sorted(noted)
    ]
    # As text, which a team's transaction allows for these two alone: they name nobody's rows.
    name_tables(tx)
    tx.exec_driver_sql(_WRITE, (json.dumps(jobs),))
    noted.clear()


def name_tables(tx: Connection) -> None:
    """Let the rest of a transaction change the engine's tables: what they do by themselves leaves out their schema."""
    tx.exec_driver_sql(_OURS_FIRST)


_OURS_FIRST = "select set_config('search_path', 'procrastinate,' || current_setting('search_path'), true)"
# Inserted, not deferred by the engine's own function: that one raises when a key waits already, and our transaction,
# with everything in it, would be over.
_WRITE = """
    insert into procrastinate.procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args)
    select queue, task, priority, lock, lock, args from jsonb_to_recordset(cast(%s as jsonb))
        as job(queue text, task text, priority int, lock text, args jsonb)
    on conflict (queueing_lock) where status = 'todo' do nothing
"""
STATEMENTS = (_OURS_FIRST, _WRITE)
"""What wakes, in the words of PostgreSQL."""


def before_people(tx: Connection) -> set[WakeUp]:
    """List what is being read or decided, or waits for that."""
    rows = tx.execute(_BEFORE_PEOPLE, {"read": Work.READ, "decide": Work.DECIDE})
    return {WakeUp(Work(row.task_name), row.args["key"], row.args["team"]) for row in rows}


_BEFORE_PEOPLE = text("""
    select task_name, args from procrastinate.procrastinate_jobs
    where status in ('todo', 'doing') and task_name in (:read, :decide)
""")


def any_waits(tx: Connection, work: Work) -> bool:
    """Return whether a job of a kind waits to be taken."""
    found: bool = tx.execute(_WAITS, {"work": work}).scalar_one()
    return found


_WAITS = text(
    "select exists (select from procrastinate.procrastinate_jobs where status = 'todo' and task_name = :work)"
)


class Backlog(Struct, frozen=True):
    """How the engine is doing: how many jobs wait in each queue, since when, and how many were left by dead workers."""

    waiting: dict[str, int]
    oldest: datetime | None
    stalled: int


def backlog(tx: Connection) -> Backlog | None:
    """Measure the engine's jobs; None where there is no engine."""
    if tx.dialect.name == "sqlite" or not tx.execute(_IS_THERE).scalar():
        return None
    waiting = {each.queue_name: each.jobs for each in tx.execute(_WAITING)}
    return Backlog(waiting, tx.execute(_OLDEST).scalar(), tx.execute(_STALLED).scalar_one())


_IS_THERE = text("select to_regclass('procrastinate.procrastinate_jobs') is not null")
_WAITING = text("""
    select queue_name, count(*) as jobs from procrastinate.procrastinate_jobs where status = 'todo' group by queue_name
""")
_OLDEST = text("""
    select min(event.at) from procrastinate.procrastinate_jobs job
    join procrastinate.procrastinate_events event on event.job_id = job.id where job.status = 'todo'
""")
_STALLED = text("""
    select count(*) from procrastinate.procrastinate_jobs job
    left join procrastinate.procrastinate_workers worker on worker.id = job.worker_id
    where job.status = 'doing' and (worker.id is null or worker.last_heartbeat < now() - interval '30 seconds')
""")
