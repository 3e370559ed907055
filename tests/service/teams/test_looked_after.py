"""All teams are looked after in a few questions, and only one that something is due for costs anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from parsing_here import SHARED
from sqlalchemy import event
from teams_world import expected, happen, kept_back, late
from town import HandClock
from world_at_rest import at_rest

from watcher.follow_up import silences
from watcher.model.values import replace
from watcher.service.guard import Guard
from watcher.service.teams.looked_after import LookedAfter
from watcher.service.teams.teams import Team
from watcher.store.tables.alerts import deadline


class Looking:
    """Looks after the teams of a world, each time half a minute later, and counts what is asked of the database."""

    def __init__(self, world):
        self.world, self.clock, self.asked = world, HandClock(world.now), {"": 0, "a": 0, "b": 0}
        self.guard = Guard(world.store, self.clock)
        self._after = LookedAfter(world.store, self.clock, self.guard, SHARED)
        self._teams = {name: Team(config, 1, world.store.of(name), None) for name, config in world.configs.items()}
        for each in (world.store._for_operator, world.store._for_teams):
            event.listen(each, "before_cursor_execute", self._count)

    def _count(self, connection, *_):
        self.asked[connection.get_execution_options().get("team", "")] += 1

    def look(self, **options):
        """Look once; returns of whom something was asked, and whether all is done."""
        self.clock.pass_(seconds=30)
        self.asked = dict.fromkeys(self.asked, 0)
        # However busy the machine is, but where a test is about that.
        done = self._after.look(self._teams, self.clock.now(), **{"seconds": 60, **options})
        return {name for name, count in self.asked.items() if name and count}, done


@pytest.fixture
def looking(tmp_path, config_of, monkeypatch):
    # It is nobody's turn to be looked through, but where a test is about that.
    monkeypatch.setattr("watcher.service.teams.looked_after.LOOKED_THROUGH_IN", 10**9)
    with at_rest(tmp_path, config_of) as world:
        yield Looking(world)


def test_where_nothing_is_due_no_team_costs_anything(looking):
    assert looking.look() == (set(), True)
    assert 0 < looking.asked[""] <= 20

    happen(looking.world, late)
    assert looking.look() == ({"a"}, True)


def test_they_are_asked_again_after_half_a_minute_and_not_before(looking):
    looking.look()
    happen(looking.world, late)

    assert looking.look(every=31) == (set(), True)
    assert looking.look(every=31) == ({"a"}, True)


def test_what_was_seen_to_and_is_the_same_is_left_until_it_changes_or_a_day_begins(looking):
    happen(looking.world, kept_back)

    assert [looking.look()[0] for _ in range(2)] == [{"a"}, set()]
    happen(looking.world, kept_back)
    assert [looking.look()[0] for _ in range(2)] == [{"a"}, set()]
    looking.clock.pass_(days=1)
    assert looking.look()[0] == {"a", "b"}  # certificates, too


def test_what_was_seen_to_is_seen_to_again_by_another_config_and_on_another_day(looking, monkeypatch):
    seen_to = []
    monkeypatch.setattr(silences, "tell_what_was_kept_back", lambda store, *_: seen_to.append(store.team))
    happen(looking.world, kept_back)

    for _ in range(2):
        looking.look()
    once = [*seen_to]
    looking._teams["a"] = replace(looking._teams["a"], revision=2)
    looking.look()
    twice = [*seen_to]
    looking.clock.pass_(days=1)
    looking.look()

    assert (once, twice, seen_to) == (["a"], ["a"] * 2, ["a"] * 3)


def test_what_failed_is_seen_to_again(looking, monkeypatch):
    def breaks(*_):
        raise RuntimeError("whatever it is")

    happen(looking.world, kept_back)
    with monkeypatch.context() as patched:
        patched.setattr(silences, "tell_what_was_kept_back", breaks)
        looking.look()
    failed = [*looking.guard.failed]

    assert looking.look()[0] == {"a"}
    assert (failed, [*looking.guard.failed]) == (["silences of the team a"], [])


def test_what_must_wait_until_the_clock_is_believed_is_seen_to_then(looking):
    happen(looking.world, kept_back)
    looking.clock.moment += timedelta(hours=2)  # it jumped ahead

    waited = [looking.look()[0] for _ in range(2)]
    looking.clock.pass_(minutes=61)

    assert (waited, looking.look()[0]) == ([set(), set()], {"a"})


def test_what_time_was_too_short_for_is_done_at_the_next_look(looking):
    for team in "ab":
        happen(looking.world, expected, team)

    assert looking.look(seconds=0) == (set(), False)
    assert looking.look() == ({"a", "b"}, True)
    assert all("None" not in each.split(",")[-2] for each in looking.world.rows()[deadline.name])


@pytest.mark.parametrize("seconds", [30, 35, 60, 90])
def test_each_is_looked_through_in_its_turn_whatever_is_found_and_however_long_it_takes(looking, monkeypatch, seconds):
    looking.look()
    monkeypatch.setattr("watcher.service.teams.looked_after.LOOKED_THROUGH_IN", 12)
    found = []

    while looking.clock.passed < 30 * 13:
        looking.clock.pass_(seconds=seconds - 30)
        found += looking.look()[0]

    assert sorted(found) == ["a", "b"]
