from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from rules.working_hours import working_time
from watcher.timing.clock import LONDON


def at(day, hour, minute=0, month=8):
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at(3, 10), at(3, 14), 4),
        (at(3, 16), at(4, 10), 2),
        (at(3, 7), at(3, 20), 8),
        (at(7, 16), at(10, 10), 2),  # a weekend between
        (at(28, 16), at(31, 23), 1),  # 31 August 2026 is a bank holiday
        (at(24, 16, month=12), at(29, 10, month=12), 2),  # 28 December in the place of Boxing Day
        (at(4, 10), at(3, 10), 0),
    ],
)
def test_only_hours_in_which_people_work_count(start, end, hours):
    assert working_time(start, end) == timedelta(hours=hours)


def test_hours_are_londons_in_summer_and_in_winter():
    summer = working_time(datetime(2026, 8, 3, 8, tzinfo=UTC), datetime(2026, 8, 3, 9, tzinfo=UTC))
    winter = working_time(datetime(2026, 11, 3, 8, tzinfo=UTC), datetime(2026, 11, 3, 9, tzinfo=UTC))

    assert (summer, winter) == (timedelta(hours=1), timedelta())
