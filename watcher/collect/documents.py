"""Fetching and reading the documents that pages list: the news of now, and the history that goes with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher import logs
from watcher.collect.corrections import NO_REPORTS, correction_of
from watcher.model.corrections import Cause
from watcher.store import corrections, documents, publications
from watcher.timing import schedule
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.model.ofsted import Urn
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store
    from watcher.store.publications import Waiting
    from watcher.timing.clock import Clock
    from watcher.web.client import Web

TRIED_EVERY_POLL = 6
"""So often a document that isn't one is fetched again at each poll; after that with back-off."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What fetching documents came to."""

    read: int = 0
    problems: tuple[str, ...] = ()


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
    log = logs.logger()
    (log.debug if waiting.history else log.info)("read", document=sha256, url=waiting.url, kind=said.kind)
    return None


def _failed(waiting: Waiting, problem: str, store: Store, now: datetime) -> str:
    late = waiting.attempts + 1 - TRIED_EVERY_POLL
    wait = schedule.retry_wait(late, 0.0, longest=schedule.LONGEST_UNREADABLE) if late > 0 else timedelta()
    with store.begin() as tx:
        publications.could_not_be_read(tx, waiting.id, problem, now, wait)
    logs.logger().info("a document can't be read", url=waiting.url, problem=problem)
    return problem
