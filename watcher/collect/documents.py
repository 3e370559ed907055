"""Fetching and reading the documents that pages list: the news of now, and the history that goes with it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog
from msgspec import Struct

from watcher.collect import mishaps
from watcher.collect.corrections import NO_REPORTS, correction_of
from watcher.model.corrections import Cause, Correction
from watcher.store.engine import wake_ups
from watcher.store.engine.wake_ups import WakeUp, Work
from watcher.store.published import corrections, documents, fetch_queue
from watcher.timing import schedule
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.collect.tools import Tools
    from watcher.model.documents import Reading
    from watcher.store.published.fetch_queue import WaitingDocument
    from watcher.web.client import Answer

TRIED_EVERY_POLL = 6
"""How often a document that isn't one is fetched again at each poll; after that with back-off."""


class FetchResult(Struct, frozen=True):
    """What fetching documents came to."""

    read: int = 0
    problems: tuple[str, ...] = ()


class _FetchedDocument(Struct, frozen=True):
    """A document as it was fetched, what it says, and its SHA-256."""

    answer: Answer
    said: Reading
    sha256: str


class _FetchFailure(Struct, frozen=True):
    """Why a document could not be fetched, or read."""

    problem: str


def fetch_documents(
    tools: Tools,
    *,
    history: bool,
    ignore_waits: bool = False,
    until: datetime | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> FetchResult:
    """Fetch and read the documents that are due: the news, or the history that goes with it.

    They are fetched and read side by side, and stored one after the other in their order.
    """
    with tools.store.look() as tx:
        waiting = fetch_queue.waiting(tx, tools.watched, tools.clock.now(), ignore_waits=ignore_waits)
    due = [each for each in waiting if each.history is history]
    read = 0
    problems: list[str] = []
    # It may be time to end before all are brought.
    for done, (each, brought) in enumerate(
        zip(due, tools.readers.side_by_side(_work(due, tools, until)), strict=False)
    ):
        progress(done, len(due))
        problem = _kept(each, brought, tools)
        if problem:
            problems.append(f"{each.url}: {problem}")
        else:
            read += 1
    progress(len(due), len(due))
    return FetchResult(read, tuple(problems))


def _work(
    due: Sequence[WaitingDocument], tools: Tools, until: datetime | None
) -> Iterator[Callable[[], _FetchedDocument | _FetchFailure]]:
    for each in due:
        if until and tools.clock.now() >= until:
            return
        yield partial(_bring, each, tools)


def _bring(waiting: WaitingDocument, tools: Tools) -> _FetchedDocument | _FetchFailure:
    """Fetch and read one document. Whatever goes wrong is that document's trouble."""
    try:
        problem = _elsewhere(waiting)
        if problem:
            return _FetchFailure(problem)
        answer = tools.web.get(waiting.url, most_bytes=MOST_DOCUMENT_BYTES)
        sha256 = hashlib.sha256(answer.body).hexdigest()
        return _FetchedDocument(answer, tools.readers.read(answer.body), sha256)
    except FetchError as error:
        return _FetchFailure(str(error))
    except Exception as error:  # one odd document must not hold up the others
        return _FetchFailure(mishaps.sentence_of(error, waiting.url))


def _kept(waiting: WaitingDocument, brought: _FetchedDocument | _FetchFailure, tools: Tools) -> str | None:
    """Store what was brought; returns why there is nothing to store."""
    try:
        problem = brought.problem if isinstance(brought, _FetchFailure) else _keep(waiting, brought, tools)
    except Exception as error:  # as above
        problem = mishaps.sentence_of(error, waiting.url)
    return _failed(waiting, problem, tools) if problem else None


def _elsewhere(waiting: WaitingDocument) -> str | None:
    """Say why a link is not followed: only Ofsted's own hosts are asked for a document."""
    from watcher.sources.ofsted_pages import FILE_HOSTS  # who watches feeds alone has no document

    if waiting.url == waiting.page_url:
        return "Ofsted's page gives no address for it that could be opened."
    host, own = urlsplit(waiting.url).hostname, urlsplit(waiting.page_url).hostname
    if host in (*FILE_HOSTS, own):
        return None
    return f"Ofsted's page links it on {host}, which is not Ofsted's: it was not fetched."


def _keep(waiting: WaitingDocument, brought: _FetchedDocument, tools: Tools) -> str | None:
    said, sha256 = brought.said, brought.sha256
    if said.kind in NO_REPORTS:
        return " ".join(said.problems) or "It is a page or a text, not a report of Ofsted's."
    # In one transaction: what is marked as read has its bytes and its reading, whoever pulls the plug. A power cut may
    # undo it as a whole until a message is claimed: then it is fetched again.
    with tools.store.begin(lasting=False) as tx:
        # The same bytes under another link are no news.
        moved = corrections.moved_here(tx, waiting.id, sha256, said)
        replaced = None if moved else corrections.replaced(tx, waiting.id)
        others = [] if moved or replaced or waiting.history else corrections.of_same_visit(tx, waiting.urn, said)
        if not (replaced or others):
            _write(tx, waiting, brought, Correction(Cause.NEW_LINK, said) if moved else None, tools)
    if replaced:  # read again with today's reader, which takes a while: not while others wait to write
        cause = Cause.BESIDE if replaced.listed else Cause.NEW_LINK
        correction = correction_of(tools, replaced.sha256, brought.answer.body, said, cause)
        with tools.store.begin(lasting=False) as tx:
            _write(tx, waiting, brought, correction, tools)
    elif others:
        same = next((each for each in others if _says_the_same(each, brought, tools)), None)
        with tools.store.begin(lasting=False) as tx:
            moved = same is not None and corrections.moved_here(tx, waiting.id, same, said)
            _write(tx, waiting, brought, Correction(Cause.NEW_LINK, said) if moved else None, tools)
    log = structlog.get_logger()
    (log.debug if waiting.history else log.info)("read", document=sha256, url=waiting.url, kind=said.kind)
    return None


def _says_the_same(known: str, brought: _FetchedDocument, tools: Tools) -> bool:
    """Return whether a document that is known by its hash says the same of the same visit, in the same words."""
    correction = correction_of(tools, known, brought.answer.body, brought.said, Cause.NEW_LINK)
    return correction is not None and correction.changes_nothing(brought.said)


def _write(
    tx: Connection, waiting: WaitingDocument, brought: _FetchedDocument, correction: Correction | None, tools: Tools
) -> None:
    """Store a document's bytes and its reading, and what differs from the one it replaces."""
    now, sha256 = tools.clock.now(), brought.sha256
    documents.add(tx, sha256, brought.answer.body, now)
    documents.add_reading(tx, sha256, brought.said, tools.reader_version, now)
    fetch_queue.was_read(tx, waiting.id, sha256, brought.answer.validators, now)
    wake_ups.wake(tx, WakeUp(Work.DECIDE, waiting.urn))
    if correction:
        corrections.corrected(tx, waiting.id, sha256, correction)


def _failed(waiting: WaitingDocument, problem: str, tools: Tools) -> str:
    # A page may stand in a report's place for a while: at first it is asked at each poll, then more and more rarely.
    late = waiting.attempts + 1 - TRIED_EVERY_POLL
    wait = schedule.retry_wait(late, 0.0, longest=schedule.LONGEST_UNREADABLE) if late > 0 else timedelta()
    with tools.store.begin() as tx:
        fetch_queue.could_not_be_read(tx, waiting.id, problem, tools.clock.now(), wait)
    structlog.get_logger().info("a document can't be read", url=waiting.url, problem=problem)
    return problem
