from __future__ import annotations

from datetime import timedelta

from town import HandClock

from watcher.store.polled.hosts import SharedHosts

SITE, TWO = "reports.example", timedelta(seconds=2)


def test_turns_at_a_host_are_a_rest_apart_whoever_books_them(store):
    clock = HandClock()
    ours, theirs = SharedHosts(store, clock), SharedHosts(store, clock)

    assert [ours.book(SITE, TWO), theirs.book(SITE, TWO), ours.book(SITE, TWO)] == [0, 2, 4]
    assert ours.book("another.example", TWO) == 0
    clock.pass_(seconds=60)
    assert theirs.book(SITE, TWO) == 0


def test_after_a_slow_answer_a_host_rests_from_its_end_and_never_less_than_it_would(store):
    clock = HandClock()
    hosts = SharedHosts(store, clock)
    hosts.book(SITE, TWO)
    clock.pass_(seconds=5)
    hosts.rest(SITE, TWO)
    hosts.rest(SITE, timedelta(seconds=1))

    assert hosts.book(SITE, TWO) == 2


def test_a_host_is_left_alone_by_all_until_its_time_is_over(store):
    clock = HandClock()
    hosts = SharedHosts(store, clock)
    never = hosts.left_alone_for(SITE)
    hosts.book(SITE, TWO)
    hosts.leave_alone(SITE, timedelta(minutes=1))
    clock.pass_(seconds=20)

    assert never is None
    assert SharedHosts(store, clock).left_alone_for(SITE) == timedelta(seconds=40)
    clock.pass_(seconds=40)
    assert hosts.left_alone_for(SITE) is None
