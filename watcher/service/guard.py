"""Isolates the program's jobs: an error in one is logged, noted and tried again, and stops no other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import structlog

from watcher.model.errors import StoppedError, in_a_sentence
from watcher.model.listings import Failure
from watcher.service.clock_changes import Settled
from watcher.store.errors import StoreError
from watcher.store.polled import outages

if TYPE_CHECKING:
    from watcher.store.database import Store
    from watcher.timing.clock import Clock

Job = tuple[str, Callable[[], object]]
BY_THE_CLOCK = frozenset({"deadlines", "silences", "reminders", "escalation", "withdrawals", "briefing", "retention"})
"""The jobs that tell people, or forget, because a day has come: a wrong clock must not have them do it."""
SAID_AGAIN_AFTER = 60.0
"""Seconds after which it is said again that the database's server is away."""


class Guard:
    """Runs jobs by their names. A job that fails is an outage in the database, until it succeeds again.

    `failed` has those that failed last in this process, with a sentence each. May be used from any number of threads.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.failed: dict[str, str] = {}
        self._failing: set[str] | None = None
        self._silent_until = float("-inf")
        """Until when nothing more is said of a server that is away."""
        self._lock, self._settled = threading.Lock(), Settled(clock)

    def timely(self, jobs: Iterable[Job]) -> Iterator[Job]:
        """Leave out those that go by the clock alone while it may be wrong."""
        settled = self._settled()
        return (each for each in jobs if settled or each[0] not in BY_THE_CLOCK)

    def attempt(self, job: str, do: Callable[[], object]) -> None:
        """Do one job; what it raises goes no further. A fetch that was stopped with the program is no failure."""
        try:
            do()
        except StoppedError:
            return
        except Exception as error:  # whatever it is, the neighbours go on
            if not self.says_away(job, error):
                structlog.get_logger().error("a job failed; it runs again", job=job, error=in_a_sentence(error))
            self._failed(job, in_a_sentence(error))
        else:
            self._succeeded(job)

    def says_away(self, job: str, error: Exception) -> bool:
        """Return whether an error is of a server that is away; the log has one line of it for all jobs in a while."""
        if not (self.store.shared and isinstance(error, StoreError)):
            return False
        if self.clock.monotonic() >= self._silent_until:
            self._silent_until = self.clock.monotonic() + SAID_AGAIN_AFTER
            said = {"job": job, "error": in_a_sentence(error)}
            structlog.get_logger().warning("the database is away; jobs that need it run again", **said)
        return True

    def _failed(self, job: str, sentence: str) -> None:
        self.failed[job] = sentence
        try:
            with self._lock:
                self._known().add(job)
            with self.store.begin() as tx:
                outages.bad_poll(tx, outages.OUR_OWN, Failure(job, sentence), self.clock.now())
        except StoreError:
            return  # the log has it; where nothing can be written, nothing can be noted either

    def _succeeded(self, job: str) -> None:
        self.failed.pop(job, None)
        try:
            with self._lock:
                if job not in self._known():
                    return
            with self.store.begin() as tx:
                outages.good_poll(tx, outages.OUR_OWN, job, self.clock.now())
            with self._lock:
                self._known().discard(job)
        except StoreError:
            return  # the next success says so again

    def failing(self) -> set[str]:
        """List the jobs that failed last and whose next success is to be noted."""
        with self._lock:
            return set(self._known())

    def failing_anywhere(self, begins: str) -> set[str]:
        """List the jobs whose names begin so and that fail, also in another process: whoever can do one says so."""
        found = {job for job in self._in_the_database() if job.startswith(begins)}
        with self._lock:
            self._known().update(found)
        return found

    def _known(self) -> set[str]:
        """List the jobs that failed last, also those of the process before this one."""
        if self._failing is None:
            self._failing = self._in_the_database()
        return self._failing

    def _in_the_database(self) -> set[str]:
        with self.store.look() as tx:
            return {each.place for each in outages.open_ones(tx) if each.source == outages.OUR_OWN}
