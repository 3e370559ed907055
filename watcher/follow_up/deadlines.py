"""Reminds, in the story, of a day that passed by which something was expected and nothing was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.alerts import reminder_message
from rules.conditions import Facts
from rules.deadlines import ANSWERS, deadlines_of, seen_since
from rules.rule import visit_of
from rules.silences import silence_for
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Severity
from watcher.model.decisions import Edit, NewMessage
from watcher.model.documents import PRIORITY_ACTION_MET
from watcher.store.one_by_one import one_by_one
from watcher.store.published import publications
from watcher.store.told import deadlines
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.alerts import Deadline
    from watcher.model.documents import Publication
    from watcher.store.database import Store


def remind(store: Store, config: Config, now: datetime) -> None:
    """Settle the deadlines that are over: something was seen since, or those who had the alert are reminded."""
    today = now.astimezone(LONDON).date()
    with store.look() as tx:
        over = deadlines.passed(tx, today)

    def settle(tx: Connection, each: deadlines.Open) -> None:
        deadlines.settle(tx, each.deadline.uid, _settle(tx, each, config, now), now)

    one_by_one(store, over, settle)


def _settle(tx: Connection, over: deadlines.Open, config: Config, now: datetime) -> str:
    expected = over.deadline
    # Looked up in the transaction that settles it: what was seen a moment ago keeps the reminder away.
    published = publications.collected(tx, expected.urn)
    if not _is_expected_still(expected, published):
        return "What was published was corrected: this is not expected any more."
    seen = seen_since(expected, published)
    if seen:
        met = seen.reading.evidence_for(PRIORITY_ACTION_MET)
        if met is None or seen.reading.kind in ANSWERS:
            return f"Seen: {seen.title}"
        return f"Said to be met in “{seen.title}”{f', page {met.page}' if met.page else ''}."
    # Its page is not polled any more: “nothing was seen” would say nothing.
    if expected.urn not in config.watched:
        return "Nobody watches this authority any more."
    facts = Facts(expected.authority, data.by_urn()[expected.urn].region, kind="", severity=Severity.NOTE)
    silence = silence_for(config.silences, facts, on=now.astimezone(LONDON).date())
    to = enqueue.reached(tx, over.story, config.receivers)
    reminder = NewMessage(reminder_message(expected), to, over.story, silenced=silence is not None)
    enqueue.post(tx, reminder, config.receivers, now)
    if not silence:
        state = f"{expected.by:%-d %B %Y} has passed, by which we expected: {expected.awaited.words}. Nothing was seen."
        change = f"{expected.uid}/passed"
        enqueue.edit_first(tx, Edit(change, state, over.story), config.receivers, now)
    return f"Silenced: {silence.because}" if silence else "Reminded."


def _is_expected_still(expected: Deadline, published: Iterable[Publication]) -> bool:
    """Ask the publication of that day again: it may have been replaced, or be read better by now."""
    authority = data.by_urn()[expected.urn]
    of_the_day = [each for each in published if each.published == expected.published]
    visits = {visit_of(each) for each in of_the_day if visit_of(each)}
    again = (each for each in published if visit_of(each) in visits)
    later = [each for each in again if each.published and each.published > expected.published]
    # What was issued anew on a later day has its own date, if it asks for anything still; what is doubtful takes none.
    if any(not each.reading.problems or deadlines_of(authority, each) for each in later):
        return False
    # Gone from the page, it was published all the same: what it asks for is still expected.
    return not of_the_day or any(
        found.uid == expected.uid for each in of_the_day for found in deadlines_of(authority, each)
    )
