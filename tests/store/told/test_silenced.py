from __future__ import annotations

from stored import NOW, alerted, members, queued

from watcher.model.alerts import Message, Severity
from watcher.store.told import deliveries, outbox, silenced
from watcher.store.told.outbox import State

TOGETHER = Message("together", Severity.CRITICAL, "Two alerts were silenced", ())


def kept(tx, *keys):
    """Let a silence keep back an alert of each key."""
    for key in keys:
        alerted(tx, key, story=key)
        queued(tx, f"message of {key}", alert=key, story=key, state=State.SILENCED)


def test_only_alerts_that_a_silence_kept_back_are_listed_the_oldest_first(tx):
    kept(tx, "first", "second")
    queued(tx, "a notice", state=State.SILENCED)
    alerted(tx, "told")
    queued(tx, "message of told", alert="told")

    assert [[alert.key for _, alert in some] for some in silenced.kept_back(tx, 9)] == [["first", "second"]]
    assert [[alert.key for _, alert in some] for some in silenced.kept_back(tx, 1)] == [["first"], ["second"]]


def test_when_the_silence_is_over_one_message_tells_them_together_and_once(tx):
    kept(tx, "first", "second")
    silenced.tell(tx, [each for each, _ in next(silenced.kept_back(tx, 9))], TOGETHER, NOW)

    claimed = outbox.claim(tx, "Safeguarding channel", NOW)

    assert (claimed.message.key, claimed.address) == ("together", "C1")
    assert list(silenced.kept_back(tx, 9)) == []
    assert members(tx, claimed.id) == [1, 2]
    assert deliveries.by_key(tx, "message of first").state is State.SILENCED
