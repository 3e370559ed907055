from __future__ import annotations

from datetime import timedelta

from stored import NOW, WIRRAL, a_reading, alerted, queued, read

from watcher.model.alerts import Severity
from watcher.store import metrics
from watcher.store.polled import sources
from watcher.store.told import outbox
from watcher.store.told.outbox import State


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


def test_how_long_it_took_to_tell_is_known_for_each_team_and_corrections_do_not_count(store):
    with store.begin() as tx:
        number = read(tx, "50300001")
    for team, seconds in (("", 30), ("north", 90)):
        with store.of(team).begin() as tx:
            sources.watch(tx, (WIRRAL,), NOW + timedelta(seconds=10 if team else -10))
            for key in (f"{WIRRAL}/50300001", f"{WIRRAL}/50300001/corrected/abc"):
                alerted(tx, key, of=number)
                sent = queued(tx, f"{team}{key}", alert=key)
                outbox.sent(tx, sent, "ref", "ok", NOW + timedelta(seconds=seconds))

    with store.look() as tx:
        assert metrics.told_after(tx, NOW) == {"": [30.0], "north": [80.0]}
        assert metrics.told_after(tx, NOW + timedelta(minutes=1)) == {"north": [80.0]}
