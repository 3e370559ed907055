"""What a day of polling costs Ofsted's site: requests and bytes, for 10 and for 153 watched authorities.

    python tests/benchmarks/cost.py

A weekday and a Sunday are lived through at the pace of the schedule against the replica, in which nothing changes and
whose pages are smaller than the site's own. Beside it: fetching all 153 pages once a day, as a scraper would.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from town import ALL_GOOD, HandClock, Town

from watcher import data
from watcher.config.check import load
from watcher.service.cycle import once
from watcher.service.service import Service
from watcher.timing.clock import LONDON

DAYS = {"weekday": datetime(2026, 8, 4, tzinfo=LONDON), "Sunday": datetime(2026, 8, 9, tzinfo=LONDON)}


def measure(watched: int, day: datetime, *, validators: bool) -> tuple[int, int, int, int]:
    """Live through a day: its polls, its requests, its bytes, and the most requests of one poll in Ofsted's hours."""
    names = [each.name for each in data.authorities()]
    start = day.astimezone(UTC)
    with tempfile.TemporaryDirectory() as folder:
        clock = HandClock(start - timedelta(days=1))
        town = Town(Path(folder), authorities=str(names[:watched]).replace("'", '"'), clock=clock)
        town.site.validators = validators
        with town:
            town.config.write_text(
                town.config.read_text()
                .replace('every    = "1 second"', 'every    = "10 minutes"')
                .replace("seconds_between_requests = 0", "seconds_between_requests = 1.5")
            )
            for name in names[:3]:
                town.publish(name, published=(start - timedelta(days=60)).date(), **ALL_GOOD)
            with Service(load(town.config), clock) as service:
                once(service, everything=True)
                clock.moment = max(start, clock.moment)
                before, sent, polls, most = len(town.reports.requests), town.reports.sent_bytes, 0, 0
                while (due := service.due_at("Ofsted reports")) < start + timedelta(days=1):
                    clock.moment = max(due, clock.moment)
                    asked = len(town.reports.requests)
                    once(service, everything=False)
                    polls += 1
                    if 8 <= clock.moment.astimezone(LONDON).hour < 18:
                        most = max(most, len(town.reports.requests) - asked)
            return polls, len(town.reports.requests) - before, town.reports.sent_bytes - sent, most


def main() -> None:
    for watched, (name, day), validators in itertools.product((10, 153), DAYS.items(), (True, False)):
        polls, requests, sent, most = measure(watched, day, validators=validators)
        site = "304 for what has not changed" if validators else "the page each time"
        print(
            f"{watched:3} watched, {name:7}, {site:28}: {polls:3} polls, {requests:6} requests, {sent / 1e6:6.1f} MB"
            + (f", at most {most} requests a poll in Ofsted's hours" if name == "weekday" else ""),
            flush=True,
        )
    print("for comparison, all pages once a day: 155 requests")


if __name__ == "__main__":
    main()
