from __future__ import annotations

from stored import NOW, STORY, queued

from watcher.model.alerts import Message, Severity
from watcher.store.told import digests, first_messages, outbox
from watcher.store.told.outbox import State


def first(tx):
    return {each.address: each.message.key for each in first_messages.first_messages(tx, STORY)}


def test_at_each_address_the_message_that_opened_the_story_stands_with_its_latest_words(tx):
    opened = queued(tx, "opened")
    queued(tx, "reply")
    queued(tx, "elsewhere", address="C2")
    queued(tx, "changed", edits=True)
    queued(tx, "of another story", story="another", address="C3")

    found = first_messages.first_messages(tx, STORY)

    assert first(tx) == {"C1": "changed", "C2": "elsewhere"}
    assert found[0].id == opened


def test_what_was_silenced_or_given_up_opened_nothing(tx):
    queued(tx, "silenced", state=State.SILENCED)
    queued(tx, "given up", state=State.GIVEN_UP)
    queued(tx, "arrived", state=State.SENT)

    assert first(tx) == {"C1": "arrived"}


def test_a_story_that_was_opened_in_a_digest_is_not_changed_there(tx):
    queued(tx, "gathered", gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), Message("digest", Severity.CRITICAL, "Two alerts", ()), NOW)
    queued(tx, "reply")

    assert first(tx) == {}
    assert outbox.has(tx, "reply")
