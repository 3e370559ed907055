from __future__ import annotations

from stored import a_reading, alerted, queued, read

from watcher.model.alerts import Severity
from watcher.store import metrics
from watcher.store.outbox import State


def test_documents_are_counted_by_whether_something_was_left_open(tx):
    nothing = metrics.readings(tx)
    read(tx, "one")
    read(tx, "two")
    read(tx, "three", said=a_reading(problems=("No grade was found.",)))

    assert nothing == (0, 0)
    assert metrics.readings(tx) == (2, 1)


def test_alerts_are_counted_by_severity_and_messages_by_state(tx):
    alerted(tx, "one")
    alerted(tx, "two")
    alerted(tx, "three", severity=Severity.NOTE)
    queued(tx, "sent", state=State.SENT)
    queued(tx, "waits")

    assert metrics.alerts(tx) == {"critical": 2, "note": 1}
    assert metrics.deliveries(tx) == {"queued": 1, "sent": 1}


def test_the_length_of_a_sources_last_poll_is_known(tx):
    metrics.note_poll_seconds(tx, [("Ofsted reports", 9.0), ("Press", 0.25)])
    metrics.note_poll_seconds(tx, [("Ofsted reports", 1.5)])

    assert metrics.poll_seconds(tx, "Ofsted reports") == 1.5
    assert metrics.poll_seconds(tx, "Press") == 0.25
    assert metrics.poll_seconds(tx, "Another") is None
