"""The first sentence: collect what is new. Fetch, store raw, read, and leave it undecided for the second."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher import health, schedule
from watcher.clock import LONDON
from watcher.correcting import NO_REPORTS, correction_of
from watcher.fetch import MOST_DOCUMENT_BYTES, FetchError
from watcher.health import Shown
from watcher.model.corrections import Cause
from watcher.model.news import ItemKind
from watcher.sources.source import Failure, Listing, SourceError
from watcher.store import corrections, counting, documents, items, listings, publications, tallies, troubles
from watcher.store import sources as source_states
from watcher.store.sources import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from watcher.clock import Clock
    from watcher.fetch import Web
    from watcher.health import Doubt
    from watcher.isolation import Readers
    from watcher.model.ofsted import Urn
    from watcher.sources.source import Source
    from watcher.store.database import Store
    from watcher.store.publications import Waiting

TRIED_EVERY_POLL = 6
"""So often a document that isn't one is fetched again at each poll; after that with back-off."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of one source came to. `error` says why the source as a whole could not be read."""

    source: str
    pages: int
    new: int
    problems: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What fetching documents came to."""

    read: int = 0
    problems: tuple[str, ...] = ()


def poll(
    source: Source,
    *,
    store: Store,
    web: Web,
    clock: Clock,
    watched: frozenset[Urn],
    alert_window: timedelta,
    spacing: timedelta,
) -> Polled:
    """Ask a source what it lists now, and note what is new; each page in a transaction of its own.

    `spacing` is the rest between two requests to one host.
    """
    name = source.settings.name
    began = clock.now()
    memory = Memory(store, name, began)
    pages = new = 0
    problems: list[str] = []
    error: SourceError | FetchError | None = None
    started = clock.monotonic()
    try:
        for seen in source.poll(web, memory, watched):
            noted = _note(store, memory, name, seen, watched=watched, alert_window=alert_window, now=clock.now())
            pages += isinstance(seen, Listing)
            new += noted.new
            problems += [f"{seen.place}: {noted.problem}"] if noted.problem else []
    except (SourceError, FetchError) as trouble:
        error = trouble
    now, dice = clock.now(), random.random()  # noqa: S311 - jitter
    pace = source.settings.pace(began, pages=len(watched), spacing=spacing)
    with store.begin(lasting=error is not None) as tx:
        tallies.polled(tx, name, now, good=error is None, new=new)
        counting.note_poll_seconds(tx, name, clock.monotonic() - started)
        if error is None:
            troubles.good_poll(tx, name, troubles.WHOLE, now)
            source_states.succeeded(tx, name, now, schedule.next_poll(began, now, pace, dice))
        else:
            troubles.bad_poll(tx, name, troubles.WHOLE, None, str(error), now)
            failures = source_states.state(tx, name).failures + 1
            due = schedule.after_failure(began, now, pace, dice, failures=failures, asked=_asked_to_wait(error))
            source_states.failed(tx, name, now, due, str(error))
    return Polled(name, pages, new, tuple(problems), str(error) if error else None)


def _asked_to_wait(error: BaseException | None) -> timedelta | None:
    """Find how long the server asked to wait, in the error or in what it came from."""
    while error is not None:
        if isinstance(error, FetchError) and error.retry_after:
            return error.retry_after
        error = error.__cause__
    return None


@dataclass(frozen=True, slots=True)
class _Noted:
    new: int = 0
    problem: str | None = None


def _note(
    store: Store,
    memory: Memory,
    name: str,
    seen: Listing | Failure,
    *,
    watched: frozenset[Urn],
    alert_window: timedelta,
    now: datetime,
) -> _Noted:
    """Note one page: what is new on it, or why it can't be believed; then nothing of it is taken."""
    if isinstance(seen, Failure):
        with store.begin() as tx:
            troubles.bad_poll(tx, name, seen.place, seen.urn, seen.sentence, now)
        return _Noted(problem=seen.sentence)
    accepted = memory.accepts(seen.place)
    # To lose in a power cut that nothing had changed costs a second look: that needn't wait for the disk.
    with store.begin(lasting=seen.entries is not None) as tx:
        doubt = None if accepted else _doubt(tx, name, seen)
        problem = f"This page can't be believed: {doubt.sentence}." if doubt else None
        if problem:
            troubles.bad_poll(tx, name, seen.place, seen.urn, problem, now)
        else:
            troubles.good_poll(tx, name, seen.place, now)
        if doubt and doubt.wholly:
            return _Noted(problem=problem)
        first_contact = source_states.saw(tx, name, seen, now)
        since = (now - alert_window).astimezone(LONDON).date()
        if seen.items:
            return _Noted(items.see(tx, name, seen, seen.items, first_contact=first_contact, now=now, since=since))
        new = listings.see(
            tx,
            name,
            seen,
            first_contact=first_contact,
            now=now,
            since=since,
            watched=seen.urn in watched,
            gone_after=1 if accepted else health.BELIEVED_AFTER_POLLS,
        )
        return _Noted(new, problem)


