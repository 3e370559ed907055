from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.timing.clock import LONDON
from watcher.timing.schedule import (
    LONGEST_RETRY,
    LONGEST_UNREADABLE,
    USUAL_PACE,
    FailedPolls,
    after_failure,
    in_publishing_hours,
    like_ofsted,
    next_poll,
    refused_wait,
    retry_wait,
    steady,
    weekdays,
)

TEN_MINUTES, HOUR = timedelta(minutes=10), timedelta(hours=1)
SPACING = timedelta(seconds=1.5)
NIGHT = datetime(2026, 8, 3, 21, 0, tzinfo=UTC)
MOMENTS = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC))
DICE = st.floats(min_value=0, max_value=0.999)


def london(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON).astimezone(UTC)


def ofsted(moment, every=TEN_MINUTES, pages=10):
    return like_ofsted(moment, every, pages, SPACING)


def following(moment, dice=0.0, **more):
    return next_poll(moment, moment, ofsted(moment, **more), dice)


def polls(start: datetime, end: datetime, dice=0.0) -> list[datetime]:
    """Poll on and on; each poll takes no time."""
    found = [start]
    while found[-1] < end:
        found.append(following(found[-1], dice).at)
    return found[:-1]


@pytest.mark.parametrize(
    ("moment", "publishing"),
    [
        (datetime(2026, 8, 3, 7, 0, tzinfo=UTC), True),  # 08:00 in London's summer
        (datetime(2026, 8, 3, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 1, 5, 7, 30, tzinfo=UTC), False),  # 07:30 in London's winter
        (datetime(2026, 1, 5, 17, 59, tzinfo=UTC), True),
        (datetime(2026, 8, 1, 10, 0, tzinfo=UTC), False),  # a Saturday
    ],
)
def test_ofsted_publishes_on_london_weekdays_from_eight_to_six(moment, publishing):
    assert in_publishing_hours(moment) is publishing


@pytest.mark.parametrize(
    ("hour", "minute", "every", "why"),
    [
        (8, 30, 10, "every 10 minutes: Ofsted may publish now"),
        (9, 0, 3, "every 3 minutes: Ofsted usually publishes now"),
        (10, 29, 3, "every 3 minutes: Ofsted usually publishes now"),
        (10, 30, 10, "every 10 minutes: Ofsted may publish now"),
        (18, 0, 60, "hourly: Ofsted rarely publishes now"),
    ],
)
def test_the_pace_goes_by_the_hours_at_which_ofsted_publishes_and_says_so(hour, minute, every, why):
    pace = ofsted(london(date(2026, 8, 4), hour, minute))

    assert (pace.every, pace.why) == (timedelta(minutes=every), why)


@pytest.mark.parametrize(("pages", "seconds"), [(0, 180), (60, 180), (100, 300), (153, 459), (1000, 600)])
def test_above_sixty_pages_the_usual_time_is_polled_as_the_spacing_allows(pages, seconds):
    pace = ofsted(london(date(2026, 8, 4), 9, 15), pages=pages)

    assert pace.every == timedelta(seconds=seconds)


def test_who_asks_for_a_slower_pace_gets_it_at_the_usual_time_too():
    assert ofsted(london(date(2026, 8, 4), 9, 15), every=timedelta(hours=2)).every == timedelta(minutes=36)
    assert ofsted(london(date(2026, 8, 4), 20, 0), every=timedelta(hours=2)).every == timedelta(hours=2)


@pytest.mark.parametrize(("before", "turn"), [((7, 30), (8, 0)), ((8, 55), (9, 0))])
def test_a_faster_pace_begins_at_its_hour_and_not_after_the_slower_one(before, turn):
    day = date(2026, 8, 4)

    due = following(london(day, *before))

    assert due.at == london(day, *turn)
    assert due.why == f"at {turn[0]:02}:{turn[1]:02}, when Ofsted's hours of publishing begin"


def test_a_feed_keeps_its_own_pace_at_night():
    due = next_poll(NIGHT, NIGHT, steady(TEN_MINUTES), 0.0)

    assert (due.at, due.why) == (NIGHT + TEN_MINUTES, "every 10 minutes")


