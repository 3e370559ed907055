from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from threading import Barrier, BrokenBarrierError
from types import SimpleNamespace

import empty_database
import pytest
from postgres import NEEDS_POSTGRESQL
from stored import NOW, alerted, queued
from town import TWO_INADEQUATE

import notifiers
from notifiers.console import Settings
from watcher.config.check import load
from watcher.deliver import enqueue
from watcher.follow_up.corrections import NoSuchAlertError, correct
from watcher.store.database import Store
from watcher.store.published import manual_corrections
from watcher.store.published.manual_corrections import ManualCorrection
from watcher.store.tables.alerts import delivery
from watcher.store.told import deliveries
from watcher.store.told.deliveries import State


def corrected(town, key, because="The grade of leaders is good"):
    with town.service() as service:
        receivers = correct(
            service.store, service.config, key, ManualCorrection(town.clock.now(), "duty desk", because)
        )
        with service.store.look() as tx:
            return receivers, manual_corrections.of(tx, key)


def test_a_correction_follows_in_the_thread_changes_the_first_post_and_is_kept(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    (decision,) = [each for each in town.once().decisions if each.alert]

    receivers, kept = corrected(town, decision.alert.key)
    town.once()

    first, reply = town.workspace.messages
    assert sorted(receivers) == ["Duty inbox", "Safeguarding channel"]
    assert [(each.made_by, each.because) for each in kept] == [("duty desk", "The grade of leaders is good")]
    assert "Corrected on 3 August 2026: The grade of leaders is good" in first["text"]
    assert first["text"].startswith("Trafford: ")
    assert reply["thread_ts"] == first["ts"]
    assert reply["reply_broadcast"] is True
    assert town.mails()[1]["References"] == town.mails()[0]["Message-ID"]


def test_an_alert_that_is_not_there_is_answered_with_those_that_are(town):
    town.once()

    with pytest.raises(NoSuchAlertError, match="Nothing was changed"):
        corrected(town, "80573/nothing")


@pytest.mark.parametrize("kind", [pytest.param("a server", marks=NEEDS_POSTGRESQL)])
def test_of_two_corrections_at_one_moment_each_is_a_message_of_its_own(request, kind, town, monkeypatch):
    both, known, posted = Barrier(2), manual_corrections.of, []

    def of(tx, key):
        found = known(tx, key)
        with suppress(BrokenBarrierError):
            both.wait(0.5)
        return found

    monkeypatch.setattr(manual_corrections, "of", of)
    monkeypatch.setattr(enqueue, "post", lambda _, outgoing, *__: posted.append(outgoing.message.key))
    with closing(Store(request.getfixturevalue("postgresql_url"))) as store, ThreadPoolExecutor(2) as people:
        with store.begin() as tx:
            key = alerted(tx).key
        config = load(town.config)
        list(
            people.map(
                lambda who: correct(store, config, key, ManualCorrection(NOW, who, "It is good")), ("one", "other")
            )
        )

    assert sorted(posted) == [f"{key}/correction/1", f"{key}/correction/2"]


def test_whoever_has_left_the_config_gets_no_correction_and_each_is_numbered_by_its_alert(tmp_path):
    config = SimpleNamespace(receivers={"Desk": Settings(name="Desk", kind="console")})
    with closing(empty_database.opened(tmp_path / "test.db")) as store:
        with store.begin() as tx:
            keys = [alerted(tx, each).key for each in ("one", "other")]
            for receiver in ("Desk", "Gone"):
                for key in keys:
                    queued(tx, f"{key} {receiver}", receiver=receiver, address="a", alert=key, state=State.SENT)
        told = [correct(store, config, key, ManualCorrection(NOW, "ann", key)) for key in (*keys, "one")]
        with store.look() as tx:
            later = [deliveries.read(row) for row in tx.execute(deliveries.ROWS.order_by(delivery.c.id))][4:]

    assert told == [["Desk"]] * 3
    assert [each.receiver for each in later] == ["Desk"] * 3
    assert [each.message.key for each in later] == [
        enqueue.key_of("", f"{key}/correction/{number}", "Desk", *notifiers.addresses(config.receivers["Desk"]))
        for key, number in (("one", 1), ("other", 1), ("one", 2))
    ]
