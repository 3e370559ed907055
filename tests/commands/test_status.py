"""`status` says whether the service lives, and whatever could keep an alert back."""

from __future__ import annotations

import json
import os
from datetime import timedelta

import pytest
from town import Town
from typer.testing import CliRunner

from watcher.cli import app
from watcher.commands.status import show_status
from watcher.config.check import load
from watcher.demo.server import Reply
from watcher.model.listings import Failure
from watcher.store.database import opened
from watcher.store.engine import processes
from watcher.store.polled import sources
from watcher.store.polled.outages import OUR_OWN, bad_poll


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path) as town:
        town.once()
        yield town


def status(town, capsys, *, as_json=False):
    attention = show_status(load(town.config), as_json=as_json, clock=town.clock)
    return attention, capsys.readouterr().out


def alive(town, *, ago=timedelta(), process=None):
    with opened(load(town.config).store_url) as store, store.begin() as tx:
        sources.note_alive(tx, town.clock.now() - ago)
        if process:
            tx.exec_driver_sql("update mark set text = ? where name = 'alive_as'", (process,))


def test_where_only_single_cycles_are_made_nothing_is_amiss(town, capsys):
    attention, said = status(town, capsys)

    assert not attention
    assert "The service has never run with this database." in said


def test_a_service_at_work_is_named_with_its_process(town, capsys):
    alive(town, ago=timedelta(seconds=20))

    attention, said = status(town, capsys)

    assert not attention
    assert f"The service is running (process {os.getpid()}, last sign of life" in said


def test_a_process_that_has_just_gone_is_not_said_to_be_running(town, capsys):
    host = processes.ourselves().split(":")[0]
    alive(town, ago=timedelta(seconds=2), process=f"{host}:4194999:1")

    attention, said = status(town, capsys)

    assert not attention  # systemd begins another one within seconds
    assert "The service's process 4194999 is gone, and no other has begun yet" in said


def test_a_service_that_gives_no_sign_of_life_needs_attention(town, capsys):
    alive(town, ago=timedelta(minutes=4))

    attention, said = status(town, capsys)

    assert attention
    assert "The service is not running: its last sign of life was" in said


def test_a_service_whose_process_is_gone_needs_attention_at_once(town, capsys):
    host = processes.ourselves().split(":")[0]
    alive(town, ago=timedelta(seconds=40), process=f"{host}:4194999:1")

    attention, said = status(town, capsys, as_json=True)

    lines = [json.loads(line) for line in said.splitlines()]
    assert attention
    assert next(each for each in lines if "running" in each)["running"] is False
    assert any("process 4194999 is gone" in each.get("trouble", "") for each in lines)


def test_a_job_of_ours_that_goes_on_failing_and_an_overdue_source_are_named(town, capsys):
    with opened(load(town.config).store_url) as store, store.begin() as tx:
        for _ in range(2):
            bad_poll(tx, OUR_OWN, Failure("page", "Port 8080 is in use.", None), town.clock.now())
    town.clock.pass_(hours=3)

    attention, said = status(town, capsys)

    assert attention
    assert "! The job “page” has failed since" in said
    assert "! “Ofsted reports” should have been polled at" in said


def test_the_command_exits_with_1_when_a_source_can_not_be_read(town):
    town.site.faults["/search"] = Reply(503)
    for _ in range(2):
        town.once(everything=True)

    done = CliRunner().invoke(app, ["status", "--config", str(town.config)])

    assert done.exit_code == 1
