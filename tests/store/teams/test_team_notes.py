from __future__ import annotations

from datetime import date

from stored import NOW, TRAFFORD, a_reading, read

from watcher.model.corrections import Cause, Correction
from watcher.model.values import replace
from watcher.store.polled import sources
from watcher.store.published import corrections, publications


def undecided(store, team):
    with store.of(team).look() as tx:
        return [each.id for each in publications.undecided(tx, NOW, date.min)]


def test_what_ofsted_corrects_is_decided_anew_by_each_team_that_watches_it_even_if_it_was_history(store):
    with store.begin() as tx:
        number = read(tx, urn=TRAFFORD, published=date(2026, 7, 3))
        other = read(tx, "2", urn=TRAFFORD, published=date(2026, 7, 4))
    for team in ("north", "south"):
        with store.of(team).begin() as tx:
            sources.watch(tx, {TRAFFORD}, NOW, date(2026, 8, 1))
    with store.of("south").begin() as tx:
        publications.decided(tx, NOW, (number, "Told.", "a story"))
    assert undecided(store, "north") == undecided(store, "south") == []

    with store.begin() as tx:
        corrections.corrected(tx, number, "2-hash", Correction(Cause.NEW_BYTES, a_reading(TRAFFORD)))

    assert undecided(store, "north") == undecided(store, "south") == [number]
    with store.of("south").look() as tx:
        found = next(publications.undecided(tx, NOW, date.min))
        assert found.story == "a story"
        assert publications.still_undecided(tx, [replace(found, id=other), found]) == [found]
