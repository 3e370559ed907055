"""Signals and changes that come while the service starts, before it goes by its config."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from threading import Thread
from types import SimpleNamespace

import pytest

from watcher.config.config import Config
from watcher.demo.server import Reply
from watcher.model.errors import StoppedError
from watcher.service.jobs import SETTLES_WITHIN, LookingAfterConfig
from watcher.service.run import asked_of
from watcher.service.signal_flag import SignalFlag
from watcher.store.errors import StoreError
from watcher.store.teams import last_good_config


@contextmanager
def starting(town):
    """Start the service, up to where it waits for its config: a pipe that nothing was written into yet."""
    config = town.config.read_text()
    town.config.unlink()
    os.mkfifo(town.config)
    command = [sys.executable, "-m", "watcher", "run", "--config", str(town.config)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        with town.config.open("w") as pipe:
            yield process, pipe, config
    finally:
        process.kill()
        process.communicate()


def test_a_signal_to_stop_that_comes_while_it_starts_is_a_stop(town):
    """By its own handler: the system keeps what would end a process from the first one of a container."""
    with starting(town) as (process, _pipe, _config):
        process.send_signal(signal.SIGTERM)

        assert process.wait(60) == 0


def test_a_signal_to_look_at_the_config_that_comes_while_it_starts_is_heeded(town):
    with starting(town) as (process, pipe, config):
        process.send_signal(signal.SIGHUP)
        pipe.write(config)
        pipe.close()
        assert any("watching" in line for line in process.stderr)
        town.config.write_text(config)

        assert any("took over the config" in line for line in process.stderr)


def test_what_is_changed_while_it_starts_is_taken_over(town):
    asked = asked_of(town.config)
    with town.service() as service:
        town.config.write_text(town.config.read_text().replace('"Wirral"]', '"Wirral", "Leeds"]'))
        looking = LookingAfterConfig(service, asked.hung_up, asked.file)
        for _ in range(2):
            due = looking.is_due()
            town.clock.pass_(seconds=SETTLES_WITHIN)

        assert due
        looking()

        assert "Leeds" in service.config.text


def test_a_config_whose_taking_over_broke_off_is_taken_over_at_the_next_look(town, monkeypatch):
    with town.service() as service:
        service.begin()
        asked = SignalFlag()
        looking = LookingAfterConfig(service, asked)
        town.config.write_text(town.config.read_text().replace('"Wirral"]', '"Wirral", "Leeds"]'))
        asked.set()
        with monkeypatch.context() as broken:
            broken.setattr(service.store, "begin", unusable)
            with pytest.raises(StoreError):
                looking()
        looking()

        with service.store.look() as tx:
            assert "Leeds" in last_good_config.last_good(tx)


def unusable(**_how):
    raise StoreError("The database can't be used.")


def test_who_could_not_be_taken_over_is_taken_over_at_the_next_look(town, monkeypatch):
    with town.service() as service:
        service.begin()
        taken = []
        for changed, do in ((True, unusable), (False, dict), (False, dict)):
            monkeypatch.setattr(service.teams, "follow", lambda _, changed=changed: changed)
            take_over = lambda *_, do=do: taken.append(do) or do()  # noqa: E731
            monkeypatch.setattr(service, "watched", SimpleNamespace(take_over=take_over))
            with suppress(StoreError):
                service.follow_teams()

    assert taken == [unusable, dict]


def test_a_way_out_that_is_made_as_the_service_stops_is_stopped_too(town):
    with town.service() as service:
        town.config.write_text(town.config.read_text().replace("between_requests = 0", "between_requests = 1"))
        service.stop()
        service.reload()

        with pytest.raises(StoppedError):
            service.web.get(town.reports.base_url)


def test_a_config_that_is_taken_over_while_councils_are_put_into_the_one_before_stays_in_force(town, monkeypatch):
    with_newcomers, reloading = Config.with_newcomers, []

    def while_another_is_taken_over(config):
        if not reloading:
            reloading.append(Thread(target=service.reload))
            reloading[0].start()
            reloading[0].join(1)  # it is over by then, or waits for us
        return with_newcomers(config)

    with town.service() as service:
        service.begin()
        town.reports.instead.extend([Reply(404)])
        town.config.write_text(town.config.read_text().replace('"Wirral"]', '"Wirral", "Leeds"]'))
        monkeypatch.setattr(Config, "with_newcomers", while_another_is_taken_over)
        service.poll_all(everything=True)
        reloading[0].join()

        assert "Leeds" in service.config.text
