"""What a database of all that Ofsted inspects costs: 95,000 providers, 380,000 publications, 2,000 of them listed.

python tests/benchmarks/all_providers.py [PROVIDERS] [LISTED] [CYCLES] [--postgresql]

Prints the requests of a poll, the time of looking after, the longest list of parameters in a statement, and memory.
By day, when a publication appears before each poll; all listed pages were read before. An area is watched besides.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import postgres
from config_blocks import PLACES, publications
from places import TODAY, publish_lately
from sqlalchemy import event
from town import Town

from watcher import data
from watcher.config.check import load
from watcher.reading.sandbox import Readers
from watcher.service.cycle import STAGES, Cycle, once
from watcher.service.service import Service
from watcher.store.database import Store
from watcher.store.tables.providers import provider, provider_page, provider_publication

LOOKED_AT = datetime(2026, 8, 3, 3, 0, tzinfo=UTC)
PUBLICATIONS_EACH = 4
AREA = """
[[area]]
authority = "Wirral"
kinds     = ["children's home", "school", "nursery"]
"""


def fill(url: str, providers: int) -> None:
    """Put all of England's other providers into the database, as sheets and earlier polls leave them."""
    areas = [each.urn for each in data.authorities()]
    urns = [f"SC{number:06}" for number in range(providers)]
    with closing(Store(url)) as store, store.begin() as tx:
        tx.execute(
            provider.insert(),
            [
                {
                    "urn": urn,
                    "remit": "social care",
                    "kind": "children's home",
                    "authority_urn": areas[at % len(areas)],
                    "sheet": "a sheet",
                    "as_at": TODAY,
                }
                for at, urn in enumerate(urns)
            ],
        )
        tx.execute(
            provider_page.insert(),
            [
                {
                    "urn": urn,
                    "path": f"/provider/2/{urn}",
                    "kind": "Children's home",
                    "authority_urn": areas[at % len(areas)],
                    "latest": date(2025, 6, 2),
                    "whole_at": LOOKED_AT,
                    "looked_at": LOOKED_AT,
                }
                for at, urn in enumerate(urns)
            ],
        )
        for number in range(PUBLICATIONS_EACH):
            tx.execute(
                provider_publication.insert(),
                [
                    {
                        "urn": urn,
                        "path": f"/provider/2/{urn}",
                        "key": f"{number}{urn[2:]}",
                        "title": "Full inspection",
                        "url": f"https://files.example/{number}{urn[2:]}",
                        "published": date(2021 + number, 6, 2),
                        "first_seen": LOOKED_AT,
                        "last_seen": LOOKED_AT,
                        "history": True,
                        "decided_at": LOOKED_AT,
                        "decision": "Known before the watching began.",
                    }
                    for urn in urns
                ],
            )


def main(providers: int, listed: int, cycles: int, *, on_a_server: bool) -> None:
    """Run some cycles over the full database and print what they took."""
    with ExitStack() as held:
        folder = held.enter_context(tempfile.TemporaryDirectory())
        town = held.enter_context(Town(Path(folder)))
        url = held.enter_context(postgres.server()) if on_a_server else ""
        others = town.site.others
        publish_lately(others)
        rows = "".join(f"SC{number:06},Home {number},\n" for number in range(listed))
        (Path(folder) / "places.csv").write_text(f"urn,label,note\n{rows}")
        town.more = PLACES + AREA + publications(town.reports.base_url)
        town.configure()
        if url:
            town.config.write_text(town.config.read_text().replace("sqlite:///test.db", url))
        with Service(load(town.config), town.clock, Readers()) as service:
            once(service, everything=True)
            # pg8000 would send half a million rows one by one.
            quickly = service.store.url.replace("postgresql://", "postgresql+psycopg://")
            filling = multiprocessing.get_context("fork").Process(target=fill, args=(quickly, providers))
            filling.start()
            filling.join()
            for _ in range(5):  # what is new at first contact is looked at, some pages a poll
                town.clock.pass_(minutes=10)
                Cycle(service, everything=True).run(STAGES)
            longest = 0

            def note(_connection: object, _cursor: object, _text: str, given: object, *more: object) -> None:
                nonlocal longest
                many = more[1]
                longest = longest if many or not given else max(longest, len(given))

            event.listen(service.store.engine, "before_cursor_execute", note)
            asked: list[int] = []
            polls: list[float] = []
            cares: list[float] = []
            passed: list[float] = []
            for number in range(cycles):
                town.clock.pass_(minutes=10)
                others.publish(f"{3 + number % 3}{number:06}", "Inspection", TODAY)
                before, started = len(others.asked), time.process_time()
                Cycle(service, everything=True).run(STAGES)
                polls.append(time.process_time() - started)
                asked.append(len(others.asked) - before)
                started, began = time.process_time(), time.perf_counter()
                service.look_after()
                cares.append(time.process_time() - started)
                passed.append(time.perf_counter() - began)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    known = providers * PUBLICATIONS_EACH
    print(f"{providers:,} providers, {known:,} publications, {listed:,} listed, {cycles} cycles")
    print(f"requests a cycle: at most {max(asked)} (median {statistics.median(asked):.0f})")
    print(f"CPU of a cycle: median {statistics.median(polls) * 1000:.0f} ms, most {max(polls) * 1000:.0f} ms")
    print(
        f"CPU of looking after: median {statistics.median(cares) * 1000:.0f} ms, most {max(cares) * 1000:.0f} ms; "
        f"by the clock median {statistics.median(passed) * 1000:.0f} ms"
    )
    print(f"parameters of the longest statement: {longest:,}; memory: {memory:.0f} MB")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:] if each.isdigit()]
    main(*given, *(95_000, 2_000, 10)[len(given) :], on_a_server="--postgresql" in sys.argv)
