"""Several processes on one PostgreSQL: what is lost and repeated, how bursts are gathered, how often a site is asked.

Usage: many_processes.py [WORKERS …] [--engine KIND] [--bursts N] [--size N] [--kill SECONDS] [--freeze SECONDS]
[--restarts N]. With --engine procrastinate each process is an `ofsted-watch worker`.
"sqlite" stands for one process with a file, which the others are compared with. With --kill a process is killed (-9)
each second for so long, and started again; while that lasts, one is stopped for --freeze seconds, as on a machine that
hangs, and the server is started anew so many times. It needs Debian's postgresql.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

import postgres
from documents import ilacs
from town import TWO_INADEQUATE, Town

from watcher import data
from watcher.demo.ofsted import Line
from watcher.timing.clock import SystemClock

ROOT = Path(__file__).parents[2]
AT_ANY_HOUR = """
from watcher.timing import schedule
schedule.OUTSIDE_PUBLISHING = schedule.SHORTEST_REST
from watcher.cli import main
main()
"""
"""What a process runs: the hours in which Ofsted publishes are not what is measured."""
BEGUN_WITHIN = TOLD_WITHIN = 300
TRACEBACK = re.compile(r"Traceback|IntegrityError|OperationalError|a poll broke|could not be decided", re.IGNORECASE)


class Workers:
    """Processes of the service, each with a log of its own."""

    def __init__(self, config: Path, count: int, command: str = "run") -> None:
        self._config, self._logs, self.kills, self._command = config, config.parent, 0, command
        self._frozen: subprocess.Popen[bytes] | None = None
        self._running = [self._start(number) for number in range(count)]

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        log = (self._logs / f"worker-{number}.log").open("ab")
        command = [sys.executable, "-c", AT_ANY_HOUR, self._command, "--config", str(self._config)]
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})

    @property
    def pids(self) -> list[int]:
        """Their numbers."""
        return [each.pid for each in self._running]

    def kill_one(self, dice: random.Random) -> None:
        """Kill one of them at random, and start another in its place."""
        number = dice.choice([at for at, each in enumerate(self._running) if each is not self._frozen])
        self._running[number].send_signal(signal.SIGKILL)
        self._running[number].wait()
        self._running[number] = self._start(number)
        self.kills += 1

    def freeze(self) -> None:
        """Stop the first one, as if its machine hung: its sessions stay."""
        self._frozen = self._running[0]
        self._frozen.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let the one that hangs go on."""
        if self._frozen:
            self._frozen.send_signal(signal.SIGCONT)
            self._frozen = None

    def stop(self) -> None:
        self.thaw()
        for each in self._running:
            each.terminate()
        for each in self._running:
            each.wait()

    def troubles(self) -> int:
        """Count the lines of the logs that speak of an error of the database or of a broken poll."""
        logs = (each.read_text(errors="replace") for each in self._logs.glob("worker-*.log"))
        return sum(len(TRACEBACK.findall(each)) for each in logs)


@dataclass(frozen=True)
class Faults:
    """What happens while messages are on their way: see above."""

    kill: float
    freeze: float
    restarts: int

    def happen(self, running: Workers, server: postgres.Server | None, dice: random.Random, seconds: float) -> None:
        """Kill one each second for so many seconds, and let the other faults happen among them."""
        begun, restarted = time.monotonic(), 0
        if self.freeze and seconds:
            running.freeze()
        while (passed := time.monotonic() - begun) < seconds:
            time.sleep(1)
            running.kill_one(dice)
            if passed > self.freeze:
                running.thaw()
            if server and restarted < self.restarts * passed / seconds:
                restarted += 1
                server.restart()
        running.thaw()


