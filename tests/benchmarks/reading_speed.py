"""Times `ofsted-watch read` against bare text extraction of the same pages over all cores, and measures its memory.

python tests/benchmarks/reading_speed.py [--reports 60] [--pairs 5] [--all] [--shared ../shared]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

BARE = """
import sys, pypdfium2
for path in sys.argv[1:]:
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        continue
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
"""
MOST_TIMES = 1.15
EVERY = 0.05
"""Seconds between two looks at the memory."""


@dataclass
class Run:
    """What one run of a program took: seconds by the clock and of processors, and megabytes at its peak."""

    wall: float
    cpu: float
    largest: float
    together: float


def run(*commands: list[str], memory: bool = False) -> Run:
    """Run programs side by side, and look at the memory of the first."""
    before = os.times()
    start = time.perf_counter()
    program, *others = [subprocess.Popen(each, stdout=subprocess.DEVNULL) for each in commands]
    largest = together = 0.0
    while memory and program.poll() is None:
        sizes = [each for each in map(_proportional_size, _tree(program.pid)) if each]
        largest, together = max(largest, max(sizes, default=0)), max(together, sum(sizes))
        time.sleep(EVERY)
    for each in (program, *others):
        each.wait()
    wall = time.perf_counter() - start
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, largest, together)


def extracting(files: list[str]) -> list[list[str]]:
    """Make the programs that extract the text of these files, one for each core."""
    cores = os.cpu_count() or 1
    return [[sys.executable, "-c", BARE, *files[at::cores]] for at in range(cores)]


def _tree(pid: int) -> list[int]:
    """List a process and those that it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        threads = [each.name for each in Path(f"/proc/{pid}/task").iterdir()]
        children = [
            child for each in threads for child in Path(f"/proc/{pid}/task/{each}/children").read_text().split()
        ]
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _tree(int(child)))]


def _proportional_size(pid: int) -> float:
    """Measure a process in megabytes; what it shares with others counts in part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=int, default=60)
    asked.add_argument("--pairs", type=int, default=5)
    asked.add_argument("--all", action="store_true", help="also the whole corpus, once")
    asked.add_argument("--shared", type=Path, default=Path(__file__).parents[2].parent / "shared")
    given = asked.parse_args()
    corpus = given.shared / "corpus"
    labels = [json.loads(line) for line in (corpus / "inspections.jsonl").read_text(encoding="utf-8").splitlines()]
    reports = [str(corpus / each["file"]) for each in labels if each["framework"]]
    chosen = Random(1).sample(reports, given.reports)
    read = [str(Path(sys.executable).parent / "ofsted-watch"), "read", "--json"]
    ratios = []
    for _ in range(given.pairs):
        one, other = run(*extracting(chosen)), run([*read, *chosen])
        ratios.append(other.wall / one.wall)
        print(
            f"{len(chosen)} reports: bare {one.wall:.2f} s ({one.cpu:.2f} s of processors), "
            f"read {other.wall:.2f} s ({other.cpu:.2f} s), {ratios[-1]:.2f} times"
        )
    print(f"median: {statistics.median(ratios):.2f} times (must be {MOST_TIMES} at most)")
    measured = run([*read, *chosen], memory=True)
    print(f"memory: {measured.together:.0f} MB together, the largest process {measured.largest:.0f} MB")
    if given.all:
        everything = [str(each) for each in sorted((corpus / "documents").glob("*/*.pdf"))]
        one, other = run(*extracting(everything)), run([*read, *everything], memory=True)
        print(
            f"{len(everything)} documents: bare {one.wall:.1f} s ({one.cpu:.1f} s of processors), "
            f"read {other.wall:.1f} s ({other.cpu:.1f} s), {other.wall / one.wall:.2f} times, "
            f"{other.together:.0f} MB together, the largest process {other.largest:.0f} MB"
        )
    return 0 if statistics.median(ratios) <= MOST_TIMES else 1


if __name__ == "__main__":
    sys.exit(main())
