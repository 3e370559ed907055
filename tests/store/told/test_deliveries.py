from __future__ import annotations

from sqlalchemy import update
from stored import NOW, queued

from watcher.model.alerts import Message, Severity
from watcher.store.tables.alerts import delivery
from watcher.store.told import deliveries, digests, outbox
from watcher.store.told.deliveries import State


def claimed_in_threads(tx):
    """Claim all that is due, and map each to the thread in which it is sent."""
    each = iter(lambda: outbox.claim(tx, "Safeguarding channel", NOW), None)
    return {found.message.key: found.message.thread for found in each}


def test_it_joins_the_thread_that_its_story_opened_at_that_address_alone(tx):
    outbox.sent(tx, queued(tx, "first"), "C1:1", "Sent.", NOW)
    outbox.sent(tx, queued(tx, "second"), "C1:2", "Sent.", NOW)
    queued(tx, "third")
    queued(tx, "elsewhere", address="C2")
    queued(tx, "of another story", story="another")

    assert claimed_in_threads(tx) == {"third": "C1:1", "elsewhere": None, "of another story": None}


def test_what_changes_a_message_never_opens_the_thread_and_changes_no_digest(tx):
    queued(tx, "gathered", gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), Message("digest", Severity.CRITICAL, "Two alerts", ()), NOW)
    outbox.sent(tx, deliveries.by_key(tx, "digest").id, "C1:1", "Sent.", NOW)
    queued(tx, "edit", edits=True)
    queued(tx, "reply")

    assert claimed_in_threads(tx) == {"edit": None, "reply": "C1:1"}


def test_a_delivery_that_was_never_queued_is_not_there(tx):
    assert deliveries.by_key(tx, "unknown") is None


def test_one_whose_state_only_a_newer_version_knows_may_have_arrived(tx):
    queued(tx, "message")
    tx.execute(update(delivery).values(state="a word of the future"))

    assert deliveries.by_key(tx, "message").state is State.UNKNOWN
