"""Measures how often each way of reading a judgement is wrong or silent, and how often two of them alone abstain.

python tests/benchmarks/reading_ways.py [--shared ../shared]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from watcher.model.ofsted import LSCB, OVERALL
from watcher.reading import document, pdf
from watcher.reading.reports import ilacs, sif
from watcher.reading.reports.agreement import Witness
from watcher.reading.reports.sentences.closer import Closer

NAMES = {
    "the page by its tags": "the sentences by their tags",
    "the page by its lines": "the sentences by their places",
}


@dataclass
class Tally:
    """What one way, or all, gave: judgements right, wrong, and not given though the document makes them."""

    right: int = 0
    wrong: int = 0
    silent: int = 0


@dataclass
class Heard:
    """One document: what it says, and what each way says of each area."""

    framework: str
    says: dict[str, str]
    ways: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))


def hear(paper: pdf.Pdf, label: dict[str, object]) -> Heard:
    pages, closer = paper.pages(), Closer(paper.placed_words, paper.tagged)
    framework = "SIF" if label["framework"] == "SIF" else "ILACS"
    witnesses, _ = sif.witnesses(pages, closer) if framework == "SIF" else ilacs.witnesses(pages, closer, None)
    heard = Heard(framework, label["judgements"])
    for each in witnesses:
        heard.ways[f"{framework}: {_named(each)}"][each.area].add(each.grade.key if each.grade else "not judged")
    return heard


def _named(each: Witness) -> str:
    if each.way.startswith("page "):
        return "the sentence on overall effectiveness" if each.area == OVERALL else "the sentences on the board"
    return NAMES.get(each.way, each.way)


def could_give(way: str, says: dict[str, str]) -> set[str]:
    """Say which judgements a way could give."""
    if "board" in way:
        return {LSCB} & set(says)
    if "overall" in way or "rule" in way or "together" in way:
        return {OVERALL} & set(says)
    if "sentences by" in way:
        return set()  # heard only where a sentence stands alone
    if way.startswith("SIF") or "heading" in way:
        return set(says) - {OVERALL, LSCB}
    return set(says)


def by_itself(way: str, documents: list[Heard]) -> Tally:
    tally = Tally()
    for each in documents:
        given = each.ways.get(way, {})
        tally.right += sum(found == {each.says.get(area, "not judged")} for area, found in given.items())
        tally.wrong += sum(found != {each.says.get(area, "not judged")} for area, found in given.items())
        tally.silent += len(could_give(way, each.says) - set(given))
    return tally


def abstain(one: str, other: str, documents: list[Heard]) -> tuple[int, int]:
    """Count the judgements that both could give, and those on which these two alone would not agree."""
    both = [(each, area) for each in documents for area in could_give(one, each.says) & could_give(other, each.says)]
    differ = sum(each.ways.get(one, {}).get(area) != each.ways.get(other, {}).get(area, set()) for each, area in both)
    return len(both), differ


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--shared", type=Path, default=Path(__file__).parents[2].parent / "shared")
    corpus = asked.parse_args().shared / "corpus"
    labels = [json.loads(line) for line in (corpus / "inspections.jsonl").read_text(encoding="utf-8").splitlines()]
    documents: list[Heard] = []
    together, whole, tagged = Tally(), 0, 0
    for label in (each for each in labels if each["framework"]):
        body = (corpus / label["file"]).read_bytes()
        with pdf.opened(body) as paper:
            documents.append(hear(paper, label))
            tagged += bool(paper.tagged(1).elements)
        says, read = label["judgements"], {each.area: each.grade.key for each in document.read(body).judgements}
        together.right += sum(read.get(area) == grade for area, grade in says.items())
        together.wrong += sum(says.get(area) != grade for area, grade in read.items())
        together.silent += sum(area not in read for area in says)
        whole += read == says
    judged = Counter(each.framework for each in documents for _ in each.says)
    print(f"{len(documents)} inspections, {tagged} with tags; judgements: {dict(judged)}")
    print(f"{'way':62} {'right':>6} {'wrong':>6} {'silent':>7}")
    ways = sorted({way for each in documents for way in each.ways})
    for way in ways:
        tally = by_itself(way, [each for each in documents if way.startswith(each.framework)])
        print(f"{way:62} {tally.right:6} {tally.wrong:6} {tally.silent:7}")
    agreed = "all ways, by agreement of two (silent: it abstains)"
    print(f"{agreed:62} {together.right:6} {together.wrong:6} {together.silent:7}")
    print(
        f"documents read whole: {whole} of {len(documents)}\n\ntwo ways alone: judgements that both can give, abstained"
    )
    for one, other in combinations(ways, 2):
        framework = one.partition(":")[0]
        both, differ = abstain(one, other, [each for each in documents if each.framework == framework])
        if other.startswith(framework) and both:
            print(f"{one} + {other.partition(': ')[2]:35} {both:6} {differ:6}")
    return 1 if together.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
