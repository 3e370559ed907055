"""The first sentence: collect what is new. Ask the sources, store what they list, and leave it undecided."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher.model.listings import BELIEVED_AFTER_POLLS, Failure, Listing, ShownReport
from watcher.model.news import ItemKind
from watcher.sources import doubts
from watcher.sources.source import SourceError
from watcher.store import found_authorities, items, listings, metrics, outages, poll_counts, publications
from watcher.store import sources as source_states
from watcher.store.poll_counts import Poll
from watcher.store.poll_state import recall
from watcher.timing import schedule
from watcher.timing.clock import LONDON
from watcher.web.client import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from watcher.model.ofsted import Urn
    from watcher.sources.doubts import Doubt
    from watcher.sources.source import Source
    from watcher.store.database import Store
    from watcher.store.poll_state import Memory
    from watcher.timing.clock import Clock
    from watcher.timing.schedule import Due
    from watcher.web.client import Web

MOST_AT_ONCE = 32
"""So many sources are asked at once. Each waits for its own server most of the time."""
NOTED_TOGETHER = 100
"""So many polls are noted in one transaction: most say only that nothing has changed."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of one source came to. `error` says why the source as a whole could not be read."""

    source: str
    pages: int
    new: int
    problems: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """One poll that is over and not yet noted; `unchanged` are the places that said just that."""

    polled: Polled
    memory: Memory
    unchanged: tuple[str, ...]
    ended: datetime
    seconds: float
    due: Due

    @property
    def counted(self) -> Poll:
        """What the certificate counts of it."""
        last = self.memory.state.last_attempt
        gap = self.ended - last if last else timedelta()
        return Poll(self.polled.source, self.ended, good=self.polled.error is None, new=self.polled.new, gap=gap)


def poll(
    sources: Sequence[Source],
    *,
    store: Store,
    web: Web,
    clock: Clock,
    watched: frozenset[Urn],
    alert_window: timedelta,
    spacing: timedelta,
) -> tuple[Polled, ...]:
    """Ask sources what they list now, several at once, so that a slow one doesn't delay the others.

    What is new is noted at once, each page in a transaction of its own; that nothing has changed, for many sources
    together: who is killed before that asks them once more. `spacing` is the rest between two requests to one host.
    """
    round_ = _Round(store, web, clock, watched, alert_window, spacing)
    with store.look() as tx:
        memories = recall(tx, [each.settings.name for each in sources], clock.now())
    done: dict[str, Polled] = {}
    unnoted: list[_Asked] = []
    for asked in _several_at_once(lambda each: round_.ask(each, memories[each.settings.name]), sources):
        done[asked.polled.source] = asked.polled
        unnoted.append(asked)
        if len(unnoted) == NOTED_TOGETHER:
            _note_polls(store, unnoted)
            unnoted = []
    _note_polls(store, unnoted)
    return tuple(done[each.settings.name] for each in sources)


def _several_at_once(ask: Callable[[Source], _Asked], sources: Sequence[Source]) -> Iterator[_Asked]:
    if len(sources) < 2:
        yield from map(ask, sources)
        return
    with ThreadPoolExecutor(min(len(sources), MOST_AT_ONCE), thread_name_prefix="polling") as threads:
        asking = [threads.submit(ask, each) for each in sources]
        yield from (each.result() for each in as_completed(asking))


def _note_polls(store: Store, asked: Sequence[_Asked]) -> None:
    """Note polls that are over: when they were, how they went, and when their sources are due next."""
    if not asked:
        return
    good = [each for each in asked if each.polled.error is None]
    # To lose in a power cut that nothing had changed costs a second look: that needn't wait for the disk.
    with store.begin(lasting=len(good) < len(asked)) as tx:
        source_states.saw_no_change(
            tx, ((each.polled.source, at, each.ended) for each in asked for at in each.unchanged)
        )
        source_states.succeeded(tx, ((each.polled.source, each.ended, each.due) for each in good))
        poll_counts.polled(tx, (each.counted for each in asked))
        metrics.note_poll_seconds(tx, ((each.polled.source, each.seconds) for each in asked))
        for each in asked:
            name, error = each.polled.source, each.polled.error
            if error is not None:
                outages.bad_poll(tx, name, outages.WHOLE, None, error, each.ended)
                source_states.failed(tx, each.memory.state, each.ended, each.due, error)
            elif each.memory.in_trouble(outages.WHOLE):
                outages.good_poll(tx, name, outages.WHOLE, each.ended)


