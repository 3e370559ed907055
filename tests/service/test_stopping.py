"""A stop, whatever hangs at that moment: in a container there are ten seconds for it."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import date, timedelta
from threading import Event

from postgres import NEEDS_POSTGRESQL
from sqlalchemy import text
from sqlalchemy.engine import make_url
from swallowing import between
from town import TWO_INADEQUATE

from watcher.demo.server import Reply
from watcher.service.engines.engine import Inline
from watcher.service.page_process import PageProcess
from watcher.service.run import run
from watcher.service.signal_flag import SignalFlag
from watcher.store.database import Store


def on_a_server(test):
    for mark in NEEDS_POSTGRESQL:
        test = mark(test)
    return test


LONG_ENOUGH = 25
"""Seconds. What hangs here does so for longer."""


@contextmanager
def running(town):
    command = [sys.executable, "-m", "watcher", "run", "--config", str(town.config)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def keep_on_server(town, url):
    town.config.write_text(town.config.read_text().replace("sqlite:///test.db", url))


def test_a_document_that_does_not_come_is_not_waited_for_and_no_trouble_of_its_own(town):
    asked, today = Event(), date.today()
    town.publish(published=today, end=today - timedelta(days=40), **TWO_INADEQUATE)
    answer = town.reports._answer

    def without_documents(request):
        reply = answer(request)
        if not reply.body.startswith(b"%PDF"):
            return reply
        asked.set()
        return Reply(seconds=300)

    town.reports._answer = without_documents
    with running(town) as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGTERM)

        assert process.wait(LONG_ENOUGH) == 0
        assert "a document can't be read" not in process.stderr.read()


def test_what_takes_long_to_stop_is_stopped_side_by_side(town, monkeypatch):
    both = Event(), Event()
    heard = []

    def stopping(mine, other):
        def stop(_self):
            mine.set()
            heard.append(other.wait(5))

        return stop

    monkeypatch.setattr(PageProcess, "stop", stopping(*both))
    monkeypatch.setattr(Inline, "stop", stopping(*reversed(both)))
    stop = SignalFlag()
    stop.set()
    with town.service() as service:
        run(service, stop)

    assert heard == [True, True]


@on_a_server
def test_a_server_that_says_nothing_any_more_keeps_no_signal_from_it(town, postgresql_url):
    url = make_url(postgresql_url)
    town.publish(**TWO_INADEQUATE)
    with between(url.host, url.port) as way:
        keep_on_server(town, url.set(port=way.port).render_as_string(hide_password=False))
        with running(town) as process:
            assert any("watching" in line for line in process.stderr)
            assert any('"polled"' in line for line in process.stderr)
            way.swallow(new=True)
            assert any("the database is away" in line for line in process.stderr)

            process.send_signal(signal.SIGTERM)

            assert process.wait(LONG_ENOUGH) == 0


@on_a_server
def test_one_that_waits_for_its_turn_to_begin_ends_at_a_signal(town, postgresql_url):
    keep_on_server(town, postgresql_url)
    waits = text("select count(*) from pg_locks where locktype = 'advisory' and not granted")
    with closing(Store(postgresql_url)) as store, store.in_turn("beginning"), running(town) as process:
        waiting = 0
        while not waiting and process.poll() is None:
            with store.look() as tx:
                waiting = tx.execute(waits).scalar_one()

        process.send_signal(signal.SIGTERM)

        assert process.wait(LONG_ENOUGH) == 0
