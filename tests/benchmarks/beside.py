"""This build beside an earlier one: the processor time of the same commands against the same replica, by turns.

Usage: beside.py CHECKOUT [--rounds N] [--authorities N] [--reports N] [--most RATIO].

Each build has a town of its own, which is the replica of Ofsted's site, of Slack and of a mailbox, and a SQLite file.
Its commands are run as programs, in this checkout and then in the other one, so that both meet the same load; the
processor time of each with all its children is counted, for wall times say nothing on a machine with other work. Prints
the medians and their ratio; exit 1 if one is above RATIO, which is 1.05.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
# The folder of the checkout first: `tests/rules` must not hide `rules`.
sys.path[:0] = [str(HERE), str(HERE / "tests" / "support")]

from town import TWO_INADEQUATE, Town

from watcher import data
from watcher.demo.ofsted import OfstedSite
from watcher.timing.clock import SystemClock


def seconds(checkout: Path, *arguments: str) -> float:
    """Run a command of a build; returns its processor time in seconds."""
    command = [sys.executable, "-m", "watcher", *arguments]
    where = {"cwd": checkout, "env": {**os.environ, "PYTHONPATH": str(checkout)}}
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, **where)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode in (0, 1), f"{checkout}: {command} ended with {running.returncode}"
    return used.ru_utime + used.ru_stime


def one_round(sides: list[tuple[Path, Town]], names: list[str], reports: int) -> dict[str, list[float]]:
    """Run everything once on both sides; returns the seconds of each by what was done."""
    taken: dict[str, list[float]] = defaultdict(list)

    def both(what: str, *arguments: str) -> None:
        for checkout, town in sides:
            config = ("--config", str(town.config)) if arguments[0] != "--help" else ()
            taken[what].append(seconds(checkout, *arguments, *config))

    both("--help", "--help")
    both("check", "check")
    both(f"first contact with {len(names)} authorities", "once", "--all")
    both("a cycle with nothing new", "once", "--all")
    for _, town in sides:
        for name in names[:reports]:
            town.publish(name, **TWO_INADEQUATE)
    both(f"a cycle with {reports} reports", "once", "--all")
    both("status", "status")
    for _, town in sides:
        assert len(town.posts) >= 1, "nothing was told"
    return taken


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("checkout", type=Path)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--authorities", type=int, default=153)
    asked.add_argument("--reports", type=int, default=10)
    asked.add_argument("--most", type=float, default=1.05)
    given = asked.parse_args()
    names = [each.name for each in data.authorities()][: given.authorities]
    rounds = []
    for _ in range(given.rounds):
        with ExitStack() as held:
            sides = []
            for checkout in (HERE, given.checkout.resolve()):
                folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
                town = Town(folder, authorities=json.dumps(names), clock=SystemClock(), site=OfstedSite())
                sides.append((checkout, held.enter_context(town)))
            rounds.append(one_round(sides, names, given.reports))
    above = False
    for what in rounds[0]:
        here, there = (statistics.median(each[what][side] for each in rounds) for side in (0, 1))
        above = above or here / there > given.most
        print(f"{what:40} {here:6.2f} s here, {there:6.2f} s there: {here / there:.2f} times", flush=True)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
