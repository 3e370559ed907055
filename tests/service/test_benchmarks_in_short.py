"""The benchmarks of many machines and many teams, in short: what must be nothing is nothing. No time is measured here.

They start whole programs, so they run by themselves: `make short`, which is a part of what CI runs.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from postgres import NEEDS_POSTGRESQL, NEEDS_WORKERS

pytestmark = [
    *NEEDS_POSTGRESQL,
    pytest.mark.skipif(not os.environ.get("OFSTED_WATCH_SHORT"), reason="whole programs, by themselves: make short"),
]
WITH_WORKERS = NEEDS_WORKERS[-1]


@pytest.fixture
def benchmarks(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[1] / "benchmarks"), *sys.path])
    import many_processes
    import teams
    import workers

    return many_processes, teams, workers


def test_two_processes_tell_a_burst_once_and_in_digests_as_one_with_a_file_does(benchmarks):
    many_processes, _, _ = benchmarks
    nothing = many_processes.Faults(0, 0, 0)
    # Twelve: a poll that comes while they are published leaves more than five on one side, which is a digest.
    alone, together = (many_processes.measure(each, "inline", 1, 12, nothing) for each in ("sqlite", "2"))

    assert (alone.lost, alone.repeated, alone.troubles) == (together.lost, together.repeated, together.troubles)
    assert (together.lost, together.repeated, together.troubles) == (0, 0, 0)
    assert alone.digests >= 1
    assert together.digests >= 1


@WITH_WORKERS
def test_workers_that_are_killed_and_a_server_that_starts_anew_lose_and_repeat_nothing(benchmarks):
    many_processes, _, _ = benchmarks
    faults = many_processes.Faults(kill=6, freeze=3, restarts=1, forked=True)
    found = many_processes.endure(2, "procrastinate", size=6, teams=2, publications=12, faults=faults)

    assert (found.lost, found.repeated) == (0, 0)


@WITH_WORKERS
def test_two_workers_send_each_message_once(benchmarks):
    _, _, workers = benchmarks
    found = workers.measure(2, "procrastinate", messages=30, receivers=6, seconds=1)

    assert (found.lost, found.repeated, found.troubles) == (0, 0, 0)


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_one_report_is_decided_once_for_each_team(benchmarks, tmp_path, on):
    _, teams, _ = benchmarks
    names = [f"team-{number:02}" for number in range(12)]
    with ExitStack() as held:
        told = teams.measure(held.enter_context(teams.world(tmp_path, on_a_server=on == "postgresql")), names, 20)

    assert sorted(told) == names
