from __future__ import annotations

from datetime import date

import pytest

from watcher.model.listings import ShownReport
from watcher.model.values import replace
from watcher.sources.doubts import MANY_AT_ONCE, doubt_feed, doubt_list, doubt_page, doubt_promised

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


@pytest.mark.parametrize("page", [(), PAGE, without("4")])
def test_a_page_that_shows_nothing_of_what_the_list_names_as_new_is_doubted_and_what_it_shows_believed(page):
    doubt = doubt_promised(PAGE, page, date(2026, 8, 3))

    assert not doubt.wholly
    assert "a report of 3 August 2026" in doubt.sentence


@pytest.mark.parametrize("promised", [None, DAYS[0], DAYS[1]])
def test_a_page_that_shows_what_the_list_names_is_believed(promised):
    assert doubt_promised(PAGE, PAGE, promised) is None


def test_the_day_that_the_list_names_may_be_the_inspection_s():
    page = (replace(PAGE[0], event_date=date(2026, 8, 3)), *PAGE[1:])

    assert doubt_promised(page, page, date(2026, 8, 3)) is None


def test_a_new_report_is_what_the_list_names_whatever_day_it_bears():
    new = ShownReport("new", "Focused visit", None, None)

    assert doubt_promised(PAGE, (new, *PAGE), date(2026, 8, 3)) is None


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


@pytest.mark.parametrize(
    ("before", "kept", "believed"),
    [(1, 0, False), (2, 1, True), (2, 0, False), (3, 2, True), (3, 1, False), (4, 2, True), (4, 1, False)],
)
def test_up_to_half_of_a_page_may_go_at_once_if_it_is_few(before, kept, believed):
    page = tuple(replace(each, published=None) for each in PAGE[:before])

    assert (doubt_page(page, page[before - kept :] if kept else (), contradicted=False) is None) is believed


def test_a_page_of_one_report_that_shows_another_one_instead_is_believed():
    another = ShownReport("new", "Inspection", date(2026, 8, 3), None)

    assert doubt_page(PAGE[:1], (another,), contradicted=True) is None


def test_a_page_of_two_reports_that_shows_two_others_instead_is_not_believed():
    others = tuple(replace(each, key=f"new {each.key}") for each in PAGE[:2])

    assert doubt_page(PAGE[:2], others, contradicted=False).wholly


def test_a_page_that_lost_its_only_report_says_so_in_the_singular():
    assert doubt_page(PAGE[:1], (), contradicted=False).sentence == "it lists no report, where it listed 1 report"
    assert doubt_page(PAGE[:2], (), contradicted=False).sentence == "it lists no report, where it listed 2 reports"


@pytest.mark.parametrize(
    ("before", "dated", "believed"),
    [(PAGE[1:], 2, True), (PAGE[1:], 1, False), (PAGE, 3, True), (PAGE, 2, False), (PAGE, 0, False)],
)
def test_a_page_half_of_whose_reports_have_dates_is_believed_and_with_fewer_it_has_been_changed(
    before, dated, believed
):
    now = tuple(each if at < dated else replace(each, published=None) for at, each in enumerate(before))
    doubt = doubt_page(before, now, contradicted=False)

    assert (doubt is None) is believed
    assert believed or (doubt.sentence, doubt.wholly) == ("its reports have no publication dates any more", True)


def test_a_page_that_never_gave_all_its_dates_is_not_blamed_for_lacking_them():
    before = tuple(replace(each, published=None) if each.key == "4" else each for each in PAGE)
    now = tuple(replace(each, published=None) for each in PAGE)

    assert doubt_page(before, now, contradicted=False) is None


def test_a_page_whose_reports_have_no_dates_may_lose_one():
    undated = tuple(replace(each, published=None) for each in PAGE)

    assert doubt_page(undated, undated[1:], contradicted=True) is None


def test_an_old_copy_of_which_nothing_has_a_date_is_still_an_old_copy():
    page = (PAGE[0], *(replace(each, published=None) for each in PAGE[1:]))

    assert doubt_page(page, page[1:], contradicted=False).wholly is False


def test_of_two_reports_of_the_newest_day_one_may_go_while_the_other_shows_that_the_page_is_of_today():
    twin = replace(PAGE[0], key="twin")

    assert doubt_page((twin, *PAGE), PAGE, contradicted=True) is None


def test_an_old_copy_says_what_is_gone_and_what_speaks_against_it():
    old, withdrawn = (doubt_page(PAGE, PAGE[1:], contradicted=each).sentence for each in (True, False))
    gone = "it no longer lists “Children's services inspection”, published 12 May 2026"

    assert old == f"{gone}, and the list of authorities doesn't bear that out: an old copy of the page"
    assert withdrawn == f"{gone}: an old copy of the page, or the report was withdrawn"


def test_a_feed_of_a_few_items_may_be_empty_and_one_of_three_or_more_may_not():
    assert doubt_feed(MANY_AT_ONCE - 1, 0) is None
    assert doubt_feed(MANY_AT_ONCE, 0).sentence == "it lists nothing, where it listed 3 items"


def listed(*days):
    return dict(zip("abcdefghij", days, strict=False))


OLD, NEW = DAYS[1], DAYS[0]


@pytest.mark.parametrize(
    ("now", "believed"),
    [
        (listed(NEW, NEW, NEW, NEW), True),  # the same days are not earlier ones
        (listed(OLD, NEW, NEW, NEW), True),  # one withdrawn report is no old copy
        (listed(OLD, OLD, NEW, NEW), False),
        (listed(None, None, NEW, NEW), True),  # half of them
        (listed(None, None, None, NEW), False),
    ],
)
def test_a_list_is_an_old_copy_where_two_go_back_and_changed_where_most_lose_their_dates(now, believed):
    assert (doubt_list(4, dict.fromkeys("abcd", NEW), now) is None) is believed


def test_exactly_nine_tenths_of_a_list_are_still_the_list():
    assert doubt_list(10, {}, dict.fromkeys("abcdefghi")) is None
    assert "8 authorities, where 10" in doubt_list(10, {}, dict.fromkeys("abcdefgh"))
