from __future__ import annotations

import threading
from datetime import UTC

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import STATE_RUNNING

from watcher.service.engines.scheduling import let_go


def test_a_scheduler_that_is_let_go_while_it_begins_a_job_ends_without_a_word(monkeypatch):
    said, ending, scheduling, begun = [], [], [], threading.Event()
    monkeypatch.setattr(threading, "excepthook", said.append)

    class LetGoMeanwhile(ThreadPoolExecutor):
        def submit_job(self, job, run_times):
            super().submit_job(job, run_times)
            scheduling.append(threading.current_thread())
            ending.append(threading.Thread(target=let_go, args=(scheduler,)))
            ending[0].start()
            begun.set()
            while scheduler.state == STATE_RUNNING:
                pass

    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": LetGoMeanwhile(1)})
    scheduler.add_job(len, args=[()])
    scheduler.start()

    assert begun.wait(10)
    for each in (*ending, *scheduling):
        each.join(10)
    assert not said
    assert not scheduling[0].is_alive()