@dataclass(frozen=True, slots=True)
class _Round:
    """What it takes to ask a source."""

    store: Store
    web: Web
    clock: Clock
    watched: frozenset[Urn]
    alert_window: timedelta
    spacing: timedelta

    def ask(self, source: Source, memory: Memory) -> _Asked:
        """Ask one source, and note what its pages show, unless it is that nothing has changed."""
        name = source.settings.name
        began, started = self.clock.now(), self.clock.monotonic()
        pages = new = 0
        problems: list[str] = []
        unchanged: list[str] = []
        error: SourceError | FetchError | None = None
        try:
            for seen in source.poll(self.web, memory, self.watched):
                pages += isinstance(seen, Listing)
                if isinstance(seen, Listing) and seen.items and memory.changes_nothing(seen):
                    unchanged.append(seen.place)
                    continue
                noted = self._note(memory, name, seen)
                new += noted.new
                problems += [f"{seen.place}: {noted.problem}"] if noted.problem else []
        except (SourceError, FetchError) as trouble:
            error = trouble
        polled = Polled(name, pages, new, tuple(problems), str(error) if error else None)
        now = self.clock.now()
        due = self._due(source, memory, began, now, error)
        return _Asked(polled, memory, tuple(unchanged), now, self.clock.monotonic() - started, due)

    def _due(
        self, source: Source, memory: Memory, began: datetime, ended: datetime, error: SourceError | FetchError | None
    ) -> Due:
        dice = random.random()  # noqa: S311 - jitter
        pace = source.settings.pace(began, pages=len(self.watched), spacing=self.spacing)
        if error is None:
            return schedule.next_poll(began, ended, pace, dice)
        failures = memory.state.failures + 1
        return schedule.after_failure(began, ended, pace, dice, schedule.Failed(failures, _asked_to_wait(error)))

    def _note(self, memory: Memory, name: str, seen: Listing | Failure) -> _Noted:
        """Note one page: what is new on it, or why it can't be believed; then nothing of it is taken."""
        now = self.clock.now()
        if isinstance(seen, Failure):
            with self.store.begin() as tx:
                outages.bad_poll(tx, name, seen.place, seen.urn, seen.sentence, now)
                self._remember(tx, memory, name, memory.oddness(seen.place, odd=True) if seen.odd else {})
            return _Noted(problem=seen.sentence)
        accepted = memory.accepts(seen.place)
        with self.store.begin(lasting=seen.entries is not None) as tx:
            doubt = None if accepted else _doubt(tx, name, seen)
            problem = f"This page can't be believed: {doubt.sentence}." if doubt else None
            if problem:
                outages.bad_poll(tx, name, seen.place, seen.urn, problem, now)
            else:
                outages.good_poll(tx, name, seen.place, now)
            self._remember(tx, memory, name, memory.oddness(seen.place, odd=doubt is not None))
            if doubt and doubt.wholly:
                return _Noted(problem=problem)
            first_contact = source_states.saw(tx, name, seen, now)
            self._remember(tx, memory, name, seen.marks)
            found_authorities.add(tx, name, seen.authorities, now)
            since = (now - self.alert_window).astimezone(LONDON).date()
            if seen.items:
                return _Noted(items.see(tx, name, seen, seen.items, first_contact=first_contact, now=now, since=since))
            new = listings.see(
                tx,
                name,
                seen,
                first_contact=first_contact,
                now=now,
                since=since,
                watched=seen.urn in self.watched,
                gone_after=1 if accepted else BELIEVED_AFTER_POLLS,
            )
            return _Noted(new, problem)

    def _remember(self, tx: Connection, memory: Memory, name: str, marks: Mapping[str, str]) -> None:
        for each, text in marks.items():
            source_states.set_mark(tx, name, each, text)
        memory.keep(marks)


@dataclass(frozen=True, slots=True)
class _Noted:
    new: int = 0
    problem: str | None = None


def _asked_to_wait(error: BaseException | None) -> timedelta | None:
    """Find how long the server asked to wait, in the error or in what it came from."""
    while error is not None:
        if isinstance(error, FetchError) and error.retry_after:
            return error.retry_after
        error = error.__cause__
    return None


def _doubt(tx: Connection, source: str, seen: Listing) -> Doubt | None:
    if seen.items is ItemKind.COUNCIL_MINUTES:
        return None  # a committee may have nothing to say, in August for one
    if seen.items is not None:
        listed = None if seen.entries is None else len(seen.entries)
        return doubts.doubt_feed(source_states.listed(tx, source, seen.place), listed)
    before = listings.shown(tx, source, seen.place)
    if seen.entries is None:
        still = tuple(each for each in before if not each.missing)
        return doubts.doubt_page(before, still, contradicted=False)
    now = tuple(ShownReport(each.key, each.title, each.published, each.event_date) for each in seen.entries)
    return doubts.doubt_page(before, now, contradicted=seen.contradicted)


def take_over(store: Store, watched: frozenset[Urn], alert_window: timedelta, now: datetime) -> frozenset[Urn]:
    """Begin with the authorities that were added to the watch list; the answer names them."""
    with store.begin() as tx:
        added = source_states.watch(tx, watched, now)
        publications.take_over(tx, added, (now - alert_window).astimezone(LONDON).date())
    return added
