"""`kill -9` while `once` runs, at whatever point; then `once` again: every alert arrives, none twice on Slack."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from town import TWO_INADEQUATE, Town

from watcher.demo.server import Reply
from watcher.timing.clock import SystemClock

KILLS = 3


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_kill_at_any_moment_loses_nothing_and_repeats_nothing_on_slack(tmp_path, seed):
    with Town(tmp_path, clock=SystemClock()) as town:
        town.once()
        town.publish(**TWO_INADEQUATE)
        town.publish("Wirral", **TWO_INADEQUATE)

        killed = subprocess.Popen(command(town), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(town, random.Random(seed).uniform(0.0, 1.0))
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        town.once(everything=True)

        assert Counter(post[:6] for post in town.posts) == {"Traffo": 1, "Wirral": 1}
        told = {mail["Message-ID"] for mail in town.mails()}
        assert len(told) == 2


def command(town):
    return [sys.executable, "-m", "watcher", "once", "--all", "--config", str(town.config)]


def wait_for(town, share):
    """Wait until the cycle is under way, then for some share of what it takes: a moment that differs each time."""
    asked = len(town.reports.requests)
    until = time.monotonic() + 60
    while len(town.reports.requests) == asked and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(share * 0.9)


def test_a_kill_between_slacks_acceptance_and_our_note_of_it_is_found_out_before_sending_again(tmp_path):
    with Town(tmp_path, clock=SystemClock()) as town:
        town.once()
        town.publish(**TWO_INADEQUATE)
        town.workspace.instead.append((True, Reply(200, b'{"ok": true}', "application/json", seconds=30)))

        killed = subprocess.Popen(command(town), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not town.posts and time.monotonic() < until:
            time.sleep(0.01)
        killed.kill()
        killed.wait()
        town.once(everything=True)

        assert len(town.posts) == 1
