"""What is due for teams is asked for all of them at once: it names whoever something comes of, and nobody else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from postgres import NEEDS_POSTGRESQL
from stored import NOW
from teams_world import DAY, HAPPENINGS, HOUR, OF_OFSTED, OF_TEAMS, World, happen, late, unanswered
from world_at_rest import at_rest

from watcher.follow_up import escalation
from watcher.model.values import replace
from watcher.service.teams import teams_due
from watcher.store.database import Store
from watcher.store.polled import sources


@pytest.fixture
def world(tmp_path, config_of):
    with at_rest(tmp_path, config_of) as opened:
        yield opened


def test_each_job_of_a_team_is_asked_for(world):
    assert [*teams_due.ASKED] == [*world.jobs("a")]


@pytest.mark.parametrize("what", HAPPENINGS, ids=lambda each: each.__name__)
def test_what_happens_is_due_for_whom_it_concerns_until_it_is_seen_to(world, what):
    assert world.due() == {}
    expected = [(team, job) for job in HAPPENINGS[what] for team in ("a" if what in OF_TEAMS else "ab")]

    happen(world, what)
    found = world.due()
    world.see_to(sorted(found))

    assert sorted(found) == sorted(expected)
    # What is still found comes to nothing again: only what tells so may be.
    assert all(what is not None for what in world.due().values())


def test_what_comes_by_the_clock_is_due_for_each_until_it_is_seen_to(world):
    world.now = NOW + DAY
    due_next_day = world.due()
    world.see_to()
    world.send()
    again = world.due()
    world.now = NOW + 30 * DAY

    for found, jobs in ((due_next_day, {"certificate", "retention"}), (again, set())):
        assert {*found} == {(team, job) for team in "ab" for job in jobs}
    assert {*world.due()} == {(team, job) for team in "ab" for job in ("certificate", "retention", "drill", "briefing")}


def test_where_escalation_is_taken_out_its_end_is_due_once_and_nothing_is_escalated(world):
    happen(world, unanswered)
    world.configs["a"] = replace(world.configs["a"], escalation=None)

    found = world.due()
    world.see_to(found)
    world.now += DAY

    assert {*found} == {("a", "escalation")}
    assert ("a", "escalation") not in world.due()
    world.configs["a"] = replace(world.configs["a"], escalation=world.configs["b"].escalation)
    assert [team for team, job in world.due() if job == "escalation"] == ["a"]


def test_what_is_wrong_with_one_team_keeps_nothing_from_the_others(world):
    with world.store.of("a").begin() as tx:
        sources.set_mark(tx, escalation.ESCALATION, escalation.SINCE, "no moment")
    happen(world, late, "b")

    found = world.due()

    assert {*found} == {("b", "notices of undelivered messages"), ("a", "escalation"), ("b", "escalation")}


STEPS = st.lists(
    st.tuples(st.sampled_from([*HAPPENINGS]), st.sampled_from((0, 1, 5, 26, 24 * 9))), min_size=3, max_size=9
)


@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(steps=STEPS)
def test_nothing_comes_of_a_job_that_is_not_due_and_no_teams_rows_make_anything_due_for_another(
    tmp_path_factory, config_of, steps
):
    with at_rest(tmp_path_factory.mktemp("world"), config_of) as world:
        go_through(world, steps)


def go_through(world, steps):
    for what, hours in steps:
        others = [each for each in world.due().items() if each[0][0] == "b"]
        happen(world, what)
        assert what in OF_OFSTED or others == [each for each in world.due().items() if each[0][0] == "b"]
        world.now += hours * HOUR

        found, before = world.due(), world.rows()
        world.see_to([(team, job) for team in "ab" for job in teams_due.ASKED if (team, job) not in found])

        assert world.rows() == before
        world.see_to([*found])


@pytest.mark.parametrize("kind", [pytest.param("a server", marks=NEEDS_POSTGRESQL)])
def test_a_server_answers_as_a_file_does(config_of, request, kind):
    store = Store(request.getfixturevalue("postgresql_url"))
    world = World(store, config_of)
    world.look_after()

    for what in HAPPENINGS:
        happen(world, what)

    assert {*world.due()} == {
        (team, job) for what, jobs in HAPPENINGS.items() for job in jobs for team in ("a" if what in OF_TEAMS else "ab")
    }
    store.close()
