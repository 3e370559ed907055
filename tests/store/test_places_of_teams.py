"""What is published about other providers, as each team sees it: its own places and areas, and its own decisions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from stored import NOW, an_entry

from watcher.model.listings import Entry
from watcher.model.ofsted import Urn
from watcher.model.provider_pages import ProviderPage, SeenPage
from watcher.store.polled import sources
from watcher.store.published import provider_pages, provider_publications
from watcher.store.tables.config import watching_place
from watcher.store.tables.providers import (
    provider_page,
    provider_publication,
    provider_publication_note,
)
from watcher.store.tables.teams import everybodys
from watcher.store.teams import team_decisions

TEAMS = ("north", "south")
WIRRAL, LEEDS = Urn("80581"), Urn("80554")
PROVIDERS = {Urn("100001"): WIRRAL, Urn("100002"): WIRRAL, Urn("SC100003"): LEEDS, Urn("100004"): None}
WATCHABLE = st.sets(st.sampled_from((*PROVIDERS, WIRRAL, LEEDS)))
LONG_AGO = NOW - timedelta(days=300)


def publish(tx, urn, *entries, watched=True, now=NOW):
    page = ProviderPage(entries, None, "Somewhere", "School")
    seen = SeenPage(urn, f"provider/21/{urn}", "https://x.example", page, authority=PROVIDERS[urn], watched=watched)
    provider_pages.see(tx, seen, date(2026, 7, 27), now)


def watch(store, team, urns, news_from=None, since=LONG_AGO):
    with store.of(team).begin() as tx:
        sources.watch(tx, urns, since, news_from, among=watching_place)


def undecided(store, team):
    with store.of(team).look() as tx:
        return {each.urn: each for each in provider_publications.undecided(tx)}


def decide(store, team, urn, said="Told."):
    with store.of(team).begin() as tx:
        (waiting,) = provider_publications.undecided(tx, urn)
        provider_publications.decided(tx, waiting.id, said, NOW, f"alert of {team}")


@pytest.fixture
def published(store):
    with store.begin() as tx:
        for urn in PROVIDERS:
            publish(tx, urn, an_entry(f"new of {urn}", published=date(2026, 8, 3)))
    return store


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    watches=st.fixed_dictionaries(dict.fromkeys(TEAMS, WATCHABLE)),
    decided=st.sets(st.tuples(st.sampled_from(TEAMS), st.sampled_from(tuple(PROVIDERS)))),
)
def test_each_team_sees_what_it_watches_and_what_it_decided(published, watches, decided):
    store = published
    with store.begin() as tx:
        tx.execute(delete(everybodys(provider_publication_note)))
    seen = {team: {u for u, area in PROVIDERS.items() if {u, area} & watches[team]} for team in TEAMS}
    for team in TEAMS:
        watch(store, team, watches[team])
    for team, urn in decided:
        if urn in seen[team]:
            decide(store, team, urn, f"Told by {team}.")

    for team in TEAMS:
        open_ = {urn for urn in seen[team] if (team, urn) not in decided}
        assert undecided(store, team).keys() == open_
        with store.of(team).look() as tx:
            rows = tx.execute(select(provider_publication)).all()
            assert sorted(row.urn for row in rows) == sorted(seen[team])
            assert {row.decision for row in rows} <= {None, f"Told by {team}."}
            assert set(tx.execute(select(provider_page.c.urn)).scalars()) == seen[team]
            found = provider_publications.of_urns(tx, PROVIDERS)
        with store.look() as tx:
            assert {e.urn for e in found if team in team_decisions.of_place(tx, e.id)} == open_
    assert undecided(store, "").keys() == PROVIDERS.keys()
    with store.begin() as tx:
        tx.execute(update(provider_publication).values(decided_at=NOW))
        behind = team_decisions.behind(tx, None)
        tx.execute(update(provider_publication).values(decided_at=None))
    assert behind == {team for team in TEAMS if undecided(store, team)}


def test_what_was_published_before_a_teams_window_is_history_for_it(store):
    urn = Urn("100001")
    with store.begin() as tx:
        publish(
            tx,
            urn,
            an_entry("old", published=date(2026, 8, 1)),
            an_entry("new", published=date(2026, 8, 3)),
            now=NOW - timedelta(days=1),
        )
    watch(store, "north", {urn}, news_from=date(2026, 8, 2), since=NOW)
    watch(store, "south", {WIRRAL}, news_from=date(2026, 8, 1), since=NOW)

    with store.of("north").look() as tx:
        assert [each.key for each in provider_publications.undecided(tx)] == ["new"]
    with store.of("south").look() as tx:
        assert [each.key for each in provider_publications.undecided(tx)] == ["old", "new"]


def test_another_title_is_decided_about_anew_by_who_lists_the_place_and_by_nobody_else(published):
    store, urn = published, Urn("100001")
    watch(store, "north", {urn})
    watch(store, "south", {WIRRAL})
    for team in TEAMS:
        for each in undecided(store, team):
            decide(store, team, each)
    entry = an_entry(f"new of {urn}", published=date(2026, 8, 3))
    with store.begin() as tx:
        publish(tx, urn, Entry(entry.key, "Another title", entry.url, entry.published, entry.event_date))

    assert [each.title for each in undecided(store, "north").values()] == ["Another title"]
    assert undecided(store, "south") == {}


def test_a_link_that_is_gone_is_decided_about_anew_also_where_it_was_history(store):
    urn = Urn("100001")
    with store.begin() as tx:
        publish(tx, urn, an_entry("old", published=date(2025, 1, 1)), now=LONG_AGO)
    watch(store, "north", {urn}, news_from=date(2026, 8, 2), since=NOW)
    assert undecided(store, "north") == {}

    for _ in range(3):
        with store.begin() as tx:
            publish(tx, urn)

    assert [each.change for each in undecided(store, "north").values()] == ["link gone"]
