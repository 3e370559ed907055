"""Many reports in one cycle: are all told, and how much memory does it take?

python tests/benchmarks/many_reports.py 10 153 1000
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

# The folder of the checkout first: `tests/rules` must not hide `rules`.
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "support")]

from town import TWO_INADEQUATE, Town  # noqa: E402 - found by the line above

from watcher import data  # noqa: E402 - likewise


def run(reports: int) -> None:
    """Publish so many reports at once, and print what a cycle made of them."""
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder), authorities='["all"]') as town:
        town.once()
        names = [each.name for each in data.authorities()]
        for at in range(reports):
            day = date(2026, 8, 3) - timedelta(days=at // len(names))
            town.publish(names[at % len(names)], published=day, end=day - timedelta(days=45), **TWO_INADEQUATE)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        town.clock.pass_(minutes=10)
        started = time.perf_counter()
        happened = town.once()
        took = time.perf_counter() - started
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        alerts = sum(each.alert is not None for each in happened.decisions)
        posts, mails = len(town.posts), len(town.mails())
        print(f"{reports} reports: {alerts} alerts, {posts} posts, {mails} mails, {took:.0f} s, +{grown:.0f} MB")


for wanted in map(int, sys.argv[1:] or ["10", "153"]):
    run(wanted)
