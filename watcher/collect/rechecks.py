"""Looks again at documents that are known: Ofsted may have replaced one, or a better reader reads it otherwise."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.collect.corrections import NO_REPORTS, correction_of
from watcher.model.corrections import Cause, Correction
from watcher.store import corrections, documents
from watcher.timing.clock import LONDON
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.ofsted import Urn
    from watcher.reading.sandbox import Readers
    from watcher.store.corrections import Known
    from watcher.store.database import Store
    from watcher.timing.clock import Clock
    from watcher.web.client import Web

FRESH = timedelta(days=14)
"""A document is corrected soon after it is published, or hardly ever."""
FRESH_EVERY = timedelta(hours=1)
OLD_EVERY = timedelta(days=30)
MOST_AT_ONCE = 10
"""So many are looked at again in one cycle: a file may have to be fetched whole to see that it is the same."""
MOST_READ_AGAIN = 20


def recheck(
    *,
    store: Store,
    web: Web,
    readers: Readers,
    clock: Clock,
    watched: frozenset[Urn],
    reader_version: str,
    everything: bool = False,
) -> int:
    """Fetch known documents of watched authorities again where it is time; the answer counts those that differ.

    `everything` doesn't wait for the fresh ones' time.
    """
    now = clock.now()
    with store.look() as tx:
        due = corrections.due(
            tx,
            watched,
            fresh_since=(now - FRESH).astimezone(LONDON).date(),
            fresh_before=now if everything else now - FRESH_EVERY,
            old_before=now - OLD_EVERY,
            most=MOST_AT_ONCE,
        )
    return sum(_look(each, store, web, readers, now, reader_version) for each in due)


def _look(known: Known, store: Store, web: Web, readers: Readers, now: datetime, reader_version: str) -> bool:
    try:
        answer = web.get(known.url, validators=known.validators, most_bytes=MOST_DOCUMENT_BYTES)
    except FetchError:
        answer = None  # the page decides whether it is gone; what we have stays
    sha256 = hashlib.sha256(answer.body).hexdigest() if answer else None
    if answer is None or answer.not_modified or sha256 == known.sha256:
        with store.begin() as tx:
            corrections.looked_at(tx, known.id, answer.validators if answer else None, now)
        return False
    said = readers.read(answer.body)
    believed = said.kind not in NO_REPORTS
    correction = correction_of(store, readers, known, answer.body, said, Cause.NEW_BYTES) if believed else None
    with store.begin() as tx:
        corrections.looked_at(tx, known.id, answer.validators if believed else None, now)
        if believed:
            assert sha256 is not None, "there is an answer"
            documents.add(tx, sha256, answer.body, now)
            documents.add_reading(tx, sha256, said, reader_version, now)
            if correction and not correction.changes_nothing(said):
                corrections.corrected(tx, known.id, sha256, correction)
            else:
                corrections.same_words(tx, known.id, sha256)
    return correction is not None and not correction.changes_nothing(said)


def read_again(*, store: Store, readers: Readers, clock: Clock, reader_version: str) -> int:
    """Read a few of the documents again that another version of the reader read; the answer counts what it read."""
    with store.look() as tx:
        due = corrections.read_by_others(tx, reader_version, MOST_READ_AGAIN)
    for sha256 in due:
        with store.look() as tx:
            body, before = documents.body(tx, sha256), documents.said(tx, sha256)
        now_said = readers.read(body)
        with store.begin() as tx:
            documents.add_reading(tx, sha256, now_said, reader_version, clock.now())
            correction = Correction(Cause.BETTER_READER, before) if before else None
            if correction and (correction.regraded(now_said) or correction.newly_readable(now_said)):
                for id_ in corrections.told_of(tx, sha256):
                    corrections.corrected(tx, id_, sha256, correction)
    return len(due)
