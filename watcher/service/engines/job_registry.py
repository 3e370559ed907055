"""The engine's words with its tables: none waits for ever, and which jobs are in this process's hand is known."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from procrastinate import BaseConnector, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.manager import JobManager
from psycopg_pool import AsyncConnectionPool

from watcher.service.engines.job_tables import TOLD_FIRST
from watcher.store.dialects import SURE_FOR

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from procrastinate.jobs import Job, Status
    from psycopg import AsyncConnection

ANSWERED_WITHIN = 30.0
"""Seconds after which a question of the engine's has failed, and its worker ends; it gets another connection then."""


class Connector(PsycopgConnector):
    """Gives up what a server that stands still doesn't answer: its connection looks alive for ever.

    Each of the engine's questions is one statement: by itself it is asked once, in a transaction with a look whether
    the connection lives four times.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(pool_factory=_pool, configure=_begin, **options)

    async def execute_query_async(self, query: str, **arguments: object) -> None:
        """Ask something without an answer."""
        async with _in_time():
            await super().execute_query_async(query, **arguments)

    async def execute_query_one_async(self, query: str, **arguments: object) -> dict[str, Any]:
        """Ask for one row."""
        async with _in_time():
            found: dict[str, Any] = await super().execute_query_one_async(query, **arguments)
            return found

    async def execute_query_all_async(self, query: str, **arguments: object) -> list[dict[str, Any]]:
        """Ask for rows."""
        async with _in_time():
            found: list[dict[str, Any]] = await super().execute_query_all_async(query, **arguments)
            return found


def _pool(**options: Any) -> AsyncConnectionPool:
    return AsyncConnectionPool(**{**options, "check": _look_whether_it_lives})  # the engine names another one


async def _begin(connection: AsyncConnection) -> None:
    await connection.set_autocommit(True)
    await connection.execute(TOLD_FIRST)


_looked_at: WeakKeyDictionary[AsyncConnection, float] = WeakKeyDictionary()


async def _look_whether_it_lives(connection: AsyncConnection) -> None:
    """Ask the server, before a connection is used that rested, as `watcher.store.dialects` does."""
    now = time.monotonic()
    if now - _looked_at.get(connection, float("-inf")) >= SURE_FOR:
        await AsyncConnectionPool.check_connection(connection)
    _looked_at[connection] = now


@asynccontextmanager
async def _in_time() -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(ANSWERED_WITHIN):
            yield
    except TimeoutError:
        raise ConnectorException from TimeoutError("the server gave no answer")


class Registry(JobManager):
    """Has a lock held for each worker as long as it is registered, before it takes a job; `in_hand` are its jobs."""

    def __init__(
        self,
        connector: BaseConnector,
        hold: Callable[[int], None],
        let_go: Callable[[int], None],
        in_hand: set[int],
    ) -> None:
        super().__init__(connector)
        self._hold, self._let_go, self._in_hand = hold, let_go, in_hand

    async def register_worker(self) -> int:
        """Register a worker that begins; returns its number."""
        number = await super().register_worker()
        await asyncio.to_thread(self._hold, number)
        return number

    async def unregister_worker(self, worker_id: int) -> None:
        """Forget a worker that ended, once its jobs are over; also where the server is away and can't be told."""
        try:
            await super().unregister_worker(worker_id)
        finally:
            await asyncio.to_thread(self._let_go, worker_id)

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        """Take a job, and note that it is in hand."""
        job = await super().fetch_job(queues, worker_id)
        if job and job.id:
            self._in_hand.add(job.id)
        return job

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:  # noqa: FBT001 - the engine's own
        """Note that a job is over, also where the server can't be told."""
        try:
            await super().finish_job(job, status, delete_job)
        finally:
            self._in_hand.discard(job.id or 0)
