"""What a long list of places costs: the CPU time of whole cycles with 5 and with 2,000 places on the list.

python tests/benchmarks/places.py [PLACES] [CYCLES]
python tests/benchmarks/places.py --memory        what `once` takes at most, without places and with the source alone

By day, when nothing is new; all pages were read before, as after the first nights. Three hundred things are published
a day. What parses the pages is a process of its own, and gets the same ones whatever is on the list.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from config_blocks import PLACES, publications
from town import Town

from watcher.config.check import load
from watcher.demo.providers import HOME, NURSERY, SCHOOL, OtherProvider, OtherProviders
from watcher.reading.sandbox import Readers
from watcher.service.cycle import STAGES, Cycle, once
from watcher.service.service import Service

TODAY = date(2026, 8, 3)


def cpu() -> float:
    """Sum the CPU seconds of this process; the replica's threads are the same with every list."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def publish_lately(others: OtherProviders) -> None:
    """Publish a hundred things a day in each of Ofsted's three lists."""
    for level, kind in enumerate((SCHOOL, NURSERY, HOME)):
        for number in range(400):
            others.add(OtherProvider(f"{level + 3}{number:06}", kind, "A name"))
            others.publish(f"{level + 3}{number:06}", "Inspection", TODAY - timedelta(days=number // 100))


def measure(places: int, there: int, cycles: int) -> tuple[float, int]:
    """Return the CPU seconds of a cycle, and how many places were known by then; `there` are on the site in all."""
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder)) as town:
        others = town.site.others
        publish_lately(others)
        homes = [f"SC{number:06}" for number in range(there)]
        listed = homes[:places]
        for urn in homes:
            others.add(OtherProvider(urn, HOME))
            others.publish(urn, "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
        rows = "".join(f"{urn},Home {urn[2:]},\n" for urn in listed)
        (Path(folder) / "places.csv").write_text(f"urn,label,note\n{rows}")
        town.more = PLACES + publications(town.reports.base_url)
        town.configure()
        town.clock.pass_(hours=13)  # by night the pages of the list are gone round, and found
        with Service(load(town.config), town.clock, Readers()) as service:
            known = 0
            while known < places:
                once(service, everything=True)
                town.clock.pass_(minutes=30)
                before, known = known, len({each for each in others.asked if each.startswith("provider SC")})
                if known == before and known:
                    break
            town.clock.pass_(hours=(9 - town.clock.now().hour) % 24)
            once(service, everything=True)
            started = cpu()
            for _ in range(cycles):  # as the running service goes round
                Cycle(service, everything=True).run(STAGES)
                town.clock.pass_(minutes=10)
            return (cpu() - started) / cycles, known


def memory(*, source: bool) -> float:
    """Return the MB of memory that `ofsted-watch once` has at most, with or without the source in its config."""
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder)) as town:
        town.more = publications(town.reports.base_url) if source else ""
        town.configure()
        command = (sys.executable, "-m", "watcher", "once", "--config", str(town.config))
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, _, used = os.wait4(child.pid, 0)
        return used.ru_maxrss / 1024


def main() -> None:
    """Print what a cycle costs with a short list and with a long one, or what memory the feature takes unused."""
    if "--memory" in sys.argv:
        for what, source in (("without", False), ("with the source, and no places", True)):
            print(f"{what}: {min(memory(source=source) for _ in range(3)):.1f} MB")
        return
    places = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    cycles = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    short, _ = measure(5, places, cycles)
    long, known = measure(places, places, cycles)
    print(
        f"{places:,} places, {known:,} of them known: {long * 1000:.0f} ms CPU a cycle; 5 places: {short * 1000:.0f} ms"
    )
    print(f"{(long - short) / short:+.1%}")


if __name__ == "__main__":
    main()
