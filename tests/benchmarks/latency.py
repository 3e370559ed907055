"""How long it takes from the moment that a report is visible until Slack and the mailbox have the alert.

    python tests/benchmarks/latency.py --publications 200 --every 2

The service runs as `run` does, on loopback and by the real clock; reports appear at random moments.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

import structlog
from town import TWO_INADEQUATE, Town

from watcher import data
from watcher.config.check import load
from watcher.service import run
from watcher.service.service import Service
from watcher.timing import schedule
from watcher.timing.clock import SystemClock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--publications", type=int, default=200)
    parser.add_argument("--every", type=int, default=2, help="seconds between two polls")
    asked = parser.parse_args()
    names = [each.name for each in data.authorities()][:10]
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    schedule.OUTSIDE_PUBLISHING = schedule.SHORTEST_REST  # the hours of publishing are not what is measured
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), authorities=str(names).replace("'", '"'))
        with town:
            text = town.config.read_text().replace('every    = "1 second"', f'every    = "{asked.every} seconds"')
            town.config.write_text(text)
            waits = measure(town, names, asked.publications, asked.every)
    waits.sort()
    p95 = waits[int(len(waits) * 0.95) - 1]
    print(
        f"{len(waits)} publications, polled every {asked.every} s: median {statistics.median(waits):.2f} s, "
        f"p95 {p95:.2f} s, longest {waits[-1]:.2f} s (the bound is {asked.every + 2} s)"
    )


def measure(town: Town, names: list[str], publications: int, every: int) -> list[float]:
    stop = threading.Event()
    waits = []
    with Service(load(town.config), SystemClock()) as service:
        running = threading.Thread(target=run.run, args=(service, stop))
        running.start()
        time.sleep(3 * every)
        for number in range(publications):
            # Each bears a day of its own: a second link of the same title and day would be a correction.
            published = datetime.now(UTC).date() - timedelta(days=number)
            time.sleep(random.random() * every)
            posts, mails = len(town.workspace.messages), len(town.mails())
            began = time.monotonic()
            town.publish(random.choice(names), published=published, **TWO_INADEQUATE)
            while len(town.workspace.messages) == posts or len(town.mails()) == mails:
                time.sleep(0.02)
                assert time.monotonic() - began < 120, "nothing arrived"
            waits.append(time.monotonic() - began)
        stop.set()
        running.join()
    return waits


if __name__ == "__main__":
    main()
