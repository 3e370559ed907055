from __future__ import annotations

import errno
import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import pytest
from waiting import wait_until

from watcher.model.errors import in_a_sentence
from watcher.service import rota as rota_module
from watcher.service.rota import Rota
from watcher.service.run import run
from watcher.service.signal_flag import SignalFlag
from watcher.store import dialects
from watcher.store.polled import outages, sources

NAME = "Ofsted reports"


class Hands:
    """Runs what it is given at once, or keeps it."""

    def __init__(self, *, keeps=False):
        self.keeps, self.begun = keeps, []

    def __call__(self, do, name):
        self.begun.append(name)
        if not self.keeps:
            do()


@pytest.fixture
def service(town):
    with town.service() as made:
        made.begin()
        yield made


def state(service):
    with service.store.look() as tx:
        return sources.state(tx, NAME)


def test_a_source_that_is_due_is_polled_and_not_again_before_it_is_due(service, town):
    rota = Rota(service, lambda name: service.poll(service.source(name)), hands := Hands())

    for _ in range(3):
        rota.look()
    first = list(hands.begun)
    town.clock.pass_(hours=2)
    rota.look()

    assert (first, hands.begun) == ([NAME], [NAME, NAME])


def test_a_poll_that_is_under_way_is_not_begun_again(service):
    rota = Rota(service, lambda name: None, hands := Hands(keeps=True))

    for _ in range(3):
        rota.look()

    assert hands.begun == [NAME]


def test_it_is_due_when_a_source_is_or_anything_was_written_and_at_no_other_time(service, town):
    rota = Rota(service, lambda name: service.poll(service.source(name)), Hands())
    due = [rota.is_due()]
    for _ in range(2):
        rota.look()
    with service.store.look() as tx:
        rest = (sources.next_due(tx, town.clock.now()) - town.clock.now()).total_seconds()

    due.append(rota.is_due())
    soon = rota.rests(rest + 60)
    with service.store.begin() as tx:
        sources.note_alive(tx, town.clock.now())
    due.append(rota.is_due())
    rota.look()
    due.append(rota.is_due())
    town.clock.pass_(seconds=rest)
    due.append(rota.is_due())

    assert due == [True, False, True, False, True]
    assert soon == rest
    assert rota.rests(60) == 60


def broken(name):
    raise KeyError(name)


def test_a_source_whose_poll_breaks_is_polled_again_after_a_rest_and_status_says_why(service, town):
    rota = Rota(service, broken, hands := Hands())

    for _ in range(20):
        rota.look()
        town.clock.pass_(seconds=1)

    assert 3 <= len(hands.begun) <= 20
    found = state(service)
    assert found.failures == len(hands.begun)
    assert found.last_error.startswith("A mistake of the program's own (KeyError in test_rota.py")
    with service.store.look() as tx:
        (trouble,) = outages.open_ones(tx)
    assert (trouble.source, trouble.polls) == (NAME, found.failures)


@pytest.mark.parametrize(
    ("number", "words"), [(errno.EMFILE, "too many open files"), (errno.EIO, "input/output error")]
)
def test_what_the_machine_lacks_is_no_mistake_of_the_program_s_and_no_path_is_said(number, words):
    said = in_a_sentence(OSError(number, "Too much", "/secrets/places.csv"))

    assert said == f"The machine can't do it now: {words}."


def test_a_source_that_breaks_keeps_no_other_from_being_polled(town):
    other = '[[source]]\nname = "The other"\nkind = "govuk"\n'
    town.config.write_text(town.config.read_text().replace("[[rule]]", f"{other}\n[[rule]]", 1))
    with town.service() as service:
        polled = []

        Rota(service, lambda name: broken(name) if name == NAME else polled.append(name), Hands()).look()

    assert polled == ["The other"]


def test_what_could_not_be_written_when_a_poll_broke_is_written_later(service, town, monkeypatch):
    monkeypatch.setattr(dialects, "BUSY_SECONDS", 0.1)
    with town.service() as quick:
        rota = Rota(quick, broken, Hands())
        with locked(town):
            rota.look()
        before = state(quick).failures
        rota.look()

        assert (before, state(quick).failures) == (0, 1)


def test_a_poll_that_never_ends_is_said_and_the_source_polled_anew(service, town):
    rota = Rota(service, lambda name: None, hands := Hands(keeps=True))
    rota.look()
    town.clock.pass_(hours=1)

    rota.look()
    town.clock.pass_(seconds=10)
    rota.look()

    assert hands.begun == [NAME, NAME]
    assert "did not end" in state(service).last_error


def test_so_many_polls_that_hang_are_no_sign_of_life(service, town):
    rota = Rota(service, lambda name: None, Hands(keeps=True))
    service.pulse.expect(rota_module.ROTA, 120, town.clock.monotonic())
    for _ in range(rota_module.MOST_HANGING + 2):
        town.clock.pass_(hours=1)
        rota.look()
        town.clock.pass_(seconds=10)
        rota.look()

    town.clock.pass_(minutes=3)
    rota.look()

    assert service.pulse.silent(town.clock.monotonic()) == (rota_module.ROTA,)


@contextmanager
def locked(town):
    with closing(sqlite3.connect(town.folder / "test.db", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")


@contextmanager
def running(town):
    """The service with the town's clock for what is due, and real time for how often it looks."""
    stop = SignalFlag()
    with town.service() as service:
        thread = threading.Thread(target=run, args=(service, stop))
        thread.start()
        try:
            yield service
        finally:
            stop.set()
            thread.join()


def test_a_running_service_polls_on_after_its_database_was_locked(town, monkeypatch):
    monkeypatch.setattr(dialects, "BUSY_SECONDS", 0.1)
    with running(town) as service:
        wait_until(lambda: state(service).last_success)
        first = state(service).last_success
        with locked(town):
            asked = len(town.reports.requests)
            town.clock.pass_(hours=2)
            wait_until(lambda: len(town.reports.requests) > asked)
            time.sleep(0.5)
        town.clock.pass_(minutes=1)

        wait_until(lambda: state(service).last_success > first)


OURS = ("page", "config", "buttons", "heartbeat", "polling", "rota", "outbox and health", "drill", "deciding")


def test_sources_that_are_called_like_our_own_jobs_are_polled_like_any_other(town):
    text = town.config.read_text()
    block = text[text.index("[[source]]") : text.index("[[rule]]")]
    more = "".join(
        f'[[source]]\nname = "{name}"\nkind = "govuk"\nbase_url = "{town.reports.base_url}"\n' for name in OURS
    )
    town.config.write_text(text.replace(block, f"{block}{more}"))

    with running(town) as service:
        wait_until(lambda: sum(each.last_attempt is not None for each in states(service)) == len(OURS) + 1)


def states(service):
    with service.store.look() as tx:
        return sources.states(tx, (each.settings.name for each in service.sources)).values()
