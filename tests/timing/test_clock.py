from __future__ import annotations

from datetime import UTC, datetime, timedelta

from watcher.timing.clock import ShiftedClock

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)


def test_a_clock_that_goes_as_another_machines_is_not_moved_with_this_machines(time_machine):
    clock = ShiftedClock(NOW)
    shown = []
    for year in (2030, 2020):
        time_machine.move_to(datetime(year, 1, 1, tzinfo=UTC))
        shown.append(clock.now() - NOW)
    clock.set(NOW + timedelta(days=1))

    assert all(timedelta() <= each < timedelta(hours=1) for each in shown)
    assert timedelta() <= clock.now() - NOW - timedelta(days=1) < timedelta(hours=1)
