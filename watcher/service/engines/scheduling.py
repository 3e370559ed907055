"""Ending the scheduler without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.schedulers.base import BaseScheduler


def let_go(scheduler: BaseScheduler) -> None:
    """Begin no further job, and let go of the threads; it waits for none of them.

    APScheduler 3.11 takes a job that runs once off its list after it began it, and raises JobLookupError in its thread
    when it was shut down in between. So it is paused first, and its list emptied when it has let go of that.
    """
    scheduler.pause()
    scheduler.remove_all_jobs()
    # It holds a lock while it waits, which a job needs to be added: so whoever calls this waits for the threads.
    scheduler.shutdown(wait=False)