def _doubt(tx: Connection, source: str, seen: Listing) -> Doubt | None:
    if seen.items is ItemKind.COUNCIL_MINUTES:
        return None  # a committee may have nothing to say, in August for one
    if seen.items is not None:
        listed = None if seen.entries is None else len(seen.entries)
        return health.doubt_feed(source_states.listed(tx, source, seen.place), listed)
    before = listings.shown(tx, source, seen.place)
    if seen.entries is None:
        still = tuple(each for each in before if not each.missing)
        return health.doubt_page(before, still, contradicted=False)
    now = tuple(Shown(each.key, each.title, each.published, each.event_date) for each in seen.entries)
    return health.doubt_page(before, now, contradicted=seen.contradicted)


def take_over(store: Store, watched: frozenset[Urn], alert_window: timedelta, now: datetime) -> frozenset[Urn]:
    """Begin with the authorities that were added to the watch list; the answer names them."""
    with store.begin() as tx:
        added = source_states.watch(tx, watched, now)
        publications.take_over(tx, added, (now - alert_window).astimezone(LONDON).date())
    return added


def fetch_documents(
    *,
    store: Store,
    web: Web,
    readers: Readers,
    clock: Clock,
    watched: frozenset[Urn],
    reader_version: str,
    history: bool,
    ignore_waits: bool = False,
    until: datetime | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Fetched:
    """Fetch and read the documents that are due: the news, or the history that goes with it."""
    with store.look() as tx:
        due = [
            each
            for each in publications.waiting(tx, watched, clock.now(), ignore_waits=ignore_waits)
            if each.history is history
        ]
    read = 0
    problems: list[str] = []
    for done, waiting in enumerate(due):
        progress(done, len(due))
        if until and clock.now() >= until:
            break
        problem = _fetch_one(waiting, store=store, web=web, readers=readers, clock=clock, reader_version=reader_version)
        if problem:
            problems.append(f"{waiting.url}: {problem}")
        else:
            read += 1
    progress(len(due), len(due))
    return Fetched(read, tuple(problems))


def _fetch_one(
    waiting: Waiting, *, store: Store, web: Web, readers: Readers, clock: Clock, reader_version: str
) -> str | None:
    try:
        answer = web.get(waiting.url, most_bytes=MOST_DOCUMENT_BYTES)
    except FetchError as trouble:
        return _failed(waiting, str(trouble), store, clock.now())
    body = answer.body
    said = readers.read(body)
    if said.kind in NO_REPORTS:
        problem = " ".join(said.problems) or "It is a page or a text that is no report of Ofsted's."
        return _failed(waiting, problem, store, clock.now())
    drawn = readers.picture(body) if said.judgements and not waiting.history else None
    sha256 = hashlib.sha256(body).hexdigest()
    with store.look() as tx:
        replaced = corrections.replaced(tx, waiting.id)
    correction = correction_of(store, readers, replaced, body, said, Cause.NEW_LINK) if replaced else None
    now = clock.now()
    with store.begin() as tx:
        documents.add(tx, sha256, body, now)
        documents.add_reading(tx, sha256, said, reader_version, now)
        if drawn:
            documents.add_picture(tx, sha256, drawn)
        publications.was_read(tx, waiting.id, sha256)
        corrections.looked_at(tx, waiting.id, answer.validators, now)
        if correction:
            corrections.corrected(tx, waiting.id, sha256, correction)
    return None


def _failed(waiting: Waiting, problem: str, store: Store, now: datetime) -> str:
    late = waiting.attempts + 1 - TRIED_EVERY_POLL
    wait = schedule.retry_wait(late, 0.0, longest=timedelta(hours=1)) if late > 0 else timedelta()
    with store.begin() as tx:
        publications.could_not_be_read(tx, waiting.id, problem, now, wait)
    return problem
