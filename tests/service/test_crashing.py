from __future__ import annotations

import os

import pytest
from crashing import Drill
from town import Town

ALERTS = int(os.environ.get("CRASHING_ALERTS", "6"))
"""How many come while it is killed; `make drill`: one at each commit, until there are no more."""


@pytest.fixture
def drill(tmp_path):
    with Town(tmp_path) as town, Drill(town) as opened:
        yield opened


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_around_any_commit_loses_nothing_and_repeats_nothing_on_slack(drill, after):
    commits = 0
    lived = False
    while not lived:
        commits += 1
        if commits <= ALERTS:
            drill.publish()
        lived = drill.kill_at_commit(commits, after=after)
    drill.finish()

    assert commits > 5
    assert drill.result().as_promised, drill.result()


def test_kills_at_random_moments_lose_nothing_and_repeat_nothing_on_slack(drill):
    for _ in range(8):  # `make drill`: 1,000
        drill.publish()
        drill.kill_at_random()
    drill.finish()

    assert drill.result().as_promised, drill.result()
