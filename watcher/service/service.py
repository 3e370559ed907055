"""Puts the parts together: each method is one thing that a cycle does, with what it needs."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Self

from notifiers.notifier import Notifier
from watcher import data, logs
from watcher.collect import documents, pieces, polls
from watcher.collect.pictures import Pictures
from watcher.collect.tools import Tools
from watcher.config.check import Config, load
from watcher.decide import decide
from watcher.deliver import digests
from watcher.deliver.send import Dispatch
from watcher.follow_up import rerouting
from watcher.model.proofs import READER
from watcher.model.values import replace
from watcher.monitor import begun_anew
from watcher.reading.reader_start import COMMAND
from watcher.reading.sandbox import Readers
from watcher.service import reload as reloading
from watcher.service import upkeep
from watcher.service.bursts import DECIDING, Bursts
from watcher.service.guard import Guard
from watcher.service.notifier_by import notifier_by
from watcher.service.teams import teams_told
from watcher.service.teams.teams import Teams
from watcher.service.teams.watched import Watched
from watcher.service.watchdog import Pulse
from watcher.sources import kinds as source_kinds
from watcher.store import backup, damage
from watcher.store.database import Store
from watcher.store.polled import sources as source_states
from watcher.store.polled.hosts import SharedHosts
from watcher.store.published import found_authorities
from watcher.store.told import undelivered
from watcher.timing.clock import Clock, ShiftedClock, SystemClock
from watcher.web.client import FetchSettings, Web

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from watcher.collect.documents import FetchResult
    from watcher.collect.polls import PollResult
    from watcher.deliver.attempts import Attempted
    from watcher.model.decisions import Decision
    from watcher.sources.source import Source

new_readers = partial(Readers, command=(*COMMAND, "watcher.sources.prepared"))
"""Makes readers whose parent knows Ofsted's pages."""


