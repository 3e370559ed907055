"""What is due for the operator is asked in one statement: whatever a job would do something about is among it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from parsing_here import SHARED
from sqlalchemy import delete, select, update
from teams_world import DAY, HAPPENINGS, gone, happen, kept_back, read_after_all
from town import HandClock
from world_at_rest import at_rest

from watcher.follow_up import escalation, silences
from watcher.model.listings import Failure
from watcher.model.ofsted import Authority, Urn
from watcher.model.values import replace
from watcher.monitor import notices
from watcher.service import upkeep
from watcher.service.guard import Guard
from watcher.store import upkeep_due
from watcher.store.polled import outages, sources
from watcher.store.published import found_authorities
from watcher.store.tables.alerts import delivery
from watcher.store.tables.publications import publication
from watcher.store.tables.schema import metadata


@pytest.fixture
def world(tmp_path, config_of):
    with at_rest(tmp_path, config_of) as opened:
        with opened.store.begin() as tx:
            sources.watch(tx, opened.configs["a"].watched, opened.now - 20 * DAY)
            sources.set_mark(tx, escalation.ESCALATION, escalation.SINCE, (opened.now - 20 * DAY).isoformat())
        yield opened


@pytest.fixture
def look_after(world):
    """Look after the operator's once; returns the jobs that failed."""
    guard = Guard(world.store, HandClock(world.now))
    tools = SimpleNamespace(store=world.store, readers=SHARED)

    def look():
        upkeep.look_after(guard, tools, world.configs["a"], world.now)
        return {*guard.failed}

    return look


def jobs_of(world):
    return dict(upkeep._looked_after(world.store, world.configs["a"], SHARED, notices.NOTICES, world.now))


def left_out(world):
    return upkeep._idle(world.store, world.configs["a"], world.now)


def all_rows(world):
    with world.store.look() as tx:
        return {name: sorted(map(str, tx.execute(select(each)))) for name, each in metadata.tables.items()}


def test_each_job_that_is_asked_for_is_looked_after(world):
    assert upkeep_due.ASKED.keys() < jobs_of(world).keys()


@pytest.mark.parametrize("what", HAPPENINGS, ids=lambda each: each.__name__)
def test_a_job_that_is_left_out_would_have_done_nothing(world, what):
    happen(world, what, team="")
    jobs, left, before = jobs_of(world), left_out(world), all_rows(world)

    for job in left:
        jobs[job]()

    assert all_rows(world) == before
    assert what is read_after_all or left.isdisjoint(HAPPENINGS[what])  # that one is noted of teams alone


def test_where_nothing_happened_only_what_the_clock_brings_is_due_and_once(world, look_after):
    assert upkeep_due.ASKED.keys() - left_out(world) == {"certificate", "escalation", "retention"}
    look_after()
    assert upkeep_due.ASKED.keys() - left_out(world) == {"escalation", "notices of undelivered messages"}


def test_where_escalation_is_taken_out_its_end_is_noted_once(world, look_after):
    world.configs["a"] = replace(world.configs["a"], escalation=None)
    was_due = "escalation" not in left_out(world)
    look_after()

    assert was_due
    assert "escalation" in left_out(world)


def test_what_was_told_as_unreadable_and_read_since_is_due(world):
    happen(world, gone)
    with world.store.begin() as tx:
        tx.execute(update(publication).values(told_unreadable="operators", state="read", gone_at=None))

    assert "notices of unreadable reports" not in left_out(world)


def test_jobs_of_ours_that_failed_and_councils_that_were_found_are_to_be_told(world):
    with world.store.begin() as tx:
        outages.bad_poll(tx, outages.OUR_OWN, Failure("deciding", "It broke."), world.now)
        found_authorities.add(tx, "Ofsted reports", [Authority(Urn("1"), "Axe", "Nowhere", "county")], world.now)

    assert left_out(world).isdisjoint({"notices of jobs", "notices of new authorities"})


def test_a_job_that_failed_is_done_again_though_nothing_is_due_for_it_any_more(world, look_after, monkeypatch):
    happen(world, kept_back, team="")
    with monkeypatch.context() as patched:
        patched.delattr(silences, "_no_longer_kept_back")
        failed = look_after()
    with world.store.begin() as tx:
        tx.execute(delete(delivery))

    assert (failed, "silences" in left_out(world), look_after()) == ({"silences"}, True, set())


def test_where_it_cannot_be_asked_what_is_due_everything_is_done(world, look_after, monkeypatch):
    happen(world, kept_back, team="")
    done = []
    monkeypatch.setattr(silences, "tell_what_was_kept_back", lambda *_: done.append("silences"))
    monkeypatch.setattr(upkeep_due, "_ASK", select(publication.c.id.label("one")).where(publication.c.id == -1))

    assert (look_after(), done) == ({"asking what is due"}, ["silences"])
