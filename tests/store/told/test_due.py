from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from stored import NOW, queued

from watcher.store.tables.alerts import delivery
from watcher.store.tables.teams import everybodys
from watcher.store.told import due
from watcher.store.told.deliveries import State

AHEAD, LATER = NOW + timedelta(hours=1), NOW + timedelta(minutes=10)
KINDS = {
    "now": {},
    "in doubt": {"state": State.UNKNOWN},
    "waits": {"next_at": LATER},
    "asked to wait": {"next_at": LATER, "server_wait": True},
    "set back": {"next_at": AHEAD, "queued_at": AHEAD},
    "to gather": {"released_at": None},
    "to gather later": {"released_at": None, "next_at": LATER},
    "gathered": {"digest": 1},
    "sent": {"state": State.SENT},
}


@pytest.fixture
def keys(store):
    for name, changed in KINDS.items():
        with store.of("north").begin() as tx:
            id_ = queued(tx, name)
            tx.execute(update(delivery).where(delivery.c.id == id_).values({"next_at": NOW, **changed}))

    def listed(wanted, *, team="", of=delivery):
        with store.of(team).look() as tx:
            return list(tx.execute(select(of.c.key).where(wanted).order_by(of.c.id)).scalars())

    return listed


@pytest.mark.parametrize(("team", "of"), [("north", delivery), ("", everybodys(delivery))])
def test_due_is_what_is_released_and_need_not_wait_as_its_team_sees_it_and_the_operator(keys, team, of):
    come = due.time_has_come(NOW, of=of)
    without_waits, anyhow = (due.due(come, ignore_waits=each, of=of) for each in (False, True))

    assert keys(without_waits, team=team, of=of) == ["now", "in doubt", "set back"]
    assert keys(anyhow, team=team, of=of) == ["now", "in doubt", "waits", "set back"]
    assert keys(due.unreleased(due.time_has_come(NOW, of=of), of=of), team=team, of=of) == ["to gather"]
    assert keys(due.waits(of), team=team, of=of) == [*KINDS][:-1]


def test_of_a_teams_messages_none_is_the_operators(keys):
    assert keys(due.waits()) == []