class Service:
    """The whole program for one config. Use it as a context manager: it holds a database and reader processes."""

    def __init__(self, config: Config, clock: Clock, readers: Readers | None = None, *, stays: bool = False) -> None:
        """Open the database. `stays`: it is to run for long, and what its start alone needs is loaded elsewhere."""
        self.config, self.clock, self.readers = config, clock, readers or new_readers()
        self.pulse, self._held = Pulse(), ExitStack()
        self._stopping, self._deciding, self._changing = threading.Event(), threading.Lock(), threading.Lock()
        self._retired: list[Web] = []
        self._not_taken_over = False
        """Whether taking over those who are watched now broke off."""
        self._before: Config | None = None
        """The config before the present one, whose operators may have a last notice to get."""
        logs.set_up_unless_done()
        file = backup.file_of(self.config.store_url)
        self._found = damage.found(file)
        """How the database's file was found."""
        lock = self._held.enter_context(backup.in_use(self.config.store_url))
        self._held.enter_context(damage.refused(file, self.clock.now()))
        self.store = Store(self.config.store_url, wakes=self.config.engine != "inline")
        self.store.migrate(apart=stays, ours=lock)
        if self.store.wakes:
            from watcher.service.engines import job_tables

            job_tables.prepare(self.store)
        if self.store.shared and isinstance(self.clock, SystemClock):
            # Moments are compared with those that other machines wrote: all go by the server's clock.
            self.clock = ShiftedClock(self.store.moment())
        self.web = self._new_web(self.config.fetch)
        self.sources = tuple(source_kinds.make(settings) for settings in self.config.sources)
        self.guard = Guard(self.store, self.clock)
        pictures = Pictures(self.readers)
        self.dispatch = Dispatch(self.store, self._notifier, self.clock, self._stopping.is_set, pictures.of_alert)
        self.teams = Teams(self.store, self.clock, self.guard, self.readers, self.dispatch)
        self.watched = Watched(self.store, self.teams)
        self.bursts = Bursts(self.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.dispatch.pictures.finish(1)  # they are extras, and need the database
        self.stop()  # or what was under way as Ctrl-C came would be waited for
        self.readers.close()
        for each in (self.web, *self._retired):
            each.close()
        self.store.close()
        self._held.close()

    def begin(self) -> None:
        """Take over newly watched authorities, keep the config as good, and queue what it lets through now."""
        with self.store.in_turn("beginning"):
            now = self.clock.now()
            begun_anew.look(self.store, self.config, now, self._found)
            self._found = damage.AS_LEFT
            self._meet_newcomers()
            self.teams.follow(self.config)
            self.watched.take_over(self.config, now)
            self._before = reloading.keep(self.store, self.config, now) or self._before
            with self.store.look() as tx:
                if not undelivered.any_to_let_through(tx, now - self.config.alert_window):
                    return
            with self.store.begin() as tx:
                rerouting.let_through(tx, self.config, self._before, now)

    def follow_clock(self) -> None:
        """Go by the server's clock as it shows now: a machine that was stopped has missed the time that passed."""
        if isinstance(self.clock, ShiftedClock):
            self.clock.set(self.store.moment())

    def follow_teams(self) -> None:
        """Go by the teams' newest configs from now on, and collect what they watch."""
        self._take_over(changed=self.teams.follow(self.config))

    def _take_over(self, *, changed: bool) -> None:
        """Begin with those who are watched now, if anything has changed; what breaks off is done at the next look."""
        if changed or self._not_taken_over:
            self._not_taken_over = False
            try:
                self.teams.meet_newcomers(self.clock.now())
                self.watched.take_over(self.config, self.clock.now())
            except BaseException:
                self._not_taken_over = True
                raise

    def _go_by(self, taken: Config | None = None) -> None:
        """Go by a config from now on, or on by the present one, with the councils that were found meanwhile."""
        with self._changing:  # else who is about to put these in would put the config before in force again
            self.config = (taken or self.config).with_newcomers()

    def _meet_newcomers(self) -> bool:
        """Know the councils that were found on Ofsted's list, and watch them where the config asks for it."""
        with self.store.look() as tx:
            found = found_authorities.everyone(tx)
        learned = data.learn(found)
        self._go_by()
        return learned

    def reload(self) -> bool:
        """Look at the config's file again; True when it is a good one, which is in force from now on."""
        taken = reloading.reload(self.store, self.config, self.clock.now())
        if taken is self.config:
            return False
        if taken.fetch != self.config.fetch:
            self._retired.append(self.web)  # a job may be fetching with it
            self.web = self._new_web(taken.fetch)
            if self._stopping.is_set():
                self.web.stop()  # whoever stopped the others did not know this one
        self._go_by(taken)
        self.sources = tuple(source_kinds.make(settings) for settings in taken.sources)
        self.begin()
        return True

    def stop(self) -> None:
        """End what is under way: no new message is begun, and fetches break off."""
        self._stopping.set()
        for each in (self.web, *self._retired):
            each.stop()

    def finish(self, seconds: float) -> bool:
        """Wait for the messages in hand, up to so many seconds; False when one is still under way."""
        return self.dispatch.finish(seconds)

    def poll_all(self, *, everything: bool) -> tuple[PollResult, ...]:
        """Ask every source that is due (or every one), several at once, so that a slow one doesn't delay the others.

        A server's "ask again later" stands even when every source is asked.
        """
        with self.store.look() as tx:
            resting = source_states.resting(tx, self.clock.now(), only_asked_to=everything)
        return self.poll(*(each for each in self.sources if each.settings.name not in resting))

    def poll(self, *sources: Source, deal_with_news: Callable[[], None] = lambda: None) -> tuple[PollResult, ...]:
        """Ask some sources what they list now; `deal_with_news` need not wait for pages that hardly bring any."""
        if any(each.settings.lists_documents for each in sources):
            self.readers.start_ahead()  # its pages need one already
        polled = polls.poll(sources, replace(self.tools, deal_with_news=deal_with_news))
        self._take_over(changed=self._meet_newcomers())
        pieces.read_pieces(self.tools)
        return polled

    @property
    def state(self) -> object:
        """Return a value that changes once anything was written to the database, or another config is in force."""
        return self.store.version(), self.config

    @property
    def tools(self) -> Tools:
        """What it takes to collect, by the config that is in force."""
        return Tools(
            store=self.store,
            web=self.web,
            readers=self.readers,
            clock=self.clock,
            watched=self.watched.authorities(self.config),
            alert_window=self.config.alert_window,
            spacing=self.config.fetch.spacing,
            reader_version=READER,
            places=self.watched.places(self.config),
        )

    def fetch(
        self,
        *,
        history: bool,
        ignore_waits: bool = False,
        until: datetime | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> FetchResult:
        """Fetch and read documents that wait."""

        def do() -> FetchResult:
            return documents.fetch_documents(
                self.tools, history=history, ignore_waits=ignore_waits, until=until, progress=progress
            )

        if history:
            with self.store.sole("old documents") as ours:
                return do() if ours else documents.FetchResult()
        with self.bursts.fetching():
            return do()

    def decide(self) -> tuple[Decision, ...]:
        """Decide what is undecided; one thread at a time, so that nothing is decided twice."""
        with self._deciding, self.store.sole(DECIDING) as ours:
            if not ours:
                return ()
            # What is cut short in a team is undecided for the operator, too, and comes again.
            now = self.clock.now()
            with self.store.look() as tx:
                pending = decide.undecided(tx, self.config, now)
            by_teams = self.teams.decide(pending, now)
            decided = (*by_teams, *decide.decide(self.store, self.config, now, pending))
            self.bursts.decided()
            return decided

    def deliver(self, *, ignore_waits: bool = False, wait: bool = True) -> tuple[Attempted, ...]:
        """Try what is due in the outbox; without `wait` it only begins, and returns nothing."""
        self.store.be_at_work()
        now = self.clock.now()
        with self._deciding, self.store.sole(DECIDING) as ours:
            if ours:
                more_may_come = cache(self.bursts.more_may_come)
                gather = partial(digests.gather, self.store, self.config.receivers, now, more_may_come=more_may_come)
                self.guard.attempt("gathering", gather)
                teams_told.gather(self.teams, now, more_may_come=more_may_come)
        attempts: list[Attempted] = []

        def send() -> None:
            attempts.extend(self.dispatch.deliver(ignore_waits=ignore_waits, wait=wait))

        self.guard.attempt("sending", send)  # what broke off for the operator must not keep the teams' messages back
        return (*attempts, *teams_told.deliver(self.teams, now, ignore_waits=ignore_waits, wait=wait))

    def look_after(self) -> None:
        """Use the fallbacks of broken receivers, tell the operators, remind, escalate, forget what is old."""
        with self.store.sole("looking after") as ours:
            if ours:
                upkeep.look_after(self.guard, self.tools, self.config, self.clock.now())
                self.teams.looked_after.look(self.teams.in_force, self.clock.now())

    def source(self, name: str) -> Source | None:
        """Find a source by its name; None when the config has none of that name."""
        return next((each for each in self.sources if each.settings.name == name), None)

    def _new_web(self, settings: FetchSettings) -> Web:
        return Web(settings, self.clock, SharedHosts(self.store, self.clock) if self.store.shared else None)

    def _notifier(self, receiver: str, address: str) -> Notifier:
        return notifier_by(self.config, self._before, receiver, address, shared=self.store.shared)


def of_file(path: Path) -> Service:
    """Make the service that a config file describes, by the machine's clock."""
    return Service(load(path), SystemClock())
