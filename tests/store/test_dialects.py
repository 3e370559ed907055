from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from watcher.store.tables.people import person
from watcher.store.told import people

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
ON_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


@ON_SQLITE
def test_who_only_looks_does_not_wait_for_a_writer_and_sees_nothing_half_written(store):
    with store.begin() as writing:
        people.learn_name(writing, "U1", "Ann Example", NOW)
        with store.look() as looking:
            assert looking.execute(select(person)).all() == []


@ON_SQLITE
def test_what_is_needed_after_a_power_cut_is_on_the_disk_before_it_counts_as_written(store):
    def how_sure(**options):
        with store.begin(**options) as tx:
            return tx.exec_driver_sql("PRAGMA synchronous").scalar()

    full, normal = 2, 1
    assert (how_sure(), how_sure(lasting=False), how_sure()) == (full, normal, full)


@ON_SQLITE
def test_a_statement_of_the_operators_passes_no_hooks(store):
    assert not store.engine._has_events


@ON_SQLITE
def test_moments_come_back_in_utc_and_a_row_needs_the_row_that_it_names(store):
    with store.begin() as tx:
        people.learn_name(tx, "U1", "Ann Example", NOW)
        assert tx.execute(select(person.c.asked_at)).scalar() == NOW

    with pytest.raises(IntegrityError), store.begin() as tx:
        tx.exec_driver_sql(
            "INSERT INTO correction (alert, at, made_by, because) VALUES ('none', '2026-08-03', 'x', 'y')"
        )


@pytest.mark.parametrize("store", [pytest.param("postgresql", marks=NEEDS_POSTGRESQL)], indirect=True)
def test_a_statement_that_was_sent_before_is_not_read_again_letter_by_letter(store):
    asked, calls = select(*(bindparam(f"of_{number}", number).label(f"n{number}") for number in range(200))), []

    def count(_frame, what, called):
        if what == "c_call" and called.__name__ == "append":
            calls.append(called)

    def ask(**given):
        calls.clear()
        with store.look() as tx:
            sys.setprofile(count)
            row = tx.execute(asked, given).one()
            sys.setprofile(None)
        return len(calls), row.n7

    (first, seven), (again, changed) = ask(), ask(of_7=70)

    assert (seven, changed) == (7, 70)
    assert first - again > len(str(asked)) / 2
