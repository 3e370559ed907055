from __future__ import annotations

import pytest
from stored import NOW

from watcher.store.teams import team_configs


def test_the_newest_text_of_each_team_is_in_force(store):
    for team, text in (("north", "a"), ("south", "b"), ("north", "c")):
        with store.of(team).begin() as tx:
            team_configs.keep(tx, text, {}, NOW)

    with store.look() as tx:
        newest = team_configs.newest(tx)
        found = team_configs.revisions(tx, sorted(newest.items()))

    assert [(each.team, each.number, each.text) for each in found] == [("north", 2, "c"), ("south", 1, "b")]


def test_a_team_sees_its_own_text_alone(store):
    with store.of("north").begin() as tx:
        team_configs.keep(tx, "a", {}, NOW)

    with store.of("south").look() as tx:
        assert team_configs.in_force(tx) is None


def test_a_team_that_has_ended_has_no_text(store):
    with store.of("north").begin() as tx:
        team_configs.keep(tx, "a", {}, NOW)
        assert team_configs.keep(tx, None, {}, NOW) == 2
        assert team_configs.in_force(tx) is None


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_of_many_revisions_the_newest_are_kept(store):
    with store.of("north").begin() as tx:
        for number in range(team_configs.MOST_KEPT + 5):
            team_configs.keep(tx, str(number), {}, NOW)

    with store.look() as tx:
        kept = team_configs.revisions(tx, [("north", 5), ("north", 6)])
    assert [each.text for each in kept] == [None, "5"]


def test_a_refused_text_is_news_once_until_a_good_one_comes(tx):
    assert team_configs.refuse(tx, "bad")
    assert not team_configs.refuse(tx, "bad")
    assert team_configs.refuse(tx, "worse")
    assert team_configs.accept(tx)
    assert not team_configs.accept(tx)
    assert team_configs.refuse(tx, "worse")
