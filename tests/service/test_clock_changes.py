from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from town import TWO_INADEQUATE, HandClock

from watcher.service.clock_changes import Settled, WatchedClock, do_all_now
from watcher.service.cycle import once
from watcher.service.engines.intervals import EachInterval


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


@pytest.mark.parametrize("minutes", [0.5, 1, 90, 60 * 24 * 365 * 50])
def test_a_job_of_our_own_is_due_once_however_far_the_clock_jumps_ahead(minutes):
    interval, right = timedelta(minutes=1), datetime(2026, 8, 3, 8, 30, tzinfo=UTC)
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.start(paused=True)
    job = scheduler.add_job(len, EachInterval(interval), args=[()], next_run_time=right)

    due = job._get_run_times(right + timedelta(minutes=minutes))  # as the scheduler asks for what was missed

    assert len(due) <= 2
    assert job.trigger.get_next_fire_time(due[-1], right + timedelta(minutes=minutes)) > right + timedelta(
        minutes=minutes
    )
    scheduler.shutdown()


def test_a_clock_that_jumps_ahead_is_believed_after_an_hour():
    clock = HandClock()
    settled = Settled(clock)

    seen = []
    for set_by, pass_by in ((0, 5), (0.5, 0), (24, 0), (0, 0.9), (0, 0.2), (-24, 0), (8, 0), (-8, 0.5)):
        clock.moment += timedelta(hours=set_by)
        clock.pass_(hours=pass_by)
        seen.append(settled())

    assert seen == [True, True, False, False, True, True, False, False]


def test_years_ahead_for_a_while_nothing_is_called_overdue_or_forgotten(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    with town.service() as service:
        once(service, everything=True)
        right = town.clock.moment
        town.clock.moment = right + timedelta(days=1200)
        once(service, everything=True)
        town.clock.moment = right
        once(service, everything=True)

    assert [each.partition(":")[0] for each in town.posts] == ["Trafford"]
    assert "overdue" not in "".join(town.posts)
    assert "Nothing was seen" not in town.posts[0]
