from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from stored import NOW, an_entry

from watcher.model.listings import Validators
from watcher.model.ofsted import Urn
from watcher.model.places import Place, Places
from watcher.model.provider_pages import ProviderPage, SeenPage
from watcher.store.published import provider_pages
from watcher.store.published.pages_memory import AT_ONCE, MOST_SENTENCES, PagesMemory

DAY = timedelta(days=1)
pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


def urns(count):
    return [Urn(f"SC9{number:05}") for number in range(count)]


def memory(store, listed, now=NOW):
    places = {urn: Place("places.csv", line, urn, f"Label {line}") for line, urn in enumerate(listed, start=2)}
    return PagesMemory(store, Places(places), now)


def looked_at(store, *listed, now=NOW, problem=None, latest=None):
    for urn in listed:
        page = None if problem else ProviderPage((an_entry(urn),), "Sample House", None, "Children's home")
        seen = SeenPage(urn, f"provider/2/{urn}", "", page, Validators('"tag"', None), problem=problem, latest=latest)
        with store.begin() as tx:
            provider_pages.see(tx, seen, date(2026, 7, 27), now)


def test_a_place_that_was_never_looked_at_is_due_a_few_at_once(store):
    listed = urns(AT_ONCE + 5)

    assert len(memory(store, listed).due(quiet=False)) == AT_ONCE
    assert set(memory(store, listed[:3]).due(quiet=False)) == set(listed[:3])


def test_the_daily_round_is_made_when_ofsted_hardly_publishes(store):
    listed = urns(2)
    looked_at(store, *listed)

    assert memory(store, listed, NOW + DAY).due(quiet=False) == {}
    assert memory(store, listed, NOW + DAY / 2).due(quiet=True) == {}
    assert memory(store, listed, NOW + DAY).due(quiet=True) == {urn: (f"provider/2/{urn}",) for urn in listed}


def test_where_something_was_published_today_or_yesterday_the_page_is_due_each_hour(store):
    old, new = urns(2)
    today = an_entry().published
    looked_at(store, old, latest=today - 2 * DAY)
    looked_at(store, new, latest=today)
    published = datetime.combine(today, time(9), UTC)
    looked_at(store, old, new, now=published)

    assert memory(store, (old, new), published + DAY / 48).due(quiet=False) == {}
    assert set(memory(store, (old, new), published + DAY / 12).due(quiet=False)) == {new}
    assert set(memory(store, (old, new), published + DAY).due(quiet=False)) == {new}
    assert memory(store, (old, new), published + 2 * DAY).due(quiet=False) == {}


def test_a_page_that_could_not_be_read_is_due_again_in_an_hour(store):
    broken, well = urns(2)
    looked_at(store, broken, problem="Ofsted's site did not answer as expected.")
    looked_at(store, well)

    assert memory(store, (broken, well), NOW + DAY / 48).due(quiet=False) == {}
    assert memory(store, (broken, well), NOW + DAY / 20).due(quiet=False) == {broken: (f"provider/2/{broken}",)}


def test_not_modified_is_believed_of_a_page_for_a_week(store):
    looked_at(store, *urns(1))
    path = f"provider/2/{urns(1)[0]}"

    assert memory(store, (), NOW + 6 * DAY).known([path])[path].validators == Validators('"tag"', None)
    assert memory(store, (), NOW + 7 * DAY).known([path])[path].validators is None
    assert memory(store, ()).known(["another"]) == {}


def test_a_problem_names_the_line_of_the_list_and_never_the_place(store):
    listed = urns(MOST_SENTENCES + 2)
    looked_at(store, *listed, problem="It answers 503.")

    said = memory(store, listed).problems()

    assert said[0] == "places.csv, line 2: It answers 503."
    assert (len(said), said[-1]) == (MOST_SENTENCES + 1, "So it is with 2 more.")
    assert not any("SC9" in each or "Label" in each for each in said)
