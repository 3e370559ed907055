"""Several processes on one PostgreSQL: what is lost and repeated, how bursts are gathered, how often a site is asked.

Usage: many_processes.py [WORKERS …] [--engine KIND] [--bursts N] [--size N] [--kill SECONDS] [--freeze SECONDS]
[--restarts N] [--publications N] [--teams N] [--seed N] [--forked]. With --engine procrastinate each process is a
worker; with --forked they are those of one parent, `ofsted-watch worker --processes N`, which replaces the dead.
"sqlite" stands for one process with a file, which the others are compared with. With --kill a process is killed (-9)
each second for so long, and started again; while that lasts, one is stopped for --freeze seconds, as on a machine that
hangs, and the server is started anew so many times. Which one when, --seed decides. It needs Debian's postgresql.

With --publications there are no bursts but one stream: as soon as a report is told, another is published, so that
--size are always on their way. A quarter is told undisturbed, the rest among the faults, and the two are compared. With
--teams so many teams share the councils among them, each with its own Slack, beside the operator, who has them all.
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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

import postgres
from documents import ilacs
from sqlalchemy import func, select
from town import TWO_INADEQUATE, Town
from town_of_teams import TownOfTeams

from watcher import data
from watcher.config.check import load
from watcher.demo.ofsted import Line
from watcher.service.teams import team_files
from watcher.store.database import Store
from watcher.store.tables.alerts import attempt, delivery
from watcher.store.tables.teams import everybodys
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
DIGEST = re.compile(r": \d+ critical alerts?\b")
"""What the heading of a digest says, which is no alert even where it names a single council."""
NAMES = frozenset(each.name for each in data.authorities())
TRACEBACK = re.compile(r"Traceback|IntegrityError|OperationalError|a poll broke|could not be decided", re.IGNORECASE)


class Workers:
    """Processes of the service, each with a log of its own."""

    def __init__(self, config: Path, count: int, command: str = "run") -> None:
        self._config, self._logs, self.kills, self._command = config, config.parent, 0, command
        self._frozen: subprocess.Popen[bytes] | None = None
        self._running = [self._start(number) for number in range(count)]

    def _start(self, number: int, *command: str) -> subprocess.Popen[bytes]:
        what = command or (self._command,)
        command = [sys.executable, "-c", AT_ANY_HOUR, *what, "--config", str(self._config)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with (self._logs / f"worker-{number}.log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, env=environment)

    @property
    def pids(self) -> list[int]:
        """Their numbers."""
        return [each.pid for each in self._running]

    @property
    def with_parents(self) -> list[int]:
        """Their numbers, and those of whoever began them as one of the service."""
        return self.pids

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
        logs = (each.read_text(errors="replace").splitlines() for each in self._logs.glob("worker-*.log"))
        found = [line for lines in logs for line in lines if TRACEBACK.search(line)]
        for line, count in Counter(re.sub(r"[0-9]+", "…", each)[:300] for each in found).most_common(5):
            print(f"    {count} times in the logs: {line}")
        return len(found)


class Forked(Workers):
    """Workers of one parent, which begins another for each that is killed."""

    def __init__(self, config: Path, count: int) -> None:
        super().__init__(config, 0)
        self._count, self._stopped = count, 0
        self._parent = self._start(0, "worker", "--processes", str(count))

    @property
    def pids(self) -> list[int]:
        """Their numbers; their parent has another child, which forks what they read documents with."""
        children = Path(f"/proc/{self._parent.pid}/task/{self._parent.pid}/children").read_text().split()
        return [int(each) for each in children if "reader_parent" not in _command_of(each)]

    @property
    def with_parents(self) -> list[int]:
        return [self._parent.pid, *self.pids]

    def kill_one(self, dice: random.Random) -> None:
        """Kill one of them at random."""
        wait(lambda: len(self.pids) == self._count, 10)
        there = [each for each in self.pids if each != self._stopped]
        # On a busy machine the parent may not have begun another yet, and one may end by itself at any moment.
        with suppress(ProcessLookupError):
            if there:
                os.kill(dice.choice(there), signal.SIGKILL)
                self.kills += 1

    def freeze(self) -> None:
        """Stop one, as if its machine hung."""
        wait(lambda: len(self.pids) == self._count, 10)
        self._stopped = self.pids[0]
        os.kill(self._stopped, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let the one that hangs go on."""
        if self._stopped:
            os.kill(self._stopped, signal.SIGCONT)
            self._stopped = 0

    def stop(self) -> None:
        self.thaw()
        self._parent.terminate()
        self._parent.wait()