def test_a_poll_that_takes_long_is_counted_from_its_beginning():
    ended = NIGHT + timedelta(minutes=4)

    assert next_poll(NIGHT, ended, steady(TEN_MINUTES), 0.0).at == NIGHT + TEN_MINUTES
    assert next_poll(NIGHT, NIGHT + HOUR, steady(TEN_MINUTES), 0.0).at == NIGHT + HOUR + timedelta(seconds=1)


def test_many_sources_do_not_stay_in_step():
    due = {next_poll(NIGHT, NIGHT, steady(TEN_MINUTES), dice / 10).at for dice in range(10)}

    assert len(due) == 10
    assert min(due) >= NIGHT + TEN_MINUTES * 0.95


@pytest.mark.parametrize(
    ("sunday", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 7, 5), 24)],
)
def test_the_days_of_both_clock_changes_have_a_poll_for_each_hour_that_they_have(sunday, hours):
    start, end = london(sunday, 0), london(sunday + timedelta(days=1), 0)

    found = polls(start, end)

    assert len(found) == hours
    assert {after - before for before, after in pairwise(found)} == {HOUR}


@pytest.mark.parametrize("monday", [date(2026, 3, 30), date(2026, 10, 26), date(2026, 7, 6)])
def test_after_a_clock_change_ofsteds_hours_are_londons_again(monday):
    found = polls(london(monday, 0), london(monday + timedelta(days=1), 0))
    local = [each.astimezone(LONDON) for each in found]

    assert [each.hour for each in local if each.hour < 8] == list(range(8))
    assert london(monday, 8) in found
    assert london(monday, 9) in found
    assert len([each for each in local if 9 <= each.hour + each.minute / 60 < 10.5]) == 30
    assert len(found) == 8 + 6 + 30 + 45 + 6


@given(MOMENTS, st.integers(min_value=1, max_value=7200), DICE)
def test_no_moment_skips_or_doubles_a_poll(moment, seconds, dice):
    due = following(moment, dice, every=timedelta(seconds=seconds))

    assert timedelta(seconds=0.9) <= due.at - moment <= max(HOUR, timedelta(seconds=seconds))


@given(MOMENTS, st.integers(min_value=1, max_value=10_000), DICE)
def test_a_source_that_fails_is_asked_less_often_and_never_given_up(moment, failures, dice):
    due = after_failure(moment, moment, steady(TEN_MINUTES), dice, FailedPolls(failures, None))

    assert TEN_MINUTES * 0.95 <= due.at - moment <= HOUR


def test_backing_off_doubles_and_is_said():
    due = [after_failure(NIGHT, NIGHT, steady(TEN_MINUTES), 0.0, FailedPolls(times, None)) for times in (1, 2, 3, 4)]

    assert [each.at - NIGHT for each in due] == [TEN_MINUTES, 2 * TEN_MINUTES, 4 * TEN_MINUTES, HOUR]
    assert [each.why for each in due[1:3]] == ["backing off after 2 failures", "backing off after 3 failures"]


def test_ofsteds_site_is_asked_again_within_a_quarter_of_an_hour_in_its_hours_however_often_it_failed():
    nine = london(date(2026, 8, 4), 11)

    assert after_failure(nine, nine, ofsted(nine), 0.0, FailedPolls(50, None)).at == nine + timedelta(minutes=15)


def test_what_a_server_asks_for_is_kept_to_and_said():
    due = after_failure(NIGHT, NIGHT, steady(TEN_MINUTES), 0.0, FailedPolls(1, HOUR))

    assert (due.at, due.why, due.asked_to_wait) == (NIGHT + HOUR, "the site asked us to wait", True)


def test_the_first_retry_comes_within_thirty_seconds_and_they_double_to_a_quarter_of_an_hour():
    waits = [retry_wait(failures, dice=0.0) for failures in range(1, 12)]

    assert waits[0] <= timedelta(seconds=30)
    assert waits[1] == 2 * waits[0]
    assert waits[-1] == LONGEST_RETRY


@given(st.integers(min_value=1, max_value=10_000), DICE)
def test_no_wait_is_ever_longer_than_the_longest(failures, dice):
    assert timedelta(0) < retry_wait(failures, dice) <= LONGEST_RETRY


