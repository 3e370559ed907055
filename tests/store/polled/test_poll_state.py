from __future__ import annotations

from datetime import timedelta

from stored import NOW, WIRRAL

from watcher.model.listings import Failure, Listing, Validators
from watcher.store import parts
from watcher.store.polled import outages, poll_state, sources

PAGE, URL, SOURCE = "provider/44/80581", "https://reports.example/80581", "Ofsted reports"
TAG = Validators('"tag"', None)
HOUR = timedelta(hours=1)


def showed(tx, entries=(), at=NOW, **more):
    sources.saw(tx, SOURCE, Listing(PAGE, URL, entries, WIRRAL, validators=TAG, **more), at)


def memory(tx, at=NOW):
    return poll_state.recall(tx, [SOURCE, "Another"], at)[SOURCE]


def unchanged(**more):
    return Listing(PAGE, URL, None, WIRRAL, **more)


def test_not_modified_is_believed_for_less_than_a_day_since_the_page_came_whole(tx):
    showed(tx)
    showed(tx, None, NOW + 10 * HOUR)

    assert memory(tx, NOW + 19 * HOUR).validators(URL) == TAG
    assert memory(tx, NOW + 20 * HOUR).validators(URL) is None
    assert memory(tx, NOW).validators("https://reports.example/another") is None


def test_of_more_sources_than_a_statement_names_each_remembers_its_own_and_no_other_is_recalled(tx):
    showed(tx)
    sources.set_mark(tx, SOURCE, "a mark", "its text")
    sources.set_mark(tx, "Not asked about", "a mark", "another text")
    many = [SOURCE, *(f"Feed {number}" for number in range(parts.AT_ONCE))]

    recalled = poll_state.recall(tx, many, NOW)

    assert list(recalled) == many
    assert recalled[SOURCE].validators(URL) == TAG
    assert recalled[SOURCE].mark("a mark") == "its text"
    assert recalled["Feed 0"].looked_at(PAGE) is None


def test_a_page_was_looked_at_when_it_was_read_last(tx):
    showed(tx)
    showed(tx, None, NOW + HOUR)

    assert memory(tx).looked_at(PAGE) == NOW + HOUR
    assert memory(tx).looked_at("another") is None


def test_an_oddness_that_lasts_a_week_is_how_the_page_is_now(tx):
    for name, text in memory(tx).oddness(PAGE, odd=True).items():
        sources.set_mark(tx, SOURCE, name, text)
    week = timedelta(days=7)

    assert not memory(tx, NOW + week - HOUR).accepts(PAGE)
    assert memory(tx, NOW + week).accepts(PAGE)
    assert memory(tx, NOW + HOUR).oddness(PAGE, odd=True) == {}
    assert list(memory(tx).oddness(PAGE, odd=False).values()) == [""]
    assert not memory(tx).accepts("another")


def test_only_a_page_that_is_well_and_as_it_was_changes_nothing(tx):
    showed(tx)
    well = memory(tx)
    outages.bad_poll(tx, SOURCE, Failure(PAGE, "It answers 503."), NOW)

    assert well.changes_nothing(unchanged())
    assert not well.changes_nothing(unchanged(marks={"a": "b"}))
    assert not well.changes_nothing(Listing(PAGE, URL, (), WIRRAL))
    assert not well.changes_nothing(Listing(PAGE, f"{URL}/moved", None, WIRRAL))
    assert not well.changes_nothing(Listing("another", URL, None))
    assert not memory(tx).changes_nothing(unchanged())
    assert memory(tx).in_trouble(PAGE)


def test_what_is_stored_within_a_poll_is_remembered_within_it(tx):
    sources.set_mark(tx, SOURCE, "page", "3")
    remembered = memory(tx)
    remembered.keep({"page": "4"})

    assert remembered.mark("page") == "4"
    assert memory(tx).mark("page") == "3"


def test_outside_publishing_hours_it_is_quiet(tx):
    assert not memory(tx, NOW).quiet
    assert memory(tx, NOW.replace(hour=22)).quiet
