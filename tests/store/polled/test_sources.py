from __future__ import annotations

from datetime import timedelta

import pytest
from stored import NOW, TRAFFORD, WIRRAL

from watcher.model.listings import Listing
from watcher.model.news import ItemKind
from watcher.store.polled import sources
from watcher.store.polled.sources import SourceState
from watcher.timing.schedule import Due

MINUTE = timedelta(minutes=1)
OFSTED, PAGE = "Ofsted reports", "provider/44/80581"
SOON, ASKED = Due(NOW + MINUTE, "as configured"), Due(NOW + MINUTE, "its server asked for it", asked_to_wait=True)


def saw(tx, name=OFSTED, place=PAGE, url="https://reports.example/80581", entries=(), **more):
    more = {"urn": WIRRAL} | more
    return sources.saw(tx, name, Listing(place, url, entries, **more), NOW)


def test_a_source_that_was_never_polled_is_due_at_once(tx):
    assert sources.state(tx, OFSTED) == SourceState(OFSTED)
    assert sources.resting(tx, NOW) == frozenset()


def test_a_polled_source_is_due_when_its_time_has_come(tx):
    sources.succeeded(tx, [(OFSTED, NOW, SOON), ("Press", NOW, ASKED)])

    assert sources.resting(tx, NOW) == {OFSTED, "Press"}
    assert sources.resting(tx, NOW, only_asked_to=True) == {"Press"}
    assert sources.resting(tx, NOW + MINUTE) == frozenset()


def test_a_server_that_wants_to_be_left_alone_for_long_is_named(tx):
    sources.succeeded(tx, [(OFSTED, NOW, SOON), ("Press", NOW, ASKED)])

    assert sources.asked_to_wait(tx, NOW) == {"Press"}
    assert sources.asked_to_wait(tx, NOW + MINUTE) == frozenset()


def test_after_the_clock_was_set_back_nobody_waits_for_the_time_that_was(tx):
    sources.succeeded(tx, [(OFSTED, NOW, SOON)])

    assert sources.resting(tx, NOW - timedelta(days=1)) == frozenset()


def test_failures_are_counted_since_the_first_until_a_poll_goes_well(tx):
    sources.succeeded(tx, [(OFSTED, NOW, SOON)])
    for number in (1, 2):
        sources.failed(tx, sources.state(tx, OFSTED), NOW + number * MINUTE, SOON, f"error {number}")
    failing = sources.state(tx, OFSTED)
    sources.succeeded(tx, [(OFSTED, NOW + 3 * MINUTE, SOON)])
    well = sources.state(tx, OFSTED)

    assert (failing.failures, failing.failing_since, failing.last_error) == (2, NOW + MINUTE, "error 2")
    assert failing.last_success == NOW
    assert (well.failures, well.failing_since, well.last_error) == (0, None, None)


@pytest.mark.parametrize(
    ("again", "is_first"),
    [
        ({}, False),
        ({"url": "https://reports.example/moved"}, False),
        ({"name": "Called otherwise now"}, False),
        ({"place": "provider/44/80573", "urn": TRAFFORD}, True),
    ],
)
def test_an_authoritys_page_is_met_once_whatever_it_is_called(tx, again, is_first):
    assert saw(tx)
    assert saw(tx, **again) is is_first


def test_a_feed_at_another_address_is_another_feed(tx):
    feed = {"name": "Press", "place": "feed", "items": ItemKind.NEWS, "urn": None}

    assert saw(tx, url="https://a.example", **feed)
    assert not saw(tx, url="https://a.example", **feed)
    assert saw(tx, url="https://b.example", **feed)


def test_what_a_page_listed_last_is_counted_and_no_change_changes_no_count(tx):
    saw(tx, entries=("one", "two"))
    saw(tx, entries=None)
    sources.saw_no_change(tx, [(OFSTED, PAGE, NOW + MINUTE)])
    sources.saw_no_change(tx, [])

    assert sources.listed(tx, OFSTED, PAGE) == 2
    assert sources.listed(tx, OFSTED, "another") == 0
    assert sources.looked_at(tx, OFSTED) == [WIRRAL]


def test_a_mark_is_one_sources_own_and_the_later_one_stands(tx):
    for text in ("1", "2"):
        sources.set_mark(tx, OFSTED, "page", text)

    assert sources.mark_of(tx, OFSTED, "page") == "2"
    assert sources.mark_of(tx, "Press", "page") is None
    assert sources.marks(tx, "page") == {OFSTED: "2"}
    assert sources.marks(tx, "another") == {}


def test_who_is_watched_is_new_once_until_nobody_watches_them(tx):
    first = sources.watch(tx, [WIRRAL, TRAFFORD], NOW)
    again = sources.watch(tx, [WIRRAL], NOW)
    back = sources.watch(tx, [WIRRAL, TRAFFORD], NOW)

    assert (first, again, back) == ({WIRRAL, TRAFFORD}, frozenset(), {TRAFFORD})


def test_the_service_says_when_it_was_at_work_last(tx):
    never = sources.alive_at(tx)
    sources.note_alive(tx, NOW)

    assert never is None
    assert sources.alive_at(tx) == NOW
