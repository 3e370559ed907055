"""An exception at any seam of a cycle is that job's own: its neighbours do their work, and somebody is told."""

from __future__ import annotations

import pytest
from stored import queued
from structlog.testing import capture_logs
from town import TWO_INADEQUATE

from watcher.collect import rechecks
from watcher.decide import withdrawals
from watcher.deliver import digests, fallback
from watcher.follow_up import deadlines, escalation
from watcher.monitor import notices, ofsted_search, status
from watcher.service import drill, retention
from watcher.service.cycle import once
from watcher.service.rota import Rota
from watcher.store import upkeep_due
from watcher.store.errors import StoreError

SEAMS = {
    "asking what is due": (upkeep_due, "due"),  # so that each of the others is done whether it is due or not
    "fallback": (fallback, "stand_in"),
    "trying again what was refused": (fallback, "ask_again"),
    "drill": (drill, "look_after"),
    "deadlines": (deadlines, "remind"),
    "reminders": (escalation, "remind"),
    "escalation": (escalation, "escalate"),
    "withdrawals": (withdrawals, "withdraw"),
    "retention": (retention, "forget"),
    "looking again at known documents": (rechecks, "recheck"),
    "reading again": (rechecks, "read_again"),
    "comparing with Ofsted's search": (ofsted_search, "reconcile"),
}
JOBS = {*SEAMS, *notices.NOTICES} - {"notices of jobs"}


def breaks(*_arguments, **_options):
    raise RuntimeError("whatever it is")


def break_every_seam(patch):
    for module, name in SEAMS.values():
        patch.setattr(module, name, breaks)
    for name in notices.NOTICES.keys() & JOBS:
        patch.setitem(notices.NOTICES, name, breaks)


def told(town):
    mails = town.mails("operators@example.org")
    return [f"{mail['Subject']}\n{' '.join(mail.get_body(('plain',)).get_content().split())}" for mail in mails]


def test_a_report_is_told_though_every_other_job_of_the_cycle_breaks_and_the_operators_hear_of_each(town, monkeypatch):
    with town.service() as service:
        once(service, everything=True)
        town.publish(**TWO_INADEQUATE)
        with monkeypatch.context() as patch:
            break_every_seam(patch)
            for _ in range(3):
                town.clock.pass_(minutes=10)
                cycle = once(service, everything=True)
                failed = dict(cycle.failed)
        with service.store.look() as tx:
            troubles = " ".join(status.look(tx, service.config, town.clock.now()).troubles)
        notices_of_jobs = told(town)
        town.clock.pass_(minutes=10)
        well = once(service, everything=True)

    assert len(town.posts) == 1
    assert failed.keys() == JOBS
    assert all("RuntimeError in test_seams.py" in each for each in failed.values())
    assert "whatever it is" not in str(failed)
    assert all(f"The job “{each}” has failed since" in troubles for each in JOBS)
    assert len(notices_of_jobs) <= 2
    assert all(f"“{each}”" in " ".join(notices_of_jobs) for each in JOBS)
    assert not well.failed
    assert "works again: " in told(town)[-1]


def test_what_was_released_goes_out_though_nothing_can_be_gathered(town, monkeypatch):
    with town.service() as service:
        once(service, everything=True)
        with service.store.begin() as tx:
            queued(tx, receiver="Safeguarding channel", address=town.workspace.channel, at=town.clock.now())
        monkeypatch.setattr(digests, "gather", breaks)
        cycle = once(service, everything=True)

    assert ("message-1", "sent") in {(each.delivery.message.key, each.state) for each in cycle.attempts}
    assert "gathering" in cycle.failed


@pytest.mark.parametrize(
    ("shared", "error", "levels"),
    [
        (True, StoreError("It does not answer."), ["warning", "warning"]),
        (True, RuntimeError("whatever it is"), ["error"] * 5),
        (False, StoreError("The disk is full."), ["error"] * 5),
    ],
    ids=["a server that is away", "a mistake of ours", "a file"],
)
def test_of_a_server_that_is_away_one_line_a_minute_stands_for_all_jobs_and_polls(
    town, monkeypatch, shared, error, levels
):
    def breaks(_source=None):
        raise error

    with town.service() as service:
        service.begin()
        monkeypatch.setattr(type(service.store), "shared", shared)
        with capture_logs() as said:
            Rota(service, breaks, lambda do, _name: do()).look()
            for job in ("one", "two", "three"):
                service.guard.attempt(job, breaks)
            town.clock.pass_(minutes=1)
            service.guard.attempt("four", breaks)

    assert [each["log_level"] for each in said] == levels
    assert len(service.guard.failed) == 4
