"""What has the work done when it is due. `Inline` does it in this process, which is what happens without [engine]."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog
from msgspec import Struct

from watcher.collect.polls import MOST_AT_ONCE
from watcher.service.jobs import watch
from watcher.service.rota import ROTA, Rota
from watcher.service.tending import TENDING, Tending
from watcher.store.engine import dead_workers, engine_kinds

if TYPE_CHECKING:
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.base import BaseScheduler

    from watcher.service.service import Service

# What was decided is on its way by then.
TENDED_EVERY = timedelta(seconds=5)
SILENT_FOR = timedelta(minutes=2).total_seconds()
"""How long the rota and the outbox may go without a sign of life: neither waits for a site or a receiver."""
# Whatever the rota has reckoned: a clock that was set, or a config that changed, is noticed by then.
AT_LEAST_EVERY = timedelta(seconds=30)
POLLING, ALIVE = "polling", "showing that it lives"
FROZEN_AFTER = timedelta(seconds=60)
"""When one that says nothing to the server stands still; a process of an older version speaks twice a minute."""


class Every(Protocol):
    """Has a job of our own done at an interval; its name can't be that of anything in the config."""

    def __call__(self, length: timedelta, job: str, do: Callable[[], object], *, first: timedelta = ...) -> None:
        """Have it done every `length`, for the first time after `first`."""


class Engine(Protocol):
    """Has sources asked, documents read, publications decided and messages sent.

    What is to be done and when is in our tables: an engine may forget, or do twice, whatever it likes.
    """

    def begin(self, scheduler: BaseScheduler, every: Every) -> None:
        """Begin, with jobs of a scheduler that is not at work yet."""

    def due(self) -> tuple[str, ...]:
        """Name the jobs of the scheduler that have something to do before their interval is over."""

    def rests(self, most: float) -> float:
        """Say in how many seconds to ask again what is due; in so many at most."""

    def stop(self) -> None:
        """End, once what is under way is over. It may take long, and is called in a thread of its own."""


class Living(Struct):
    """Shows the others that this process lives, and frees what one that stands still has in hand.

    `_at` is when it last did so: whoever stood still themselves, with all others perhaps, takes nobody for frozen.
    """

    service: Service
    _at: float = float("-inf")

    def __call__(self) -> None:
        """Show it, and look around."""
        store, before = self.service.store, self._at
        store.be_at_work()
        self._at = time.monotonic()
        if self._at - before >= FROZEN_AFTER.total_seconds() / 2:
            return
        with store.look() as tx:
            frozen = engine_kinds.silent(tx, "inline", FROZEN_AFTER)
            if frozen:
                dead_workers.end_sessions(tx, frozen)
                structlog.get_logger().warning("a process stands still; its sessions are ended, and others go on")


class Inline:
    """Does everything in this process: the rota polls each source when it is due, and the outbox is tended."""

    _rota: Rota
    _polls: ThreadPoolExecutor

    def __init__(self, service: Service) -> None:
        self.service = service

    def begin(self, scheduler: BaseScheduler, every: Every) -> None:
        """Have the rota and the outbox looked at."""
        from apscheduler.executors.pool import ThreadPoolExecutor

        # Polls have threads of their own: however many sources hang, there is always one to tend the outbox.
        self._polls = ThreadPoolExecutor(MOST_AT_ONCE)
        scheduler.add_executor(self._polls, "polls")
        numbers = itertools.count(
            1
        )  # each poll is a job of its own: one that hangs must not keep the next from running
        self._rota = Rota(
            self.service,
            poll=lambda name: watch(self.service, name),
            begin=lambda do, name: scheduler.add_job(
                do, executor="polls", id=f"poll {next(numbers)}", name=f"poll of {name}"
            ),
        )
        if self.service.store.shared:
            every(TENDED_EVERY, ALIVE, Living(self.service))
        for part in (TENDING, ROTA):
            self.service.pulse.expect(part, SILENT_FOR, self.service.clock.monotonic())
        every(AT_LEAST_EVERY, POLLING, self._rota.look)
        every(TENDED_EVERY, TENDING, Tending(self.service), first=TENDED_EVERY)

    def due(self) -> tuple[str, ...]:
        """Say whether the rota has something to do."""
        return (POLLING,) if self._rota.is_due() else ()

    def rests(self, most: float) -> float:
        """Say when the next source is due."""
        return self._rota.rests(most)

    def stop(self) -> None:
        """Wait for the polls that are under way."""
        self._polls.shutdown()
