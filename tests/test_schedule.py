from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.schedule import LONGEST_RETRY, in_publishing_hours, next_poll, retry_wait

TEN_MINUTES = timedelta(minutes=10)


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


def test_outside_publishing_hours_it_is_polled_hourly():
    evening = datetime(2026, 8, 3, 19, 0, tzinfo=UTC)

    assert next_poll(evening, TEN_MINUTES, hourly_outside=True) == evening + timedelta(hours=1)


def test_the_hourly_rest_ends_when_publishing_starts():
    before_eight = datetime(2026, 8, 3, 6, 30, tzinfo=UTC)

    assert next_poll(before_eight, TEN_MINUTES, hourly_outside=True) == datetime(2026, 8, 3, 7, 0, tzinfo=UTC)


def test_a_feed_keeps_its_own_pace_at_night():
    night = datetime(2026, 8, 3, 23, 0, tzinfo=UTC)

    assert next_poll(night, TEN_MINUTES, hourly_outside=False) == night + TEN_MINUTES


@given(
    st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.integers(min_value=1, max_value=7200),
)
def test_clock_changes_neither_skip_nor_double_a_poll(now, seconds):
    following = next_poll(now, timedelta(seconds=seconds), hourly_outside=True)

    assert timedelta(seconds=1) <= following - now <= max(timedelta(hours=1), timedelta(seconds=seconds))


def test_the_first_retry_comes_within_thirty_seconds_and_they_double_to_a_quarter_of_an_hour():
    waits = [retry_wait(failures, dice=0.0) for failures in range(1, 12)]

    assert waits[0] <= timedelta(seconds=30)
    assert waits[1] == 2 * waits[0]
    assert waits[-1] == LONGEST_RETRY


@given(st.integers(min_value=1, max_value=10_000), st.floats(min_value=0, max_value=0.999))
def test_no_wait_is_ever_longer_than_the_longest(failures, dice):
    assert timedelta(0) < retry_wait(failures, dice) <= LONGEST_RETRY
