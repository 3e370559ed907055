"""What is decided at once about another provider is what each team would have decided, under its own label."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from many_teams import apart, at_once, in_order, pending, rows
from sqlalchemy import insert, update
from stored import NOW, an_entry
from structlog.testing import capture_logs

from rules.places import PlaceSubject
from watcher.decide import together_places
from watcher.decide.places import plan_place
from watcher.decide.together import decide_together
from watcher.model.alerts import Severity
from watcher.model.ofsted import Urn
from watcher.model.people import PersonalWatch
from watcher.model.places import Area, Place, Places
from watcher.model.proofs import FEWEST, READER, CheckedDocument, Exactness, LabelledDocument, Proof
from watcher.model.provider_pages import ProviderPage, SeenPage
from watcher.model.providers import owner_key
from watcher.model.values import replace
from watcher.store.polled import sources
from watcher.store.published import place_keys, provider_pages
from watcher.store.published.place_keys import PlaceKeys
from watcher.store.tables.config import watching_place
from watcher.store.tables.providers import provider, provider_publication
from watcher.store.teams import team_decisions
from watcher.store.told import people, proofs

WIRRAL, LEEDS = Urn("80581"), Urn("80554")
SCHOOL, SISTER = Urn("144225"), Urn("144226")


def listed(label, urn=SCHOOL):
    return {urn: Place("places.csv", 2, urn, label)}


LISTS = {
    "north": Places(listed("Hill School")),
    "south": Places(listed("Where Ann is"), (Area(WIRRAL),)),
    "silenced": Places(listed("Hill School")),
    "outstanding": Places(areas=(Area(WIRRAL, only=("outstanding",)), Area(LEEDS))),
    "elsewhere": Places(listed("The sister", SISTER), (Area(WIRRAL),)),
    "told by the news": Places(areas=(Area(WIRRAL, only=("inadequate",)),)),
}
"""The teams that watch the school: by their lists, or as a school in the area."""


def begin(store, teams):
    for name, config in teams.items():
        with store.of(name).begin() as tx:
            sources.watch(tx, config.places.urns, NOW, among=watching_place)
    with store.of("north").begin() as tx:
        place_keys.keys(tx)
        people.watch(tx, PersonalWatch("Channel", "U1", SCHOOL, Severity.NOTE), NOW)
    with store.begin() as tx:
        for urn in (SCHOOL, SISTER):
            theirs = {"owner": "Elm Trust", "owner_key": owner_key("Elm Trust"), "name": f"School {urn}"}
            known = {"remit": "schools", "kind": "school", "sheet": "A sheet", "as_at": date(2026, 1, 1)}
            tx.execute(insert(provider).values(urn=urn, **theirs, **known))


def see(store, *entries, path=f"provider/21/{SCHOOL}", authority=WIRRAL, new=date(2026, 7, 27)):
    page = ProviderPage(entries, "Hill School", "Wirral", "Primary")
    with store.begin() as tx:
        provider_pages.see(
            tx, SeenPage(SCHOOL, path, "https://x.example", page, authority=authority, watched=True), new, NOW
        )


OLD = an_entry("old", "School inspection: Good", published=date(2023, 3, 1))
BETTER = an_entry("elsewhere", "School inspection: Outstanding", published=date(2025, 3, 1))
GRAVE = an_entry("new", "School inspection: Inadequate", published=date(2026, 8, 3))
PLAIN = an_entry("new", "Monitoring visit", published=date(2026, 8, 3))


@pytest.fixture
def watching(two, monkeypatch):
    monkeypatch.setattr(place_keys, "_new", lambda: "the same secret in both")
    teams, *stores = two
    teams = {name: replace(config, places=LISTS.get(name, Places())) for name, config in teams.items()}
    for store in stores:
        begin(store, teams)
    return teams, *stores


def same(together, alone):
    assert rows(together) == rows(alone)
    assert in_order(together) == in_order(alone)
    return rows(alone)


@pytest.mark.parametrize(("entry", "proved"), [(GRAVE, False), (GRAVE, True), (PLAIN, False)])
def test_each_team_has_the_rows_that_it_would_have_made_alone(watching, entry, proved):
    teams, together, alone = watching
    for store, decide in ((together, at_once), (alone, apart)):
        if proved:
            exact = CheckedDocument(LabelledDocument("A school", "https://files.example/1", None, ()), Exactness.EXACT)
            with store.begin() as tx:
                proofs.add(tx, Proof("schools: titles", READER, NOW, (exact,) * FEWEST))
        # Who has it on no list sees only what stands in its own areas: not that page, and its better grade.
        see(store, BETTER, path=f"provider/22/{SCHOOL}", authority=LEEDS)
        see(store, OLD, entry)
        assert not decide(store, teams)
    kept = same(together, alone)

    assert {row[1] for row in kept["provider_publication_note"]} >= LISTS.keys() - {"told by the news"}
    labels = {name for row in kept["alert"] for name in ("Hill School", "Where Ann is") if name in str(row)}
    assert labels == {"Hill School", "Where Ann is"}
    # Only the team that lists another school of the same owner, and not this one, hears of the owner.
    owners = {row[-1] for row in kept["delivery"] if "owner" in str(row)}
    assert owners == ({"elsewhere"} if entry is GRAVE else set())


def test_what_was_published_anew_is_decided_at_once_again(watching):
    teams, together, alone = watching
    for store, decide in ((together, at_once), (alone, apart)):
        see(store, OLD, PLAIN)
        decide(store, teams)
        with store.begin() as tx:
            tx.execute(update(provider_publication).values(decided_at=NOW))  # the operator has, too
    before = sum(same(together, alone)["alert"].values())

    for store, decide in ((together, at_once), (alone, apart)):
        see(store, OLD, GRAVE)
        decide(store, teams)
    assert sum(same(together, alone)["alert"].values()) > before


def test_a_title_that_is_changed_back_and_forth_stops_nothing(watching):
    teams, *stores = watching
    for store, decide in zip(stores, (at_once, apart), strict=True):
        for title in ("One", "Two", "One", "Two", "One"):
            see(store, OLD, an_entry("new", title, published=date(2026, 8, 3)))
            decide(store, teams)
            with store.look() as tx:
                assert not team_decisions.of_place(tx, 2)

    assert sum(row[-1] == "north" for row in same(*stores)["alert"]) == 5  # what was published, and each change


def again(subject):
    return replace(subject, item=replace(subject.item, changes=subject.item.changes + 1))


def test_a_change_has_the_same_name_on_another_day_so_that_a_restore_tells_nothing_anew(watching):
    teams, store, _ = watching
    for title in ("One", "Two"):
        see(store, OLD, an_entry("new", title, published=date(2026, 8, 3)))
    (item,) = (each for each in pending(store, teams) if each.change)
    config, names = teams["north"], PlaceKeys("a secret")
    subject = PlaceSubject(item, config.places.listed[item.urn])

    on = [plan_place(subject, config, NOW.date() + timedelta(days=days), names).alert.key for days in (0, 9)]

    assert on[0] == on[1] != plan_place(again(subject), config, NOW.date(), names).alert.key


def test_what_went_wrong_about_a_place_is_logged_without_its_name(watching, monkeypatch):
    teams, store, _ = watching

    def wrong(*_):
        raise ValueError("Hill School")

    see(store, GRAVE)
    (each,) = pending(store, teams)
    monkeypatch.setattr(together_places, "plan_place", wrong)
    with capture_logs() as logged:
        assert decide_together(store, teams, each, NOW).left

    assert "ValueError" in str(logged)
    assert "Hill School" not in str(logged)
