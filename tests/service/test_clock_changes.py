from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from town import HandClock

from watcher.service.clock_changes import WatchedClock, do_all_now


def test_a_clock_that_is_set_back_is_noticed_once_and_one_that_is_put_right_by_seconds_is_not():
    clock = HandClock()
    watched = WatchedClock(clock)

    seen = []
    for hours in (0.1, -24, 0.1, -0.01, 24):
        clock.moment += timedelta(hours=hours)
        seen.append(watched.was_set_back())

    assert seen == [False, True, False, False, False]


def test_what_was_scheduled_by_the_clock_of_before_is_done_now():
    ran = [threading.Event(), threading.Event()]
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_job(ran[0].set, "interval", seconds=5, next_run_time=tomorrow)
    scheduler.add_job(ran[1].set, "date", run_date=tomorrow)
    scheduler.start()

    do_all_now(scheduler, datetime.now(UTC))

    assert [each.wait(10) for each in ran] == [True, True]
    scheduler.shutdown()
