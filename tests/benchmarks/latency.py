"""How long it takes from the moment that a report is visible until Slack and the mailbox have the alert.

    python tests/benchmarks/latency.py --publications 150 --every 2 [--places]

The service runs as `run` does, on loopback and by the real clock; reports appear at random moments. With `--places`
every other publication is a listed home's, and both are printed: one is to be as fast as the other.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

import structlog
from config_blocks import PLACES, publications
from town import TWO_INADEQUATE, Town

from watcher import data
from watcher.config.check import load
from watcher.demo.providers import HOME, OtherProvider
from watcher.service import run
from watcher.service.service import Service
from watcher.service.signal_flag import SignalFlag
from watcher.timing import schedule
from watcher.timing.clock import SystemClock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--publications", type=int, default=150, help="one of each authority at most")
    parser.add_argument("--every", type=int, default=2, help="seconds between two polls")
    parser.add_argument("--places", action="store_true", help="every other publication is a listed home's")
    asked = parser.parse_args()
    names = [each.name for each in data.authorities()][: asked.publications]
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    schedule.OUTSIDE_PUBLISHING = schedule.SHORTEST_REST  # the hours of publishing are not what is measured
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), authorities=str(names).replace("'", '"'))
        with town:
            homes = [f"SC{number:06}" for number in range(asked.publications)] if asked.places else []
            if homes:
                list_homes(town, homes)
            text = town.config.read_text().replace('every    = "1 second"', f'every    = "{asked.every} seconds"')
            town.config.write_text(text)
            waits = measure(town, names, homes, asked)
    for what, theirs in waits.items():
        theirs.sort()
        p95 = theirs[int(len(theirs) * 0.95) - 1]
        print(
            f"{len(theirs)} publications of {what}, polled every {asked.every} s: median "
            f"{statistics.median(theirs):.2f} s, p95 {p95:.2f} s, longest {theirs[-1]:.2f} s "
            f"(the bound is {asked.every + 2} s)"
        )


def list_homes(town: Town, homes: list[str]) -> None:
    """Let homes be on the list, and each have an old report."""
    for urn in homes:
        town.site.others.add(OtherProvider(urn, HOME))
        town.site.others.publish(urn, "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
    rows = "".join(f"{urn},Home {urn[2:]},\n" for urn in homes)
    (town.folder / "places.csv").write_text(f"urn,label,note\n{rows}")
    town.more = PLACES + publications(town.reports.base_url)
    town.configure()


def measure(town: Town, names: list[str], homes: list[str], asked: argparse.Namespace) -> dict[str, list[float]]:
    stop = SignalFlag()
    waits: dict[str, list[float]] = defaultdict(list)
    with Service(load(town.config), SystemClock()) as service:
        running = threading.Thread(target=run.run, args=(service, stop))
        running.start()
        try:
            time.sleep(3 * asked.every)
            while len({each for each in town.site.others.asked if each.startswith("provider ")}) < len(homes):
                time.sleep(asked.every)  # each page is read before anything new is on it
            for number in range(asked.publications):
                time.sleep(random.random() * asked.every)
                home = homes[number] if homes and number % 2 else None
                waits["listed places" if home else "authorities"].append(
                    seconds_until_told(town, lambda name=names[number], its=home: publish(town, name, its))
                )
        finally:  # else a report that nobody hears of would leave the service running for ever
            stop.set()
            running.join()
    return waits


def publish(town: Town, name: str, home: str | None) -> None:
    """Publish a report of today: a home's, or else an authority's, of whom there was none yet."""
    today = datetime.now(UTC).date()
    if home:
        town.site.others.publish(home, "Monitoring visit", today)
    else:
        town.publish(name, published=today, **TWO_INADEQUATE)


def seconds_until_told(town: Town, do: Callable[[], object]) -> float:
    """Measure how long it takes until both Slack and the mailbox have one message more."""
    posts, mails = len(town.workspace.messages), len(town.mails())
    began = time.monotonic()
    do()
    while len(town.workspace.messages) == posts or len(town.mails()) == mails:
        time.sleep(0.02)
        assert time.monotonic() - began < 120, "nothing arrived"
    return time.monotonic() - began


if __name__ == "__main__":
    main()
