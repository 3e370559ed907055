from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from notifiers.quiet_hours import quiet_hours


@pytest.mark.parametrize("hours", ["22:00-07:00", "22:00-01:30", "01:15-01:45", "23:30-02:00", "01:00-03:00"])
@pytest.mark.parametrize("evening", [datetime(2026, 10, 24, 18, tzinfo=UTC), datetime(2027, 3, 27, 18, tzinfo=UTC)])
def test_in_the_nights_in_which_the_clock_changes_quiet_hours_end_later_and_within_a_night(hours, evening):
    quiet = quiet_hours(hours)

    for minutes in range(0, 18 * 60, 5):
        moment = evening + timedelta(minutes=minutes)
        assert moment <= quiet.over(moment) <= moment + timedelta(hours=11)
