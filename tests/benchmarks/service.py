"""What the running service costs, and what a busy page costs it: 153 authorities and 50 feeds, against the replica.

python tests/benchmarks/service.py memory [--cycles 1000]        memory; everything is polled each 5 seconds
python tests/benchmarks/service.py flat [--cycles 5000]          memory over cycles that follow each other at once
python tests/benchmarks/service.py rest [--seconds 150]          memory so long after the start, page and readers too
python tests/benchmarks/service.py idle [--seconds 60]           CPU time while nothing is due
python tests/benchmarks/service.py page                          time and size of the page for 153 authorities
python tests/benchmarks/service.py busy [--seconds 30] [--rate 1000]   a cycle while the page is asked so often

Each prints the load of the machine beside its figure: on a busy machine they say little.
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from config_blocks import TERMINAL, judged
from newspaper import Newspaper, Piece
from paged import free_port
from town import HandClock

from watcher import garbage
from watcher.config.check import load
from watcher.demo import ofsted
from watcher.demo.server import Server
from watcher.service.cycle import STAGES, Cycle
from watcher.service.service import Service
from watcher.store import metrics
from watcher.store.database import Store
from watcher.store.polled import sources

FEEDS = 50
VISITORS = 8
CONFIG = """
[watch]
authorities = ["all"]
[store]
url = "sqlite:///service.db"
[fetch]
allow_private_addresses  = true
seconds_between_requests = 0
[[source]]
name     = "Ofsted reports"
kind     = "ofsted_reports"
every    = "{every}"
base_url = "{reports}"
{feeds}
{rules}
{terminal}
[page]
listen = "127.0.0.1:{port}"
"""
# The service on a Monday morning: outside office hours Ofsted's site is asked hourly. Nothing of the tests is imported.
SERVE = """
import sys
from datetime import UTC, datetime
import time_machine
from watcher import cli
with time_machine.travel(datetime(2026, 11, 23, 10, 0, tzinfo=UTC), tick=True):
    cli.app(["run", "--config", sys.argv[1]])
"""
FEED = '[[source]]\nname = "Feed {n}"\nkind = "feed"\nevery = "{every}"\nurl = "{url}/plain?{n}"\n'


def piece(n: int) -> Piece:
    return Piece(f"http://127.0.0.1/{n}", f"Council opens library {n}", datetime(2026, 11, 20, 9, 0, tzinfo=UTC))


@dataclass
class Running:
    """The service at work, and what it is asked by."""

    process: int
    config: Path
    port: int
    reports: Server
    papers: Server
    paper: Newspaper

    @property
    def cycles(self) -> int:
        """Count how often all feeds were asked."""
        return len(self.papers.requests) // FEEDS

    @property
    def polls_of_ofsted(self) -> int:
        """Count how often all of England's pages were asked: those of one authority stand for them."""
        return sum(each.path.endswith("/80581") for each in self.reports.requests)

    def until_cycle(self, wanted: int) -> None:
        while self.cycles < wanted:
            time.sleep(0.2)


@contextmanager
def begun(every: str, command: tuple[str, ...], ofsteds: str | None = None):
    """Run a command with a config against the replica; every source is polled so often."""
    paper = Newspaper([piece(n) for n in range(25)])
    with (
        tempfile.TemporaryDirectory() as folder,
        ofsted.serve(ofsted.OfstedSite()) as reports,
        Server(paper.answer) as papers,
    ):
        port, config = free_port(), Path(folder) / "config.toml"
        feeds = "".join(FEED.format(n=n, every=every, url=papers.base_url) for n in range(FEEDS))
        # By another name it is another host: else the feeds and Ofsted's site would wait for each other's turn.
        config.write_text(
            CONFIG.format(
                rules=judged(),
                terminal=TERMINAL,
                every=ofsteds or every,
                reports=reports.base_url.replace("127.0.0.1", "localhost"),
                feeds=feeds,
                port=port,
            )
        )
        with (Path(folder) / "log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, *command, str(config)], cwd=ROOT, stdout=log, stderr=log, stdin=subprocess.PIPE
            )
        try:
            yield Running(process.pid, config, port, reports, papers, paper)
        finally:
            process.terminate()
            process.wait(20)


