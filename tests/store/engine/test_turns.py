from __future__ import annotations

from datetime import timedelta

import empty_database
from sqlalchemy import update
from stored import NOW, queued

from watcher.store.engine import turns
from watcher.store.tables.alerts import delivery
from watcher.store.told.deliveries import State

CHANNEL = "Safeguarding channel"
LATER = NOW + timedelta(minutes=10)


def test_the_operator_names_the_teams_and_receivers_that_something_is_due_for_or_being_sent_for(tmp_path):
    store = empty_database.opened(tmp_path / "test.db")
    teams = {"due": {}, "waits": {"next_at": LATER}, "is sending": {"state": State.SENDING, "next_at": LATER}}
    teams |= {"was sent": {"state": State.SENT}, "clock's slack": {"next_at": NOW + timedelta(minutes=2)}, "": {}}
    for name, changed in teams.items():
        with store.of(name).begin() as tx:
            queued(tx, f"of {name}")
            tx.execute(update(delivery).values({"next_at": NOW, **changed}))

    with store.look() as tx:
        assert turns.receivers_due(tx, NOW) == {"due": [CHANNEL]}
        assert sorted(turns.whose_turn(tx, NOW)) == [(each, CHANNEL) for each in ("", "clock's slack", "due")]
        assert list(turns.receivers_due(tx, NOW, ignore_waits=True)) == ["due", "waits", "clock's slack"]
        assert turns.teams_sending(tx) == ["is sending"]
    store.close()


def test_the_receivers_of_teams_are_due_whose_messages_are_released_and_the_longest_waiting_comes_first(tmp_path):
    store = empty_database.opened(tmp_path / "test.db")
    asked = {"next_at": LATER, "server_wait": True}
    told = [("b", "B", {}), ("a", "A", {}), ("b", "A", {}), ("b", "B", {}), ("c", "C", {"released_at": None})]
    for number, (team, receiver, changed) in enumerate([*told, ("d", "D", {"digest": 1}), ("e", "E", asked)]):
        with store.of(team).begin() as tx:
            id_ = queued(tx, f"{number}", receiver=receiver)
            tx.execute(update(delivery).where(delivery.c.id == id_).values({"next_at": NOW, **changed}))

    with store.look() as tx:
        found = turns.receivers_due(tx, NOW)
        assert (list(found.items()), turns.receivers_due(tx, NOW, ignore_waits=True)) == (
            [("b", ["B", "A"]), ("a", ["A"])],
            found,
        )
    store.close()
