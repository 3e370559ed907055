"""How long a rehearsal takes: of the 493 shipped inspections with start-up, and of ever more synthetic ones.

What it costs to make the synthetic ones is measured apart, and is no part of the figure.

python tests/benchmarks/rehearsal.py [LARGEST]        how many inspections at most; a million without it
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from standard_config import STANDARD

from rules.preview import Span
from watcher.config.check import load
from watcher.decide.rehearsal import Past, rehearse
from watcher.model.documents import Publication, Reading
from watcher.model.kinds import Kind
from watcher.model.ofsted import ILACS_2018, ILACS_2023, ILACS_2026, SIF, Authority, Judgement, Urn

TODAY = date(2026, 11, 28)
SIZES = (10_000, 100_000, 1_000_000)
OF_ONE_PROVIDER = 1_000_000 / 95_000
RUNS = 5


def inspections(of: Authority, chance: random.Random):
    """Make one provider's inspections, some ten of them, one after the other."""
    published = date(2013, 11, 1) + timedelta(days=chance.randrange(400))
    for _ in range(chance.choice((10, 10, 11, 11, 11))):
        year = published.year
        framework = SIF if year < 2018 else ILACS_2018 if year < 2023 else ILACS_2023 if year < 2026 else ILACS_2026
        grades = chance.choices(framework.scale.words, (2, 5, 4, 1), k=len(framework.areas))
        judged = (Judgement(a, framework.scale.grade(g)) for a, g in zip(framework.areas, grades, strict=True))
        end = published - timedelta(days=45)
        said = Reading(
            Kind.INSPECTION, framework=framework, inspection_end=end, published=published, judgements=tuple(judged)
        )
        yield Publication(of.urn, "Inspection", f"https://files.example/{of.urn}/{published}", "", published, "", said)
        published += timedelta(days=chance.randrange(300, 600))


def providers(count: int):
    """Go from provider to provider; nothing of one is kept for the next."""
    chance = random.Random(5)
    for number in range(round(count / OF_ONE_PROVIDER)):
        provider = Authority(Urn(str(number)), f"Provider {number}", "North West", "synthetic")
        yield provider, inspections(provider, chance)


def making(count: int) -> float:
    """Measure the CPU seconds that making them takes alone."""
    began = time.process_time()
    for _provider, publications in providers(count):
        deque(publications, maxlen=0)
    return time.process_time() - began


def with_start_up(config: Path) -> list[float]:
    """Time the command as its users run it."""
    command = [sys.executable, "-m", "watcher", "preview", "--since", "2013-01-01", "--config", str(config)]
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return taken


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("largest", nargs="?", type=int, default=SIZES[-1])
    largest = asked.parse_args().largest
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "standard.toml"
        config.write_text(STANDARD)
        loaded = load(config)
        taken = sorted(with_start_up(config))
        print(f"493 inspections, as a command: median {taken[RUNS // 2]:.2f} s, slowest {taken[-1]:.2f} s")
    for size in (each for each in SIZES if each <= largest):
        made = making(size)
        began, worked = time.perf_counter(), time.process_time()
        pasts = (Past(provider, tuple(publications)) for provider, publications in providers(size))
        alerts = sum(1 for past in pasts for _ in rehearse(past, loaded, TODAY, Span()))
        wall, cpu = time.perf_counter() - began, time.process_time() - worked - made
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        took = f"{wall:7.1f} s, {cpu:7.1f} s of CPU ({cpu / size * 1e6:.0f} µs each)"
        print(f"{size:>9,} inspections: {took}, {alerts:,} alerts, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
