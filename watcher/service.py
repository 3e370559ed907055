"""Puts the parts together: one cycle for `once`, and the scheduler for `run`."""

from __future__ import annotations

import signal
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import notifiers
from notifiers.notifier import DeliveryError, Notifier
from watcher import collect, decide, deliver, logs, operations, systemd
from watcher import sources as source_kinds
from watcher.collect import Fetched, Polled
from watcher.fetch import StoppedError, Web
from watcher.isolation import Readers
from watcher.pulse import Pulse
from watcher.reading import READER
from watcher.sources.ofsted_reports import OfstedReports
from watcher.store import backup, outbox
from watcher.store import sources as source_states
from watcher.store.database import Store, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from apscheduler.events import JobExecutionEvent
    from apscheduler.schedulers.base import BaseScheduler

    from watcher.clock import Clock
    from watcher.config import Config
    from watcher.decide import Decision
    from watcher.deliver import Attempted
    from watcher.sources.source import Source

GIVEN_UP_IS_TRIED_AGAIN_FOR = timedelta(days=7)
HISTORY_SLICE = timedelta(minutes=2)
"""So long old documents are fetched between two looks at what is new."""
TENDING = "outbox and health"
TENDED_WITHIN = timedelta(minutes=2)
"""Longer than any one message may take; the outbox is looked at every few seconds."""
POLLED_WITHIN = timedelta(minutes=45)
"""So much longer than its interval one poll may take: all of England's pages, then a slice of old documents."""
STOPPED_WITHIN = timedelta(seconds=8)


@dataclass(frozen=True, slots=True)
class Happened:
    """What one cycle did."""

    polled: tuple[Polled, ...] = ()
    fetched: tuple[Fetched, ...] = ()
    decisions: tuple[Decision, ...] = ()
    attempts: tuple[Attempted, ...] = ()

    @property
    def needs_attention(self) -> bool:
        """Tell whether something went wrong that somebody should look at."""
        return (
            any(each.error or each.problems for each in self.polled)
            or any(each.problems for each in self.fetched)
            or any(each.state is not outbox.State.SENT for each in self.attempts)
        )