@contextmanager
def world(names: list[str], engine: str | None):
    """A town that watches these authorities, and a database in a file, or of a server for an engine."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        town = held.enter_context(Town(folder, authorities=json.dumps(names), clock=SystemClock()))
        text = town.config.read_text().replace('every    = "1 second"', 'every    = "2 seconds"')
        text = text.replace("[[receiver]]", "[[receiver]]\ncritical_digest_above = 5")
        server = held.enter_context(postgres.running()) if engine else None
        if server:
            text = text.replace("sqlite:///test.db", server.url) + f'\n[engine]\nkind = "{engine}"\n'
        town.config.write_text(text)
        yield town, server


def burst(town: Town, names: list[str]) -> None:
    """Publish a report for each of these authorities within milliseconds."""
    today = datetime.now(UTC).date()
    first, last = today - timedelta(days=40), today - timedelta(days=30)
    made = [(name, ilacs(f"{name} Council", tuple(TWO_INADEQUATE.items()), first, last)) for name in names]
    by_name = {each.name: each.urn for each in data.authorities()}
    for name, report in made:
        town.site.publish(by_name[name], report, Line(today, inspected=last))


def told(town: Town, names: list[str]) -> dict[str, int]:
    """Count the messages on Slack that tell of each authority."""
    posts = [str(each) for each in town.workspace.messages if "INADEQUATE" in str(each)]
    return {name: sum(bool(re.search(rf"\b{re.escape(name)}: ", each)) for each in posts) for name in names}


def wait(until, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if until():
            return True
        time.sleep(0.2)
    return False


def measure(workers: str, engine: str, bursts: int, size: int, faults: Faults) -> None:
    """Run one world, and print what came of it."""
    names = [each.name for each in data.authorities()]
    random.Random(7).shuffle(names)
    alone = workers == "sqlite"
    with world(names[: bursts * size], None if alone else engine) as (town, server):
        command = "run" if alone or engine == "inline" else "worker"
        running = Workers(town.config, 1 if alone else int(workers), command)
        try:
            wait(lambda: len(town.reports.requests) > 2 * len(town.site.authorities), BEGUN_WITHIN)
            time.sleep(5)
            before, started = len(town.reports.requests), time.monotonic()
            dice, everyone = random.Random(11), []
            for number in range(bursts):
                part = names[number * size : (number + 1) * size]
                everyone += part
                burst(town, part)
                faults.happen(running, server, dice, faults.kill / bursts)
                undisturbed = time.monotonic()
                wait(lambda: all(told(town, part).values()), TOLD_WITHIN)  # noqa: B023 - it is asked here and now
                last = time.monotonic() - undisturbed
            took = time.monotonic() - started
            time.sleep(5)
            counts = told(town, everyone)
            polls = sum("/search" in each.path for each in town.reports.requests[before:])
        finally:
            running.stop()
        digests = sum("critical alerts" in str(each) for each in town.workspace.messages)
        print(
            f"{workers:>7} | lost {sum(not each for each in counts.values()):3} | repeated "
            f"{sum(each > 1 for each in counts.values()):3} | digests on Slack {digests:3} | polls a second "
            f"{polls / took:5.2f} | troubles in the logs {running.troubles():3} | kills {running.kills:3} | "
            f"{took:5.1f} s, {last:.1f} of them since the last fault",
            flush=True,
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("workers", nargs="*", default=["sqlite", "1", "2", "4"])
    asked.add_argument("--engine", default="inline", choices=["inline", "procrastinate"])
    asked.add_argument("--bursts", type=int, default=3)
    asked.add_argument("--size", type=int, default=40)
    asked.add_argument("--kill", type=float, default=0)
    asked.add_argument("--freeze", type=float, default=0)
    asked.add_argument("--restarts", type=int, default=0, help="so many in each burst")
    given = asked.parse_args()
    print(f"{date.today()}: {given.engine}, {given.bursts} bursts of {given.size}")
    for each in given.workers:
        measure(each, given.engine, given.bursts, given.size, Faults(given.kill, given.freeze, given.restarts))


if __name__ == "__main__":
    main()