def _command_of(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:  # it has just ended
        return ""


@dataclass(frozen=True)
class Faults:
    """What happens while messages are on their way: see above."""

    kill: float
    freeze: float
    restarts: int
    seed: int = 11
    forked: bool = False

    def workers(self, config: Path, count: int, engine: str) -> Workers:
        """Begin those whom they happen to."""
        if self.forked:
            return Forked(config, count)
        return Workers(config, count, "run" if engine == "inline" else "worker")

    def happen(
        self,
        running: Workers,
        server: postgres.Server | None,
        seconds: float,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        """Kill one each second for so many seconds, and let the other faults happen among them."""
        begun, restarted, dice = time.monotonic(), 0, random.Random(self.seed)
        if self.freeze and seconds:
            running.freeze()
        while (passed := time.monotonic() - begun) < seconds:
            time.sleep(1)
            meanwhile()
            running.kill_one(dice)
            if passed > self.freeze:
                running.thaw()
            if server and restarted < self.restarts * passed / seconds:
                restarted += 1
                server.restart()
        running.thaw()


GATHERED = "[[receiver]]\ncritical_digest_above = 5"


@contextmanager
def world(names: list[str], engine: str | None, teams: int = 0):
    """A town that watches these authorities, and a database in a file, or of a server for an engine."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        more = "[teams]" if teams else ""
        town = held.enter_context(TownOfTeams(folder, authorities=json.dumps(names), clock=SystemClock(), more=more))
        text = town.config.read_text().replace('every    = "1 second"', 'every    = "2 seconds"')
        text = text.replace("[[receiver]]", GATHERED)
        server = held.enter_context(postgres.running()) if engine else None
        if server:
            text = text.replace("sqlite:///test.db", server.url) + f'\n[engine]\nkind = "{engine}"\n'
        town.config.write_text(text)
        for number in range(teams):
            town.add(f"team-{number:02}", json.dumps(names[number::teams]), gathered=("[[receiver]]", GATHERED))
        if teams:
            _apply(town)
        yield town, server


def _apply(town: TownOfTeams) -> None:
    operator, now = load(town.config), town.clock.now()
    store = Store(operator.store_url)
    store.migrate()
    assert all(each.revision for each in team_files.apply(store, operator, now.date(), now))
    store.close()


def burst(town: Town, reports: Iterable[tuple[str, bytes, Line]]) -> None:
    """Publish reports within milliseconds."""
    by_name = {each.name: each.urn for each in data.authorities()}
    for name, report, line in reports:
        town.site.publish(by_name[name], report, line)


def told(town: Town) -> Counter[str]:
    """Count how often the operator's Slack told of each authority."""
    return Counter(name for each in town.workspace.messages for name in named(each["text"]))


def named(post: str) -> Iterator[str]:
    """List the authorities that a post tells of: an alert is a message, or a line of a digest."""
    head, *rest = post.splitlines()
    lines = [each[2:] for each in rest if each.startswith("- ")] + ([] if DIGEST.search(head) else [head])
    said = (each.partition(": ")[0] for each in lines if "INADEQUATE" in each)
    yield from (each for each in said if each in NAMES)  # an alert by itself lists its judgements in such lines, too


def wait(until, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if until():
            return True
        time.sleep(0.2)
    return False


@dataclass(frozen=True)
class Outcome:
    """What must be nothing, and how many digests there were."""

    lost: int
    repeated: int
    troubles: int
    digests: int = 0


def measure(workers: str, engine: str, bursts: int, size: int, faults: Faults) -> Outcome:
    """Run one world, and print what came of it."""
    names = [each.name for each in data.authorities()]
    random.Random(7).shuffle(names)
    alone, reports = workers == "sqlite", reports_for(names, bursts * size)
    with world(names[: bursts * size], None if alone else engine) as (town, server):
        running = faults.workers(town.config, 1 if alone else int(workers), "inline" if alone else engine)
        try:
            wait(lambda: len(town.reports.requests) > 2 * len(town.site.authorities), BEGUN_WITHIN)
            time.sleep(5)
            before, started = len(town.reports.requests), time.monotonic()
            wanted = Counter[str]()
            for number in range(bursts):
                part = reports[number * size : (number + 1) * size]
                wanted.update(name for name, _, _ in part)
                burst(town, part)
                faults.happen(running, server, faults.kill / bursts)
                undisturbed = time.monotonic()
                wait(lambda: told(town) >= wanted, TOLD_WITHIN)
                last = time.monotonic() - undisturbed
            took = time.monotonic() - started
            time.sleep(5)
            counts = told(town)
            polls = sum("/search" in each.path for each in town.reports.requests[before:])
        finally:
            running.stop()
        found = Outcome(
            lost=(wanted - counts).total(),
            repeated=(counts - wanted).total(),
            troubles=running.troubles(),
            digests=sum("critical alerts" in str(each) for each in town.workspace.messages),
        )
        print(
            f"{workers:>7} | lost {found.lost:3} | repeated {found.repeated:3} | digests on Slack {found.digests:3} | "
            f"polls a second {polls / took:5.2f} | troubles in the logs {found.troubles:3} | kills {running.kills:3} | "
            f"{took:5.1f} s, {last:.1f} of them since the last fault",
            flush=True,
        )
        return found


@dataclass
class Stream:
    """Reports that are published one after the other, and how often each council was told of, on each Slack."""

    town: TownOfTeams
    names: list[str]
    reports: list[tuple[str, bytes, Line]]
    published: int = 0
    _read: dict[str, int] = field(default_factory=Counter)
    told: dict[str, Counter[str]] = field(default_factory=dict)
    keys: Counter[tuple[str, str]] = field(default_factory=Counter)

    def fill(self, size: int, until: int) -> None:
        """Publish as many as are wanted on their way, as long as there are any left."""
        self.look()
        urns = {each.name: each.urn for each in data.authorities()}
        while self.published < min(until, self.arrived + size):
            name, report, line = self.reports[self.published]
            self.town.site.publish(urns[name], report, line)
            self.published += 1

    def look(self) -> None:
        """Count what came since the last look: an alert is a message, or a line of a digest."""
        slacks = {"": self.town.workspace, **self.town.workspaces}
        for team, workspace in slacks.items():
            new = workspace.messages[self._read[team] :]
            self._read[team] += len(new)
            counts = self.told.setdefault(team, Counter())
            for message in new:
                counts.update(named(message["text"]))
                self.keys[team, json.dumps(message.get("metadata"))] += 1

    @property
    def arrived(self) -> int:
        """Count the reports that everybody who watches their council was told of."""
        wanted = Counter(name for name, _, _ in self.reports[: self.published])
        teams = Counter[str]()
        for team, counts in self.told.items():
            teams.update(counts if team else {})
        operators = self.told.get("", Counter())
        return sum(min(operators[e], teams[e] if self.town.workspaces else n, n) for e, n in wanted.items())

    @property
    def too_often(self) -> int:
        """Count the posts that came twice, by their keys, and the alerts that were told more often than published."""
        wanted = Counter(name for name, _, _ in self.reports[: self.published])
        more = sum(max(counts[name] - wanted[name], 0) for counts in self.told.values() for name in counts)
        return sum(each - 1 for each in self.keys.values()) + more

    def evidence(self, store: Store) -> Iterator[str]:
        """Say of each post that came twice, or told what another had told, when it was posted and what was tried."""
        wanted = Counter(name for name, _, _ in self.reports[: self.published])
        for team, workspace in {"": self.town.workspace, **self.town.workspaces}.items():
            often = {name for name, count in self.told.get(team, Counter()).items() if count > wanted[name]}
            keys = [(each.get("metadata") or {}).get("event_payload", {}).get("key") for each in workspace.messages]
            for key, message in zip(keys, workspace.messages, strict=True):
                if keys.count(key) == 1 and not any(f"{name}: " in message["text"] for name in often):
                    continue
                where = f"{message['ts']} in {message.get('thread_ts')}"
                yield f"{team or 'operator'} | {where} | {message['text'][:300]!r}"
                with store.of(team).look() as tx:
                    rows = tx.execute(select(delivery).where(delivery.c.key == key)).mappings()
                    for row in rows.all():
                        tried = select(attempt.c.at, attempt.c.outcome, attempt.c.answer)
                        tried = tx.execute(tried.where(attempt.c.delivery == row["id"]).order_by(attempt.c.id)).all()
                        yield f"    {dict(row)}"
                        yield from (f"    {at} {outcome}: {answer}" for at, outcome, answer in tried)


def reports_for(names: list[str], count: int) -> list[tuple[str, bytes, Line]]:
    """Make so many reports, one council's after the other's, each of an inspection later than those before."""
    today, made = datetime.now(UTC).date(), []
    rounds = -(-count // len(names))
    for at in range(count):
        name, last = names[at % len(names)], today - timedelta(days=10 + 7 * (rounds - at // len(names)))
        report = ilacs(f"{name} Council", tuple(TWO_INADEQUATE.items()), last - timedelta(days=4), last)
        made.append((name, report, Line(today, inspected=last)))
    return made


def endure(workers: int, engine: str, size: int, teams: int, publications: int, faults: Faults) -> Outcome:
    """Let one world tell a stream of reports, undisturbed and then among faults, and print what came of it."""
    names = [each.name for each in data.authorities()]
    random.Random(7).shuffle(names)
    reports = reports_for(names, publications)
    with world(names, engine, teams) as (town, server):
        stream = Stream(town, names, reports)
        running = faults.workers(town.config, workers, engine)
        try:
            wait(lambda: len(town.reports.requests) > 2 * len(town.site.authorities), BEGUN_WITHIN)
            time.sleep(5)
            quarter, started = publications // 4, time.monotonic()

            def all_of(until: int) -> bool:
                stream.fill(size, until)
                return stream.arrived >= until

            wait(lambda: all_of(quarter), max(TOLD_WITHIN, 2 * quarter))
            undisturbed = stream.arrived / (time.monotonic() - started)
            before, started, until = stream.arrived, time.monotonic(), 0.0

            def meanwhile() -> None:
                nonlocal until
                if all_of(publications):
                    until = until or time.monotonic()

            faults.happen(running, server, faults.kill, meanwhile)
            among = stream.arrived - before
            disturbed = among / ((until or time.monotonic()) - started)
            last = time.monotonic()
            wait(lambda: stream.look() or stream.arrived >= stream.published, TOLD_WITHIN)
            after = time.monotonic() - last
            time.sleep(10)
            stream.look()
            waiting = select(func.count()).where(everybodys(delivery).c.state.in_(("queued", "sending", "unknown")))
            store = Store(server.url)
            with store.look() as tx:
                left = tx.execute(waiting).scalar_one()
            for line in stream.evidence(store) if stream.too_often else ():
                print(line)
            store.close()
        finally:
            running.stop()
        found = Outcome(stream.published - stream.arrived, stream.too_often, running.troubles())
        print(
            f"{workers:>7} | published {stream.published} | lost {found.lost} | repeated {found.repeated} | "
            f"undisturbed {undisturbed:.2f} reports a second, among the faults {disturbed:.2f}, "
            f"{disturbed / undisturbed:.2f} times ({among} told) | all told {after:.1f} s after the last fault, "
            f"{left} messages still on their way | kills {running.kills} | troubles in the logs {found.troubles}",
            flush=True,
        )
        return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("workers", nargs="*", default=["sqlite", "1", "2", "4"])
    asked.add_argument("--engine", default="inline", choices=["inline", "procrastinate"])
    asked.add_argument("--bursts", type=int, default=3)
    asked.add_argument("--size", type=int, default=40)
    asked.add_argument("--kill", type=float, default=0)
    asked.add_argument("--freeze", type=float, default=0)
    asked.add_argument("--restarts", type=int, default=0, help="so many in each burst")
    asked.add_argument("--publications", type=int, default=0, help="a stream of so many, in place of bursts")
    asked.add_argument("--teams", type=int, default=0, help="so many share the councils of a stream")
    asked.add_argument("--seed", type=int, default=11, help="of the order in which processes are killed")
    asked.add_argument("--forked", action="store_true", help="the workers are those of one parent")
    given = asked.parse_args()
    faults = Faults(given.kill, given.freeze, given.restarts, given.seed, given.forked)
    if given.publications:
        print(f"{date.today()}: {given.engine}, {given.publications} publications, {given.teams} teams")
        for each in given.workers:
            endure(int(each), given.engine, given.size, given.teams, given.publications, faults)
        return
    print(f"{date.today()}: {given.engine}, {given.bursts} bursts of {given.size}")
    for each in given.workers:
        measure(each, given.engine, given.bursts, given.size, faults)


if __name__ == "__main__":
    main()
