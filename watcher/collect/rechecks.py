"""Looks again at documents that are known: Ofsted may have replaced one, or a better reader may read it differently."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from watcher.collect import mishaps
from watcher.collect.corrections import NO_REPORTS, correction_of
from watcher.model.corrections import Cause, Correction
from watcher.model.kinds import Kind
from watcher.store.published import corrections, documents
from watcher.timing.clock import day_in_london
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError

if TYPE_CHECKING:
    from watcher.collect.tools import Tools
    from watcher.model.documents import Reading
    from watcher.store.published.corrections import KnownDocument

FRESH = timedelta(days=14)
"""A document is corrected soon after it is published, or hardly ever."""
# Corrections of a fresh report come within its first days, and an alert that they change is being acted on.
FRESH_EVERY = timedelta(hours=1)
RECENT = timedelta(days=365)
"""What people still act on."""
# Ofsted has issued files anew up to 212 days after their publication. All England's of a year are some 250: ten an hour
# more for Ofsted's server, which answers "not modified".
RECENT_EVERY = timedelta(days=1)
OLD_EVERY = timedelta(days=30)
"""Some 2,000 documents of all England are 67 a day: three an hour more for Ofsted's server."""
MOST_AT_ONCE = 10
"""How many are looked at again in one cycle: a file may have to be fetched whole to see that it is the same."""
# In each cycle: a better reader goes through England's 2,000 documents in about a day, and holds up no news.
MOST_READ_AGAIN = 20
UNREADABLE = (Kind.UNKNOWN_REPORT, Kind.NOT_A_REPORT)


def recheck(tools: Tools, *, everything: bool = False) -> int:
    """Fetch known documents of watched authorities again where it is time; returns how many differ.

    `everything` doesn't wait for the fresh ones' time.
    """
    now = tools.clock.now()
    with tools.store.look() as tx:
        when = corrections.LookAgain(
            fresh_since=day_in_london(now - FRESH),
            fresh_before=now if everything else now - FRESH_EVERY,
            recent_since=day_in_london(now - RECENT),
            recent_before=now - RECENT_EVERY,
            old_before=now - OLD_EVERY,
        )
        due = corrections.due(tx, tools.watched, when, MOST_AT_ONCE)
    return sum(_looked(each, tools) for each in due)


def _looked(known: KnownDocument, tools: Tools) -> bool:
    try:
        return _look(known, tools)
    except Exception as error:  # one odd document must not hold up the others
        mishaps.sentence_of(error, known.url)
        with tools.store.begin() as tx:
            corrections.looked_at(tx, known.id, None, tools.clock.now())
        return False


def _look(known: KnownDocument, tools: Tools) -> bool:
    try:
        answer = tools.web.get(known.url, validators=known.validators, most_bytes=MOST_DOCUMENT_BYTES)
    except FetchError:
        answer = None  # the page decides whether it is gone; what we have stays
    now = tools.clock.now()
    sha256 = hashlib.sha256(answer.body).hexdigest() if answer else None
    if answer is None or answer.not_modified or sha256 == known.sha256:
        with tools.store.begin() as tx:
            corrections.looked_at(tx, known.id, answer.validators if answer else None, now)
        return False
    said = tools.readers.read(answer.body)
    believed = said.kind not in NO_REPORTS
    correction = correction_of(tools, known.sha256, answer.body, said, Cause.NEW_BYTES) if believed else None
    differs = correction is not None and not correction.changes_nothing(said)
    with tools.store.begin() as tx:
        # The validators of a page that stood in its place for a while would make that "not modified" for ever.
        corrections.looked_at(tx, known.id, answer.validators if believed else None, now)
        if correction and differs:
            assert sha256 is not None, "there is an answer"
            documents.add(tx, sha256, answer.body, now)
            documents.add_reading(tx, sha256, said, tools.reader_version, now)
            corrections.corrected(tx, known.id, sha256, correction)
        # Else the bytes that are kept say the same: some servers write a new date into each copy that they send.
    return differs


def read_again(tools: Tools) -> int:
    """Read a few of the documents again that an earlier version of the reader read; returns how many it read."""
    with tools.store.look() as tx:
        due = corrections.read_by_earlier(tx, tools.reader_version, MOST_READ_AGAIN)
    for sha256 in due:
        try:
            _read_again(sha256, tools)
        except Exception as error:  # one odd document must not hold up the others
            mishaps.sentence_of(error, sha256)
            with tools.store.begin() as tx:
                documents.keep_reading(tx, sha256, tools.reader_version, tools.clock.now())
    return len(due)


def _read_again(sha256: str, tools: Tools) -> None:
    with tools.store.look() as tx:
        body, before = documents.body(tx, sha256), documents.said(tx, sha256)
    now_said = tools.readers.read(body)
    now = tools.clock.now()
    with tools.store.begin() as tx:
        if before and before.kind not in UNREADABLE and now_said.kind in UNREADABLE:
            documents.keep_reading(tx, sha256, tools.reader_version, now)  # a reader that broke off unlearns nothing
            return
        documents.add_reading(tx, sha256, now_said, tools.reader_version, now)
        correction = Correction(Cause.BETTER_READER, before) if before else None
        if correction and (since := _told_since(correction, now_said, day_in_london(now))):
            for id_ in corrections.told_of(tx, sha256, since):
                corrections.corrected(tx, id_, sha256, correction)


def _told_since(correction: Correction, now_said: Reading, today: date) -> date | None:
    """Return the earliest day of publication for which a better reading is told; None where it never is.

    A grade is right or wrong whatever its age. Anything else that alerts rest on is no longer news after a year.
    """
    if correction.regraded(now_said) or correction.newly_readable(now_said):
        return date.min
    return today - RECENT if correction.found_otherwise(now_said) else None
