"""What a day of polling costs Ofsted's site: requests and bytes, for 10 and for 153 watched authorities.

    python tests/benchmarks/cost.py

One poll in which nothing has changed is measured against the replica, whose pages are smaller than the site's own; the
day's polls are counted on the schedule. Beside it: fetching all 153 pages once a day, as a scraper would.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from town import ALL_GOOD, HandClock, Town

from watcher import data, schedule
from watcher.clock import LONDON

SPACING, EVERY = timedelta(seconds=1.5), timedelta(minutes=10)
TUESDAY = datetime(2026, 8, 4, tzinfo=LONDON).astimezone(UTC)
SUNDAY = datetime(2026, 8, 9, tzinfo=LONDON).astimezone(UTC)


def polls(day: datetime, pages: int) -> int:
    """Count a day's polls."""
    moment, count = day, 0
    while moment < day + timedelta(days=1):
        pace = schedule.like_ofsted(moment, EVERY, pages, SPACING)
        moment, count = schedule.next_poll(moment, moment, pace, 0.0).at, count + 1
    return count


def one_poll(watched: int, *, validators: bool) -> tuple[float, float]:
    """Measure requests and bytes of a poll of an unchanged site: the mean of ten, because some pages take turns."""
    names = [each.name for each in data.authorities()]
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), authorities=str(names[:watched]).replace("'", '"'), clock=HandClock(TUESDAY))
        town.site.validators = validators
        with town:
            for name in names[:3]:
                town.publish(name, **ALL_GOOD)
            for _ in range(3):
                town.once(everything=True)
            requests, sent = len(town.reports.requests), town.reports.sent_bytes
            for _ in range(10):
                town.clock.pass_(minutes=10)
                town.once(everything=True)
            return (len(town.reports.requests) - requests) / 10, (town.reports.sent_bytes - sent) / 10


def main() -> None:
    for validators in (True, False):
        print(f"the site {'answers 304 to what has not changed' if validators else 'always sends the page'}:")
        for watched in (10, 153):
            requests, sent = one_poll(watched, validators=validators)
            for name, day in (("weekday", TUESDAY), ("Sunday", SUNDAY)):
                times = polls(day, watched)
                print(
                    f"  {watched:3} watched, {name:7}: {times:3} polls of {requests:5.1f} requests and"
                    f" {sent / 1000:7.1f} kB = {times * requests:6.0f} requests, {times * sent / 1e6:6.1f} MB"
                )
    print("for comparison, all pages once a day: 155 requests")


if __name__ == "__main__":
    main()