def running(every: str):
    """Run the service; every source is polled so often."""
    return begun(every, ("-c", SERVE))


def cycle(config: str) -> None:
    """Go through one cycle after the other, five seconds of a clock of its own apart, until it is ended."""
    clock = HandClock(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    with Service(load(Path(config)), clock) as service:
        service.begin()
        garbage.at_work()
        while True:
            for _ in range(12):
                Cycle(service).run(STAGES)
                clock.pass_(seconds=5)
            service.readers.let_rest()


def flat(cycles: int) -> None:
    """Measure how memory grows from a fifth of the cycles on: every feed is asked in each, and one in ten has news."""
    with begun("5 seconds", (__file__, "cycle"), ofsteds="10 minutes") as service:
        seen = []
        for wanted in range(cycles // 20, cycles + 1, cycles // 20):
            while service.cycles < wanted:
                service.until_cycle(service.cycles + 10)
                service.paper.pieces = [piece(service.cycles + n) for n in range(25)]
            own, family = anonymous(service.process), shared_out(service.process, *children(service.process))
            seen.append((service.cycles, own))
            print(f"cycle {service.cycles:5}: {own:.1f} MB, with the readers {family:.1f}", load_now(), flush=True)
        later = [each for each in seen if each[0] >= cycles // 5]
        slope = statistics.linear_regression(*zip(*later, strict=True)).slope
        print(f"from cycle {later[0][0]} on: {1000 * slope:+.2f} MB for each 1,000 cycles")


def rest(seconds: float) -> None:
    with running("6 hours") as service:
        service.until_cycle(1)
        time.sleep(seconds)
        everybody = (service.process, *children(service.process))
        print(f"at rest: {shared_out(*everybody):.0f} MB in {len(everybody)} processes", load_now())


def children(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()[1:]]
    return [pid for pid, parent in rows if parent == process]


def resident(process: int) -> float:
    """Measure resident memory in MB."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def shared_out(*processes: int) -> float:
    """Measure the resident memory of processes together in MB; what they share counts once, who has ended not."""
    rolled_up = [_rolled_up(each) for each in processes]
    return sum(int(each.split("Pss:")[1].split()[0]) for each in rolled_up if each) * 1024 / 1_000_000


def anonymous(process: int) -> float:
    """Measure what a process holds of its own in MB: what it shares of files counts less when others use them."""
    return int(_rolled_up(process).split("Anonymous:")[1].split()[0]) * 1024 / 1_000_000


def _rolled_up(process: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/smaps_rollup").read_text()
    return ""


def cpu_seconds(*processes: int) -> float:
    """Take the CPU seconds that processes have used so far; who has ended counts for nothing."""
    ticks = 0
    for each in processes:
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def load_now() -> str:
    return f"(load of the machine {os.getloadavg()[0]:.1f})"


def memory(cycles: int, every: str) -> None:
    with running(every) as service:
        for wanted in (1, *(cycles * tenth // 10 for tenth in range(1, 11))):
            service.until_cycle(wanted)
            service.paper.pieces = [piece(wanted + n) for n in range(25)]
            own, family = resident(service.process), shared_out(service.process, *children(service.process))
            words = f"service {own:.0f} MB, with the page's process and the readers {family:.0f} MB"
            cycle = f"cycle {service.cycles:4} of the feeds, {service.polls_of_ofsted:4} of Ofsted's pages"
            print(f"{cycle}: {words}", load_now(), flush=True)


def idle(seconds: float) -> None:
    with running("6 hours") as service:
        service.until_cycle(1)
        time.sleep(150)  # the first pages are read by then, and the readers have ended
        everybody = (service.process, *children(service.process))
        before = cpu_seconds(*everybody)
        time.sleep(seconds)
        print(f"idle: {(cpu_seconds(*everybody) - before) / seconds:.2%} of a core, children included", load_now())


def page() -> None:
    with running("6 hours") as service:
        service.until_cycle(1)
        time.sleep(30)
        taken, size = [], 0
        store = Store(load(service.config).store_url)
        for _ in range(20):
            with store.begin() as tx:  # what was kept is void
                sources.note_alive(tx, datetime.now(UTC))
            time.sleep(1.1)
            start = time.perf_counter()
            size = len(get(http.client.HTTPConnection("127.0.0.1", service.port, timeout=10)))
            taken.append(time.perf_counter() - start)
        store.close()
        slowest = f"slowest {max(taken) * 1000:.0f} ms"
        print(f"page, made anew: median {statistics.median(taken) * 1000:.0f} ms, {slowest};", load_now())
        print(f"its size: {size / 1000:.0f} kB")


def get(connection: http.client.HTTPConnection, address: str = "/england") -> bytes:
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != http.client.OK:
        raise OSError(answer.status)
    return body


def busy(seconds: float, rate: int) -> None:
    with running("10 seconds") as service:
        service.until_cycle(5)
        time.sleep(20)
        quiet = [cycle_seconds(service.config, seconds)]
        asking = [sys.executable, __file__, "ask", "--port", str(service.port), "--rate", str(rate)]
        visitors = subprocess.Popen(["nice", "-n", "19", *asking, "--seconds", str(seconds)])
        crowded = cycle_seconds(service.config, seconds)
        visitors.wait()
        quiet.append(cycle_seconds(service.config, seconds))
        before = statistics.mean(quiet)
        print(f"a poll of Ofsted's site: median {quiet[0]:.3f} s before, {quiet[1]:.3f} s after,", end=" ")
        print(f"{crowded:.3f} s with the page busy ({crowded / before - 1:+.0%})", load_now())


def ask(port: int, rate: int, seconds: float) -> None:
    """Ask the page at a rate, over kept connections: in a process of its own, as visitors are."""
    done, failed, waited = [0], [0], [0.0]

    def one(share: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        start = time.perf_counter()
        for number in range(int(share * seconds)):
            due = start + number / share
            time.sleep(max(0.0, due - time.perf_counter()))
            if time.perf_counter() - start > seconds:
                return
            asked = time.perf_counter()
            try:
                get(connection)
            except OSError:
                failed[0] += 1
                connection.close()
            waited[0] = max(waited[0], time.perf_counter() - asked)
            done[0] += 1

    threads = [threading.Thread(target=one, args=(rate / VISITORS,)) for _ in range(VISITORS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    print(f"page: {done[0] / seconds:.0f} requests a second, {failed[0]} failed, slowest {waited[0]:.2f} s")


def cycle_seconds(config: Path, seconds: float) -> float:
    """Find the median time of a poll of Ofsted's site while `seconds` go by."""
    store = Store(load(config).store_url)
    taken: list[float] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with store.look() as tx:
            found = metrics.poll_seconds(tx, "Ofsted reports")
        if found and (not taken or found != taken[-1]):
            taken.append(found)
        time.sleep(0.2)
    store.close()
    return statistics.median(taken)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = asked.add_subparsers(dest="which", required=True)
    which.add_parser("memory").add_argument("--cycles", type=int, default=1000)
    which.choices["memory"].add_argument("--every", default="5 seconds")
    which.add_parser("flat").add_argument("--cycles", type=int, default=5000)
    which.add_parser("cycle").add_argument("config")
    which.add_parser("rest").add_argument("--seconds", type=float, default=150)
    which.add_parser("idle").add_argument("--seconds", type=float, default=60)
    which.add_parser("page")
    for name in ("busy", "ask"):
        one = which.add_parser(name)
        one.add_argument("--seconds", type=float, default=30)
        one.add_argument("--rate", type=int, default=1000)
    which.choices["ask"].add_argument("--port", type=int, required=True)
    given = vars(asked.parse_args())
    do = {"memory": memory, "flat": flat, "cycle": cycle, "rest": rest}
    do |= {"idle": idle, "page": page, "busy": busy, "ask": ask}
    do[given.pop("which")](**given)


if __name__ == "__main__":
    main()
