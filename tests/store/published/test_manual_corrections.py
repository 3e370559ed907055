from __future__ import annotations

from stored import NOW, alerted, queued

from watcher.store.published import manual_corrections
from watcher.store.published.manual_corrections import ManualCorrection
from watcher.store.told.outbox import State

FIRST, SECOND = (
    ManualCorrection(NOW, "Ann Example", "Wrong council."),
    ManualCorrection(NOW, "Bo Example", "It was right."),
)


def test_the_corrections_of_an_alert_are_kept_in_order(tx):
    for key in ("alert-1", "alert-2", "alert-3"):
        alerted(tx, key)
    manual_corrections.add(tx, "alert-1", FIRST)
    manual_corrections.add(tx, "alert-2", FIRST)
    manual_corrections.add(tx, "alert-1", SECOND)

    assert manual_corrections.of(tx, "alert-1") == [FIRST, SECOND]
    assert manual_corrections.of_alerts(tx, ["alert-1", "alert-3"]) == {"alert-1": [FIRST, SECOND]}


def test_a_correction_goes_to_all_that_the_alert_went_to_or_is_on_its_way_to(tx):
    alerted(tx)
    for key, receiver, state in (
        ("one", "Slack", State.SENT),
        ("two", "Slack", State.QUEUED),
        ("three", "Inbox", State.UNKNOWN),
        ("four", "Silenced", State.SILENCED),
        ("five", "Broken", State.GIVEN_UP),
    ):
        queued(tx, key, receiver=receiver, state=state, alert="alert-1")

    assert sorted(manual_corrections.receivers_of(tx, "alert-1")) == ["Inbox", "Slack"]