def test_a_document_that_cannot_be_read_is_fetched_less_and_less_often_up_to_a_longest_wait():
    waits = [retry_wait(times, 0.0, longest=LONGEST_UNREADABLE) for times in range(1, 12)]

    assert waits == sorted(waits)
    assert waits[0] >= timedelta(seconds=15)
    assert waits[-1] == LONGEST_UNREADABLE == timedelta(hours=1)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 8, 3), date(2026, 8, 9), 5),
        (date(2026, 8, 3), date(2026, 8, 3), 1),
        (date(2026, 8, 7), date(2026, 8, 10), 2),
        (date(2026, 8, 8), date(2026, 8, 9), 0),
        (date(2026, 8, 4), date(2026, 8, 3), 0),
    ],
)
def test_weekdays_are_counted_with_the_first_and_the_last(first, last, count):
    assert weekdays(first, last) == count


def test_the_dice_take_a_twentieth_off_a_pace_and_a_fifth_off_a_retry_and_add_to_what_a_server_asked():
    pace = steady(TEN_MINUTES)

    assert next_poll(NIGHT, NIGHT, pace, 0.5).at == NIGHT + TEN_MINUTES * 0.975
    assert after_failure(NIGHT, NIGHT, pace, 0.5, FailedPolls(1)).at == NIGHT + TEN_MINUTES * 0.975
    assert after_failure(NIGHT, NIGHT, pace, 0.5, FailedPolls(1, HOUR)).at == NIGHT + HOUR * 1.025
    assert retry_wait(1, 0.5) == retry_wait(1, 0.0) * 0.9


@pytest.mark.parametrize("asked", [timedelta(minutes=5), TEN_MINUTES])
def test_a_server_that_asks_for_no_more_than_we_wait_anyway_changes_nothing(asked):
    due = after_failure(NIGHT, NIGHT, steady(TEN_MINUTES), 0.0, FailedPolls(1, asked))

    assert (due.at, due.why, due.asked_to_wait) == (NIGHT + TEN_MINUTES, "backing off after a failure", False)


@pytest.mark.parametrize("hour", [7, 8, 10, 20])
def test_ofsteds_site_is_asked_as_ofsted_publishes_at_any_hour(hour):
    assert ofsted(london(date(2026, 8, 4), hour)).like_ofsted is True


def test_a_pace_that_is_slower_than_hourly_is_said_as_it_is():
    assert ofsted(london(date(2026, 8, 4), 20), every=2 * HOUR).why == "every 2 hours: Ofsted rarely publishes now"
    assert ofsted(london(date(2026, 8, 4), 20)).why == "hourly: Ofsted rarely publishes now"


def test_at_the_usual_time_nobody_asks_more_often_than_the_usual_pace():
    assert ofsted(london(date(2026, 8, 4), 9, 15), every=USUAL_PACE * 2).every == USUAL_PACE


def test_the_hours_of_ofsted_are_nothing_to_a_feed():
    before = london(date(2026, 8, 4), 7, 30)

    assert next_poll(before, before, steady(HOUR), 0.0).at == before + HOUR


def test_a_poll_that_is_due_at_the_turn_anyway_keeps_its_reason():
    due = following(london(date(2026, 8, 4), 7))

    assert (due.at, due.why) == (london(date(2026, 8, 4), 8), "hourly: Ofsted rarely publishes now")


def test_a_source_that_failed_is_asked_at_the_turn_too_and_no_turn_is_on_a_saturday():
    tuesday, friday = london(date(2026, 8, 4), 7, 50), london(date(2026, 8, 7), 20)

    assert after_failure(tuesday, tuesday, ofsted(tuesday), 0.0, FailedPolls(1)).at == london(date(2026, 8, 4), 8)
    slow = ofsted(friday, every=timedelta(hours=20))
    assert next_poll(friday, friday, slow, 0.0).at == london(date(2026, 8, 8), 16)


def test_what_was_refused_for_days_is_told_half_a_working_day_after_it_can_be_at_the_latest():
    after = [timedelta(hours=hours) for hours in (0, 0.5, 1, 2, 4, 30, 160)]

    assert [refused_wait(each) / HOUR for each in after] == [1, 1, 1, 2, 4, 4, 4]
