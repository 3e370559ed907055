from __future__ import annotations

from datetime import timedelta

import empty_database
from sqlalchemy import update
from stored import NOW, queued

from watcher.store import turns
from watcher.store.deliveries import State
from watcher.store.tables.alerts import delivery

CHANNEL = "Safeguarding channel"
LATER = NOW + timedelta(minutes=10)


def test_the_operator_names_the_teams_that_something_is_due_for_or_being_sent_for(tmp_path):
    store = empty_database.opened(tmp_path / "test.db")
    teams = {"due": {}, "waits": {"next_at": LATER}, "is sending": {"state": State.SENDING, "next_at": LATER}}
    teams |= {"was sent": {"state": State.SENT}, "clock's slack": {"next_at": NOW + timedelta(minutes=2)}, "": {}}
    for name, changed in teams.items():
        with store.of(name).begin() as tx:
            queued(tx, f"of {name}")
            tx.execute(update(delivery).values({"next_at": NOW, **changed}))

    with store.look() as tx:
        assert turns.teams_waiting(tx, NOW) == {"due", "is sending", "clock's slack"}
        assert sorted(turns.whose_turn(tx, NOW)) == [(each, CHANNEL) for each in ("", "clock's slack", "due")]
        assert turns.teams_waiting(tx, NOW, ignore_waits=True) == {"due", "is sending", "clock's slack", "waits"}
    store.close()
