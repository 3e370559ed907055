from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from types import SimpleNamespace

import empty_database
import pytest
from kept_town import KeptTown
from socket_mode import pressed
from sqlalchemy import event, select
from stored import NOW, queued
from town import Town

from notifiers.slack.buttons import read_pressed
from watcher.follow_up.buttons import answer
from watcher.follow_up.corrections import correct
from watcher.service.retention import forget
from watcher.store.published import manual_corrections
from watcher.store.published.manual_corrections import ManualCorrection
from watcher.store.tables.alerts import delivery
from watcher.store.told import acknowledgements, alerts
from watcher.store.told.deliveries import State

WHO, ADDRESS = "U012AB3CD", "duty@example.org"


def take_up_and_correct(town):
    post = town.workspace.messages[0]
    (actions,) = [each for each in post["blocks"] if each["type"] == "actions"]
    with town.service() as service:
        answer(
            service.store,
            service.config,
            read_pressed(pressed("on_it", actions["block_id"], post["ts"])),
            town.clock.now(),
        )
        key, now = newest(service), town.clock.now()
        correct(service.store, service.config, key, ManualCorrection(now, "ann", "Two pages were swapped."))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A town 200 days after a critical alert of 3 August 2026 that somebody took up and somebody corrected."""
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.give_app()
        town.tell_of_trafford()
        take_up_and_correct(town)
        town.once()
        town.clock.pass_(days=200)
        town.once()  # reminds of the days that passed
        yield KeptTown.of(town)


@pytest.fixture
def told(kept):
    return kept.brought_back()


def newest(service):
    with service.store.look() as tx:
        return alerts.newest(tx, 1)[0].alert.key


def everything_in(town) -> bytes:
    """Read the database with all that was written to it."""
    with town.service() as service, service.store.engine.connect() as connection:
        return "\n".join(connection.connection.driver_connection.iterdump()).encode()


def replace_address(town, old: str, new: str) -> None:
    town.config.write_text(town.config.read_text().replace(old, new))


def test_who_pressed_a_button_or_corrected_is_forgotten_in_time_and_that_it_was_done_is_not(told):
    told.clock.pass_(days=531)

    told.once()

    assert WHO.encode() not in everything_in(told)
    with told.service() as service, service.store.look() as tx:
        (said,) = acknowledgements.newest(tx, 5)
        (made,) = manual_corrections.of(tx, newest(service))
    assert (said.said, said.who, f"{said.at:%Y-%m-%d}") == ("taken up", "somebody", "2026-08-03")
    assert (made.made_by, made.because) == ("somebody", "Two pages were swapped.")


@pytest.mark.parametrize(("more", "days"), [("", 529), ('[retention]\npeople = "forever"\n', 4000)])
def test_before_that_or_where_it_is_kept_for_ever_nobody_is_forgotten(told, more, days):
    told.config.write_text(told.config.read_text() + more)
    told.clock.pass_(days=days)

    told.once()

    assert WHO.encode() in everything_in(told)


def test_an_address_that_left_the_config_is_forgotten_and_what_was_told_stays_countable(told):
    replace_address(told, ADDRESS, "desk@example.org")
    told.once()
    told.clock.pass_(days=731)

    told.once()

    kept = everything_in(told)
    assert ADDRESS.encode() not in kept
    with told.service() as service, service.store.look() as tx:
        reached = manual_corrections.receivers_of(tx, newest(service))
    assert sorted(reached) == ["Duty inbox", "Safeguarding channel"]


def test_an_address_that_is_still_told_keeps_its_thread(told):
    told.clock.pass_(days=531)
    told.once()

    with told.service() as service:
        key, now = newest(service), told.clock.now()
        correct(service.store, service.config, key, ManualCorrection(now, "ann", "Once more."))
    told.once()

    first, last = told.mails()[0], told.mails()[-1]
    assert "Once more." in last["Subject"]
    assert last["References"] == first["Message-ID"]
    assert told.workspace.messages[-1]["thread_ts"] == told.workspace.messages[0]["ts"]


def test_it_is_done_once_a_day(told):
    told.clock.pass_(days=531)
    with told.service() as service:
        service.look_after()
        key = newest(service)
        with service.store.begin() as tx:
            manual_corrections.add(tx, key, ManualCorrection(told.clock.now() - timedelta(days=731), "bob", "Late."))

        service.look_after()
        with service.store.look() as tx:
            same_day = [each.made_by for each in manual_corrections.of(tx, key)]
        told.clock.pass_(days=1)
        service.look_after()
        with service.store.look() as tx:
            next_day = [each.made_by for each in manual_corrections.of(tx, key)]

    assert same_day == ["somebody", "bob"]
    assert next_day == ["somebody", "somebody"]


def test_addresses_are_forgotten_one_by_one_so_that_the_database_is_free_in_between(tmp_path):
    keep = SimpleNamespace(news=None, people=timedelta(days=100))
    in_one, committed = [], []
    with closing(empty_database.opened(tmp_path / "test.db")) as store:
        with store.begin() as tx:
            for number in range(3):
                queued(tx, f"{number}", address=f"{number}@example.org", state=State.SILENCED)
        event.listen(store.engine, "before_cursor_execute", lambda *given: in_one.append(given[2]))
        event.listen(store.engine, "commit", lambda _: (committed.append("".join(in_one)), in_one.clear()))
        forget(store, SimpleNamespace(retention=keep, receivers={}), NOW + timedelta(days=200))
        with store.look() as tx:
            left = tx.execute(select(delivery.c.address)).scalars().all()

    assert left == ["somebody"] * 3
    assert max(each.count("UPDATE delivery SET address") for each in committed) == 1
    assert "".join(committed).count("GROUP BY delivery.address") == 1
