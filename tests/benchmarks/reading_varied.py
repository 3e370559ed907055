"""Varies real documents in what could as well have been printed, and counts whether the reading follows.

    python tests/benchmarks/reading_varied.py [--each 3] [--names 12] [--seed 1] [--only names] [--shared ../shared]

Another authority in all its spellings, another title, the same days in other ways of writing, other grades, other
letters, lines that Ofsted or a council may add, another layout of table, headings, pages and running lines: what the
document says must be read exactly, or doubted in `problems`. What is read wrongly, or not at all and without a word, is
printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from corpus import SHARED, labels
from other_layouts import LAYOUTS
from variations import TITLES, WORDS, Paper, Varied, all_names, other_names, verdict

from watcher.model.documents import NamedAuthority
from watcher.reading import pdf


def papers(shared: Path, each: int, random: Random) -> Iterator[Paper]:
    """Open some real documents of each kind and year; none of the older kinds, which are told and not read."""
    by_kind: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in labels(shared):
        is_older = row["kind"] == "inspection" and not row["framework"]
        if row["kind"] in TITLES and not is_older:
            by_kind[row["kind"], row["published"][:4]].append(row)
    for rows in by_kind.values():
        for row in random.sample(rows, min(each, len(rows))):
            yield _opened(shared, row)


def _opened(shared: Path, row: dict[str, Any]) -> Paper:
    days = date.fromisoformat(row["inspection_start"]), date.fromisoformat(row["inspection_end"])
    with pdf.opened((shared / "corpus" / row["file"]).read_bytes()) as opened:
        whose = NamedAuthority(row["urn"], row["authority"])
        return Paper(row["file"], row["kind"], whose, days, row.get("judgements") or {}, opened.pages())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=3, help="documents of each kind and year")
    parser.add_argument("--names", type=int, default=12, help="names put into each document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="variations whose name has this in it")
    parser.add_argument("--shared", type=Path, default=SHARED)
    given = parser.parse_args()
    random = Random(given.seed)
    names = all_names()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers(given.shared, given.each, random):
        for varied in _varied(paper, random.sample(names, given.names), given.only):
            called, wrong = verdict(varied)
            counts[varied.how][called] += 1
            for each in wrong:
                print(called, paper.name, "|", varied.how, "|", each)
    for how, counted in counts.items():
        print(f"{how:75}", *(f"{called} {counted[called]:4}" for called in ("exact", "doubted", "silent", "wrong")))
    return sum(counted["wrong"] + counted["silent"] for counted in counts.values())


def _varied(paper: Paper, names: list[tuple[str, str | None]], only: str) -> Iterator[Varied]:
    if only in other_names.__name__:
        yield from other_names(paper, names)
    for variation in (*WORDS, *LAYOUTS):
        if only in variation.__name__:
            yield from variation(paper)


if __name__ == "__main__":
    sys.exit(main() > 0)