@dataclass(slots=True)
class Service:
    """The whole program for one config. Use it as a context manager: it holds a database and reader processes."""

    config: Config
    clock: Clock
    store: Store = field(init=False)
    web: Web = field(init=False)
    readers: Readers = field(init=False)
    pulse: Pulse = field(default_factory=Pulse)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _held: ExitStack = field(default_factory=ExitStack)
    _sources: tuple[Source, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._held.enter_context(backup.in_use(self.config.store_url))
        _refuse_damage(self.config.store_url)
        self.store = Store(self.config.store_url)
        self.store.migrate()
        self.web = Web(self.config.fetch, self.clock)
        self.readers = Readers()
        self._sources = tuple(source_kinds.make(settings) for settings in self.config.sources)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.readers.close()
        self.web.close()
        self.store.close()
        self._held.close()

    def begin(self) -> None:
        """Take over newly watched authorities, and queue again what was given up lately."""
        now = self.clock.now()
        collect.take_over(self.store, self.config.watched, self.config.alert_window, now)
        with self.store.begin() as tx:
            outbox.try_again(tx, now, now - GIVEN_UP_IS_TRIED_AGAIN_FOR)

    def once(self, *, everything: bool, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Happened:
        """Run one cycle: every due source (or every one), decide, deliver, look at health, deliver what that says."""
        self.begin()
        polled = tuple(self.poll(source) for source in self._sources if everything or self._is_due(source))
        news = self.fetch(history=False, ignore_waits=everything)
        history = self.fetch(history=True, ignore_waits=everything, progress=progress)
        decisions = self.decide()
        attempts = self.deliver(ignore_waits=everything)
        self.look_after()
        attempts += self.deliver(ignore_waits=everything)
        return Happened(polled, (news, history), decisions, attempts)

    def poll(self, source: Source) -> Polled:
        """Ask one source what it lists now."""
        return collect.poll(
            source,
            store=self.store,
            web=self.web,
            clock=self.clock,
            watched=self.config.watched,
            alert_window=self.config.alert_window,
            hourly_outside=isinstance(source, OfstedReports),
        )

    def fetch(
        self,
        *,
        history: bool,
        ignore_waits: bool = False,
        until: datetime | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Fetched:
        """Fetch and read documents that wait."""
        return collect.fetch_documents(
            store=self.store,
            web=self.web,
            readers=self.readers,
            clock=self.clock,
            watched=self.config.watched,
            reader_version=READER,
            history=history,
            ignore_waits=ignore_waits,
            until=until,
            progress=progress,
        )

    def decide(self) -> tuple[Decision, ...]:
        """Decide what is undecided."""
        return decide.decide(self.store, self.config, self.clock.now())

    def deliver(self, *, ignore_waits: bool = False) -> tuple[Attempted, ...]:
        """Try what is due in the outbox."""
        return deliver.deliver(
            store=self.store,
            notifier_for=self._notifier,
            clock=self.clock,
            ignore_waits=ignore_waits,
            stopping=self._stopping.is_set,
        )

    def look_after(self) -> None:
        """Tell the operators of what is broken."""
        operations.look_after(self.store, self.config, self.clock.now())

    def _is_due(self, source: Source) -> bool:
        with self.store.look() as tx:
            due_at = source_states.state(tx, source.settings.name).due_at
        return due_at is None or due_at <= self.clock.now()

    def _notifier(self, receiver: str, address: str) -> Notifier:
        self.pulse.beat(TENDING, self.clock.monotonic())
        settings = self.config.receivers.get(receiver)
        if settings is None:
            sentence = f'There is no receiver called "{receiver}" in the config any more.'
            raise DeliveryError(sentence, permanent=True)
        return notifiers.make(settings, address, self.config.secret)

    def run(self, stop: threading.Event | None = None) -> bool:
        """Watch until SIGTERM or SIGINT; False when something was still under way after `STOPPED_WITHIN`.

        The messages in hand are finished first; what else is under way goes on at the next start.
        """
        from apscheduler.events import EVENT_JOB_ERROR
        from apscheduler.schedulers.background import BackgroundScheduler

        stop = stop or _stopped_by_signals()
        log = logs.logger()
        self.begin()
        scheduler: BaseScheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

        def report(event: JobExecutionEvent) -> None:
            log.error("a job failed; it runs again", job=event.job_id, error=str(event.exception))

        scheduler.add_listener(report, EVENT_JOB_ERROR)
        for source in self._sources:
            within = 2 * source.settings.every + POLLED_WITHIN
            self.pulse.expect(source.settings.name, within.total_seconds(), self.clock.monotonic())
            scheduler.add_job(_Watching(self, source, scheduler), id=source.settings.name, name=source.settings.name)
        self.pulse.expect(TENDING, TENDED_WITHIN.total_seconds(), self.clock.monotonic())
        scheduler.add_job(self._tend, "interval", seconds=5, id=TENDING)
        scheduler.start()
        log.info("watching", authorities=len(self.config.watched), sources=len(self._sources))
        systemd.tell(systemd.READY)
        stop.wait()
        log.info("stopping: finishing what is in hand")
        systemd.tell(systemd.STOPPING)
        self._stopping.set()
        self.web.stop()
        ending = threading.Thread(target=scheduler.shutdown, daemon=True)
        ending.start()
        ending.join(STOPPED_WITHIN.total_seconds())
        return not ending.is_alive()

    def _tend(self) -> None:
        self.deliver()
        self.look_after()
        now = self.clock.monotonic()
        self.pulse.beat(TENDING, now)
        silent = self.pulse.silent(now)
        if silent:
            logs.logger().error("no sign of life; systemd's watchdog is not fed", of=silent)
        else:
            systemd.tell(systemd.ALIVE)


@dataclass(slots=True)
class _Watching:
    """The job of one source: poll, tell what is new, read history until the next poll, and set the next time."""

    service: Service
    source: Source
    scheduler: BaseScheduler

    def __call__(self) -> None:
        name = self.source.settings.name
        service = self.service
        try:
            polled = service.poll(self.source)
            logs.logger().info(
                "polled", source=name, pages=polled.pages, new=polled.new, error=polled.error, problems=polled.problems
            )
            service.fetch(history=False)
            service.decide()
            service.deliver()
            service.fetch(history=True, until=service.clock.now() + HISTORY_SLICE)
            service.decide()
            service.pulse.beat(name, service.clock.monotonic())
        except StoppedError:
            return
        finally:
            if self.scheduler.running:
                with service.store.look() as tx:
                    due_at = source_states.state(tx, name).due_at
                self.scheduler.add_job(self, "date", run_date=due_at, id=name, name=name, replace_existing=True)


def _refuse_damage(url: str) -> None:
    file = backup.file_of(url)
    damage = backup.damage_of(file) if file and file.exists() else None
    if damage:
        sentence = (
            f"The database {file} is damaged ({damage}). Nothing was changed. Put a copy back with "
            "`ofsted-watch restore FILE`; the damaged file is kept beside it. Without a copy, move the damaged file "
            "away: the program begins anew then, and tells only of what was published in the last days."
        )
        raise StoreError(sentence)


def _stopped_by_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    return stop
