from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.timing.written_dates import day_written, doubted, plausible, puts_month_first, says_only_the_year

FOURTH = date(2026, 8, 4)


@pytest.mark.parametrize(
    "written",
    [
        "04-08-2026",
        "4/8/2026",
        "04/08/2026 09:15",
        "04.08.26",
        "2026-08-04",
        "2026/8/4",
        "20260804",
        "20260804T091500Z",
        "2026-08-04T09:15:00.123456+01:00",
        "2026-08-04 23:30:00",
        "2026-08-04T23:30:00",
        "4th August 2026",
        "Tuesday 4 August 2026",
        "Tues, 4th of August, 2026",
        "4\xa0August\xa02026",
        "4 Aug 26",
        "4-Aug-2026",
        "4 Aug. 2026",
        "August 4, 2026",
        "Aug 4th, 2026 at 10:15am",
        "Tue Aug  4 10:15:00 BST 2026",
        "Tue, 04 Aug 2026 23:30:00 BST",
        "Tue, 04 Aug 2026 23:30 BST",
        "Tue, 04 Aug 2026 23:30:00",
        "Tue, 04 Aug 2026 22:30:00 GMT",
        "Tue, 04 Aug 2026 22:30:00 +0000",
        "Tue, 04 Aug 2026 23:30:00 +0100 (BST)",
        "2026-08-03T23:30:00Z",
        "Mon, 03 Aug 2026 23:30:00 GMT",
        "Mon, 03 Aug 2026 20:30:00 -0400",
        "Mon, 03 Aug 2026 11:45 pm UTC",
        "1785835000",
        "1785835000000",
        "4/08/2026",
    ],
)
def test_a_day_is_read_as_people_in_london_mean_it(written):
    assert day_written(written) == FOURTH


def test_only_where_the_day_can_not_come_first_the_month_does():
    assert day_written("8/25/2026") == date(2026, 8, 25)
    assert day_written("05/06/2026") == date(2026, 6, 5)


def test_the_day_of_the_week_or_else_the_list_says_whether_the_month_comes_first():
    assert day_written("Tue, 08/04/2026 - 09:30") == day_written("8/4/2026 9:30:00 AM", month_first=True) == FOURTH
    assert day_written("Tuesday 04/08/2026", month_first=True) == FOURTH
    assert day_written("Monday 04/08/2026") == FOURTH


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["8/4/2026", "7/31/2026"], True),
        (["04/08/2026", "31/07/2026"], False),
        (["8/4/2026", "8/3/2026"], False),
        (["7/31/2026", "31/7/2026"], False),
        (["2026-08-31", "Tue, 04 Aug 2026 09:15:00 GMT"], False),
    ],
)
def test_a_list_puts_the_month_first_where_some_of_its_dates_have_no_other_sense_and_none_the_other(texts, expected):
    assert puts_month_first(texts, date(2026, 12, 1)) is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [(FOURTH, True), (date(2026, 4, 9), False), (date(2026, 5, 1), False), (date(2026, 12, 1), False)],
)
def test_where_no_date_says_it_the_month_comes_first_if_only_then_the_newest_is_of_today(today, expected):
    assert puts_month_first(["8/4/2026", "3/5/2026"], today) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-01T00:00:00Z", True),
        ("Thu, 01 Jan 2026 00:00:00 GMT", True),
        ("1 January 2026", True),
        ("2026-01-01T09:30:00Z", False),
        ("2026-01-02T00:00:00Z", False),
    ],
)
def test_the_first_of_january_without_an_hour_may_be_a_year_alone(written, expected):
    assert says_only_the_year(written, day_written(written)) is expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "two hours ago",
        "2026/13/45",
        "31 June 2026",
        "27 November",
        "4711",
        "1/2",
        "99/99/99",
        "1.2.126",
        "123.4.26",
    ],
)
def test_what_is_no_day_is_none(written):
    assert day_written(written) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Mon Aug 3 23:30:00 26 EST", FOURTH), ("Mon Aug 3 23:30:00 26", date(2026, 8, 3))],
)
def test_what_only_mail_programs_can_read_is_a_day_in_london_where_it_has_a_zone(written, expected):
    assert day_written(written) == expected


@given(st.text(max_size=60))
def test_whatever_is_written_is_a_day_or_none(written):
    found = day_written(written)

    assert found is None or isinstance(found, date)


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(1601, 1, 1), date(2027, 8, 4), date(2026, 8, 7), None])
def test_a_day_before_the_web_or_still_to_come_is_no_date_of_publication(day):
    assert plausible(day, FOURTH) is None


@pytest.mark.parametrize("day", [FOURTH, date(2026, 8, 5), date(1999, 1, 1)])
def test_an_ordinary_day_is_taken(day):
    assert plausible(day, FOURTH) == day


def test_a_day_over_a_year_before_its_neighbours_is_doubted():
    wrong = date(2004, 8, 20)

    assert doubted([wrong, FOURTH, FOURTH]) == (None, FOURTH, FOURTH)
    assert doubted([FOURTH, wrong, FOURTH]) == (FOURTH, None, FOURTH)
    assert doubted([FOURTH, None, wrong, FOURTH]) == (FOURTH, None, None, FOURTH)


def test_the_old_end_of_a_list_is_not_doubted():
    assert doubted([FOURTH, date(2024, 1, 1), date(2021, 1, 1)]) == (FOURTH, date(2024, 1, 1), date(2021, 1, 1))
    assert doubted([date(2020, 1, 1)]) == (date(2020, 1, 1),)
    assert doubted([]) == ()
