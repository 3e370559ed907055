"""The workers and jobs of one process, as the engine's tables have them: which jobs are in its hand is known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from procrastinate.manager import JobManager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from procrastinate import BaseConnector
    from procrastinate.jobs import Job, Status


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
