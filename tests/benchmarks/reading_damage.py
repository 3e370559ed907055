"""Damages documents in thousands of ways and counts the grades that are read with confidence and wrong: must be none.

python tests/benchmarks/reading_damage.py [--times 2000] [--seed 1] [--shared ../shared]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from damage import DAMAGES, Document, damaged, missed_in_silence, opened, wrong
from samples import samples


@dataclass
class Count:
    times: int = 0
    wrong: int = 0
    silent: int = 0
    exact: int = 0
    abstained: int = 0


def real(shared: Path) -> list[Document]:
    """Open the real inspections that have a framework of today's."""
    found = []
    for line in (shared / "corpus" / "inspections.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label["framework"]:
            body = (shared / "corpus" / label["file"]).read_bytes()
            found.append(opened(label["file"], body, label["judgements"]))
    return found


def measure(documents: list[Document], times: int, random: Random) -> dict[str, Count]:
    counts: dict[str, Count] = defaultdict(Count)
    for _ in range(times):
        paper, how = damaged(random.choice(documents), documents, random)
        reading = paper.read()
        count = counts[how[0] if len(how) == 1 else "several of these"]
        found, silent = wrong(paper, reading), missed_in_silence(paper, reading)
        count.times += 1
        count.wrong += bool(found)
        count.silent += silent
        count.exact += len(reading.judgements) == len(paper.says) and not found
        count.abstained += len(reading.judgements) < len(paper.says) and not found and not silent
        if found or silent:
            print(f"{paper.name}, {', '.join(how)}: {'; '.join(found) or 'missed in silence'}")
    return counts


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--shared", type=Path, default=Path(__file__).parents[2].parent / "shared")
    given = asked.parse_args()
    documents = samples() + (real(given.shared) if given.shared.is_dir() else [])
    counts = measure(documents, given.times, Random(given.seed))
    print(f"{len(documents)} documents, {given.times} times damaged")
    print(f"{'damage':30} {'times':>6} {'wrong':>6} {'silent':>7} {'exact':>6} {'abstained':>10}")
    everything = Count()
    for how in (*DAMAGES, "another report follows", "several of these"):
        each = counts[how]
        print(f"{how:30} {each.times:6} {each.wrong:6} {each.silent:7} {each.exact:6} {each.abstained:10}")
        for name in vars(everything):
            setattr(everything, name, getattr(everything, name) + getattr(each, name))
    print(
        f"{'all':30} {everything.times:6} {everything.wrong:6} {everything.silent:7} {everything.exact:6}"
        f" {everything.abstained:10}"
    )
    return 1 if everything.wrong or everything.silent else 0


if __name__ == "__main__":
    sys.exit(main())
