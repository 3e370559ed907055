from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from watcher.model.listings import ShownReport
from watcher.sources.doubts import MANY_AT_ONCE, doubt_feed, doubt_list, doubt_page

DAYS = [date(2026, 5, 12), date(2024, 3, 5), date(2021, 2, 2), date(2018, 1, 9), date(2015, 6, 2)]
PAGE = tuple(ShownReport(str(at), "Children's services inspection", day, None) for at, day in enumerate(DAYS))


def without(*keys, page=PAGE):
    return tuple(each for each in page if each.key not in keys)


@pytest.mark.parametrize(
    ("now", "seen"),
    [
        ((), "it lists no report, where it listed 5 reports"),
        (without("0", "1", "2"), "3 of the 5 reports that it listed are gone at once"),
        (tuple(ShownReport(each.key, each.title, None, None) for each in PAGE), "no publication dates any more"),
        (
            tuple(ShownReport(f"new {each.key}", each.title, each.published, None) for each in PAGE),
            "5 of the 5 reports",
        ),
    ],
)
def test_a_page_that_lost_much_is_not_believed(now, seen):
    doubt = doubt_page(PAGE, now, contradicted=False)

    assert doubt.wholly
    assert seen in doubt.sentence


def test_many_that_go_at_once_are_not_believed_of_a_long_page_either():
    page = tuple(ShownReport(f"{at}", "Inspection", date(2024 - at, 3, 5), None) for at in range(9))

    assert doubt_page(page, page[:-MANY_AT_ONCE], contradicted=False).wholly
    assert doubt_page(page, page[: -MANY_AT_ONCE + 1], contradicted=False) is None


def test_one_old_report_may_go():
    assert doubt_page(PAGE, without("3"), contradicted=False) is None


def test_the_newest_report_may_have_been_withdrawn_or_the_page_is_an_old_copy():
    doubt = doubt_page(PAGE, without("0"), contradicted=False)

    assert not doubt.wholly
    assert "published 12 May 2026" in doubt.sentence


def test_a_page_whose_newest_report_still_stands_in_the_list_is_an_old_copy():
    assert doubt_page(PAGE, without("0"), contradicted=True).wholly


def test_a_page_that_gained_is_believed():
    assert (
        doubt_page(PAGE, (*PAGE, ShownReport("new", "Focused visit", date(2026, 8, 3), None)), contradicted=False)
        is None
    )


def test_a_page_seen_first_has_nothing_to_be_measured_by():
    assert doubt_page((), (), contradicted=False) is None


@pytest.mark.parametrize(
    ("before", "now", "seen"),
    [
        (153, dict.fromkeys(map(str, range(70)), DAYS[0]), "70 authorities, where 153 were expected"),
        (4, dict.fromkeys("abcd"), "4 of its 4 authorities have no date"),
        (4, dict.fromkeys("abcd", DAYS[1]), "for 4 authorities it names an earlier latest report"),
    ],
)
def test_a_list_that_lost_much_is_not_believed(before, now, seen):
    assert seen in doubt_list(before, dict.fromkeys("abcd", DAYS[0]), now)


def test_a_list_may_lose_a_few_authorities_to_a_merger():
    assert doubt_list(153, {}, dict.fromkeys(map(str, range(147)))) is None


def test_a_feed_that_is_suddenly_empty_is_not_believed():
    assert doubt_feed(20, 0).wholly
    assert doubt_feed(20, None) is None
    assert doubt_feed(0, 0) is None


def test_a_page_of_three_that_loses_two_is_not_believed():
    assert doubt_page(PAGE[:3], PAGE[2:3], contradicted=False).wholly


def test_a_page_of_three_that_loses_an_old_one_is_believed():
    assert doubt_page(PAGE[:3], PAGE[:2], contradicted=False) is None


@pytest.mark.parametrize(("missing", "believed"), [(0, False), (1, False), (2, True)])
def test_a_withdrawn_report_is_believed_gone_in_the_third_poll(missing, believed):
    newest = replace(PAGE[0], missing=missing)

    assert (doubt_page((newest, *PAGE[1:]), PAGE[1:], contradicted=False) is None) is believed
