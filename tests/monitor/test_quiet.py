from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from watcher import data
from watcher.monitor.quiet import blind_for, feed_is_quiet, local_election, strangely_quiet
from watcher.timing.clock import LONDON

LOCAL = {
    2022: date(2022, 5, 5),
    2023: date(2023, 5, 4),
    2024: date(2024, 5, 2),
    2025: date(2025, 5, 1),
    2026: date(2026, 5, 7),
}
ELECTIONS = [*data.elections(), *LOCAL.values()]


def test_only_hours_in_which_ofsted_publishes_count_as_blind():
    friday = datetime(2026, 7, 31, 17, 0, tzinfo=LONDON).astimezone(UTC)
    monday = datetime(2026, 8, 3, 9, 30, tzinfo=LONDON).astimezone(UTC)

    assert blind_for(friday, monday) == timedelta(hours=2, minutes=30)


@pytest.mark.parametrize("year", [2017, 2019, 2024, 2025, 2026])
def test_twelve_months_of_what_really_was_published_are_never_strangely_quiet(year):
    published = [each.published for each in data.baseline()]
    days = [date(year - 1, 8, 1) + timedelta(days=at) for at in range(0, 365, 7)]

    assert [each for each in days if strangely_quiet(published, each, ELECTIONS)] == []


def test_a_silence_longer_than_any_before_is_strange():
    published = [each.published for each in data.baseline() if each.published < date(2026, 1, 1)]
    last = max(published)

    said = strangely_quiet(published, last + timedelta(days=150), ELECTIONS)

    assert said.startswith(f"nothing new was published since {last:%-d %B %Y}: ")


@pytest.mark.parametrize("year", LOCAL)
def test_councils_are_elected_on_the_first_thursday_in_may(year):
    assert local_election(year) == LOCAL[year]


DAILY = [date(2026, 6, 1) + timedelta(days=number) for number in range(0, 40, 3)]


def test_a_feed_that_lists_nothing_new_for_far_longer_than_before_is_quiet():
    last = DAILY[-1]

    assert feed_is_quiet(DAILY, last + timedelta(days=14)) is None
    assert "nothing new since 10 July 2026: 15 days, where 3 were the most" in feed_is_quiet(
        DAILY, last + timedelta(days=15)
    )


def test_of_a_feed_with_rare_news_a_long_silence_is_ordinary_and_of_a_new_one_nothing_can_be_said():
    rare = [date(2025, 9, 1) + timedelta(days=number) for number in range(0, 300, 30)]

    assert feed_is_quiet(rare, rare[-1] + timedelta(days=60)) is None
    assert feed_is_quiet(rare, rare[-1] + timedelta(days=61))
    assert feed_is_quiet(DAILY[:9], DAILY[-1] + timedelta(days=365)) is None


def mondays_and_thursdays(last: date, count: int = 30) -> list[date]:
    """List the last `count` of them: three ordinary weekdays are the longest silence."""
    days = (last - timedelta(days=number) for number in range(7 * count))
    return [each for each in days if each.weekday() in (0, 3)][:count]


ORDINARY = date(2026, 2, 26)  # a Thursday, with neither Christmas nor an election before or after it


def test_a_silence_is_strange_from_half_as_long_again_as_the_longest_before():
    days = mondays_and_thursdays(ORDINARY)

    four, five = date(2026, 3, 4), date(2026, 3, 5)
    assert strangely_quiet(days, four, ()) is None
    assert (
        strangely_quiet(days, five, ())
        == "nothing new was published since 26 February 2026: 5 ordinary weekdays, where 3 were the most so far"
    )


def test_a_silence_of_half_as_long_again_exactly_is_still_ordinary():
    fortnightly = [ORDINARY - timedelta(weeks=2 * number) for number in range(30)]  # ten weekdays

    assert strangely_quiet(fortnightly, ORDINARY + timedelta(weeks=3), ()) is None
    assert strangely_quiet(fortnightly, ORDINARY + timedelta(weeks=3, days=1), ()) is not None


@pytest.mark.parametrize(
    ("last", "elections", "ordinary", "strange"),
    [
        (date(2026, 7, 30), (), date(2026, 9, 3), date(2026, 9, 4)),  # August
        (date(2026, 12, 17), (), date(2027, 1, 13), date(2027, 1, 14)),  # from 18 December to 7 January
        # From the Thursday five weeks before an election to its day.
        (date(2026, 3, 30), (date(2026, 5, 7),), date(2026, 5, 11), date(2026, 5, 12)),
    ],
)
def test_days_on_which_ofsted_hardly_publishes_do_not_count(last, elections, ordinary, strange):
    days = mondays_and_thursdays(last)

    assert strangely_quiet(days, ordinary, elections) is None
    assert "5 ordinary weekdays" in strangely_quiet(days, strange, elections)


def test_of_fewer_than_twenty_days_of_publication_nothing_can_be_said():
    later = ORDINARY + timedelta(days=60)

    assert strangely_quiet(mondays_and_thursdays(ORDINARY, 19) * 2, later, ()) is None
    assert strangely_quiet(mondays_and_thursdays(ORDINARY, 20), later, ()) is not None


def test_silences_are_measured_by_those_of_the_three_years_before():
    days, today = mondays_and_thursdays(ORDINARY), date(2026, 3, 5)
    three_years_ago = today - timedelta(days=3 * 365)

    assert strangely_quiet([three_years_ago, *days], today, ()) is None  # two years without anything were within them
    assert strangely_quiet([three_years_ago - timedelta(days=1), *days], today, ()) is not None


def test_what_is_published_today_ends_a_silence_and_what_is_dated_tomorrow_does_not():
    days, today = mondays_and_thursdays(ORDINARY), date(2026, 3, 5)

    assert strangely_quiet([*days, today], today, ()) is None
    assert strangely_quiet([*days, today + timedelta(days=1)], today, ()) is not None
