from __future__ import annotations

from datetime import timedelta

from stored import NOW, WIRRAL

from watcher.model.listings import Failure
from watcher.store.polled import outages
from watcher.store.polled.outages import WHOLE

SOURCE, PAGE = "Ofsted reports", "provider/44/80581"
TEN = timedelta(minutes=10)


def bad(tx, times=1, place=PAGE, sentence="It answers 503.", at=NOW):
    for number in range(times):
        count = outages.bad_poll(tx, SOURCE, Failure(place, sentence, WIRRAL), at + number * TEN)
    return count


def test_bad_polls_are_counted_from_the_first_until_the_first_good_one(tx):
    assert bad(tx, 3) == 3
    assert bad(tx, place=WHOLE) == 1
    assert outages.since(tx, SOURCE, PAGE) == NOW
    outages.good_poll(tx, SOURCE, PAGE, NOW + 3 * TEN)

    assert outages.since(tx, SOURCE, PAGE) is None
    assert outages.since(tx, SOURCE, WHOLE) == NOW
    assert bad(tx) == 1


def test_the_last_poll_says_what_it_is_like(tx):
    bad(tx)
    bad(tx, sentence="It asks for a login.")

    (trouble,) = outages.open_ones(tx)

    assert (trouble.sentence, trouble.polls, trouble.urn) == ("It asks for a login.", 2, WIRRAL)


def test_the_end_is_told_to_those_who_heard_of_the_beginning_and_only_once(tx):
    bad(tx)
    (goes_on,) = outages.untold(tx)
    outages.told_operators(tx, goes_on.id)
    outages.good_poll(tx, SOURCE, PAGE, NOW + TEN)
    (over,) = outages.untold(tx)
    outages.told_end(tx, over.id)

    assert (over.operators_told, over.leads_told, over.ended_at) == (True, False, NOW + TEN)
    assert outages.untold(tx) == []


def test_what_ended_before_anybody_heard_of_it_is_told_to_nobody(tx):
    bad(tx)
    outages.good_poll(tx, SOURCE, PAGE, NOW + TEN)

    assert outages.untold(tx) == []


def test_a_gap_belongs_to_every_time_that_it_reaches_into(tx):
    bad(tx)
    outages.good_poll(tx, SOURCE, PAGE, NOW + TEN)
    bad(tx, place=WHOLE, at=NOW + 2 * TEN)

    def places(start, end):
        return [each.place for each in outages.between(tx, NOW + start * TEN, NOW + end * TEN)]

    assert places(0, 1) == [PAGE]
    assert places(1, 2) == []
    assert places(0, 9) == [PAGE, WHOLE]
    assert places(5, 9) == [WHOLE]


def test_leads_and_operators_are_told_each_for_themselves(tx):
    bad(tx)
    (before,) = outages.open_ones(tx)
    outages.told_leads(tx, before.id)
    (after,) = outages.open_ones(tx)

    assert (before.leads_told, after.leads_told, after.operators_told) == (False, True, False)


def test_the_earliest_comes_first_and_of_one_moment_what_was_noted_first(store):
    with store.begin() as tx:
        for place, at in (("third", 1), ("first", 0), ("second", 0), ("fourth", 1)):
            bad(tx, place=place, at=NOW + at * TEN)
        bad(tx, place="first")  # a server keeps a row that was changed behind the others

        for found in (outages.open_ones(tx), outages.between(tx, NOW, NOW + 9 * TEN)):
            assert [each.place for each in found] == ["first", "second", "third", "fourth"]
