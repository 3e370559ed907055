from __future__ import annotations

import pytest
from sqlalchemy import func, select, update
from stored import NOW, STORY, queued

from watcher.model.alerts import Message, Severity
from watcher.model.documents import Picture
from watcher.model.values import replace
from watcher.store.tables.alerts import delivery, wording
from watcher.store.told import deliveries, digests, first_messages, outbox, wordings

SAID = Message("one", Severity.CRITICAL, "Trafford: INADEQUATE overall", ())


def kept(tx):
    return tx.execute(select(func.count()).select_from(wording)).scalar_one()


def test_a_message_to_many_addresses_is_kept_once_and_each_keeps_its_own_key(tx):
    for key in ("one", "two", "three"):
        outbox.queue(tx, outbox.NewDelivery(replace(SAID, key=key), "story", "Channel", key), NOW)

    assert kept(tx) == 1
    assert [deliveries.by_key(tx, each).message.key for each in ("one", "two", "three")] == ["one", "two", "three"]


@pytest.mark.parametrize(
    "other",
    [
        replace(SAID, key="two"),
        replace(SAID, edits=True),
        replace(SAID, thread="C1:1", since=NOW, picture=Picture(1, "A table", b"PNG")),
    ],
)
def test_what_belongs_to_one_delivery_is_no_part_of_what_is_said(tx, other):
    assert wordings.keep(tx, SAID) == wordings.keep(tx, other)


@pytest.mark.parametrize("other", [replace(SAID, summary="Trafford: good"), replace(SAID, asks=True)])
def test_whatever_is_read_or_asked_otherwise_is_another_wording(tx, other):
    assert wordings.keep(tx, SAID) != wordings.keep(tx, other)


def test_what_somebody_still_says_is_not_forgotten(tx):
    queued(tx, "here")
    (name,) = tx.execute(select(delivery.c.wording)).scalars()
    unused = wordings.keep(tx, SAID)

    for each in (name, unused):
        wordings.forget_unused(tx, each)

    assert tx.execute(select(wording.c.sha256)).scalars().all() == [name]


@pytest.mark.parametrize(
    ("json", "summary"),
    [
        (
            '{"key": "", "severity": "critical", "summary": "Wirral: INADEQUATE", "sections": [{"heading": 1}]}',
            "Wirral",
        ),
        ('{"key": ', "A message for you"),
    ],
)
def test_a_damaged_message_says_what_can_be_read_of_it_and_keeps_no_other_one_back(tx, json, summary):
    queued(tx, "damaged", gather_at=NOW)
    tx.execute(update(wording).values(json=json))
    queued(tx, "whole", gather_at=NOW)

    digests.release(tx, digests.waiting(tx, NOW), NOW)
    claimed = [outbox.claim(tx, "Safeguarding channel", NOW, skip=skip) for skip in (frozenset(), frozenset({1}))]

    assert claimed[0].message.summary.startswith(summary)
    assert "can't be read" in claimed[0].message.sections[0].lines[0]
    assert claimed[1] is None  # in its story it waits for the first one's turn
    outbox.sent(tx, 1, "C1:1", "Sent.", NOW)
    assert outbox.claim(tx, "Safeguarding channel", NOW).message.key == "whole"


def test_a_damaged_change_of_a_message_changes_nothing(tx):
    queued(tx, "opened", state=outbox.State.SENT)
    queued(tx, "elsewhere", address="C2", state=outbox.State.SENT)
    queued(tx, "change", edits=True)
    tx.execute(update(wording).where(wording.c.json.contains("change")).values(json="{"))

    assert not deliveries.by_key(tx, "change").message.edits
    assert [each.message.key for each in first_messages.first_messages(tx, STORY)] == ["elsewhere"]
