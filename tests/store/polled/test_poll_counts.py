from __future__ import annotations

from datetime import date, timedelta

from stored import NOW

from watcher.store.polled import poll_counts
from watcher.store.polled.poll_counts import Poll, Tally

DAY = timedelta(days=1)
TODAY = date(2026, 8, 3)


def poll(source="Ofsted reports", at=NOW, *, good=True, new=0, gap=600):
    return Poll(source, at, good, new, timedelta(seconds=gap))


def count(store, *polls):
    with store.begin() as tx:
        poll_counts.polled(tx, polls)


def between(store, start, end, *sources):
    with store.look() as tx:
        return poll_counts.between(tx, start, end, sources)


def test_the_polls_of_a_day_are_added_up_and_the_longest_gap_is_kept(store):
    count(store, poll(), poll(gap=4000, new=2))
    count(store, poll(good=False, gap=60), poll("Press"))

    assert between(store, TODAY, TODAY + DAY, "Ofsted reports", "Never polled") == [
        Tally("Ofsted reports", 3, 2, 2, timedelta(seconds=4000)),
        Tally("Never polled", 0, 0, 0, timedelta(0)),
    ]


def test_a_day_is_londons(store):
    count(store, poll(at=NOW.replace(hour=23, minute=30)))

    assert between(store, TODAY, TODAY + DAY, "Ofsted reports")[0].polls == 0
    assert between(store, TODAY + DAY, TODAY + 2 * DAY, "Ofsted reports")[0].polls == 1


def test_several_days_are_added_up_without_the_last(store):
    count(store, poll(), poll(at=NOW + DAY), poll(at=NOW + 2 * DAY))

    assert between(store, TODAY, TODAY + 2 * DAY, "Ofsted reports")[0].polls == 2


def test_the_first_day_and_those_with_something_new_are_known(store):
    with store.look() as tx:
        assert poll_counts.first_day(tx) is None
    count(store, poll(at=NOW + DAY, new=1), poll(new=3), poll(at=NOW + 2 * DAY), poll("Press", new=1))
    count(store)

    with store.look() as tx:
        assert poll_counts.first_day(tx) == TODAY
        assert poll_counts.days_with_news(tx, "Ofsted reports", TODAY) == [TODAY, TODAY + DAY]
        assert poll_counts.days_with_news(tx, "Ofsted reports", TODAY + DAY) == [TODAY + DAY]
        assert poll_counts.last_days_with_news(tx, TODAY)["Ofsted reports"] == TODAY + DAY
