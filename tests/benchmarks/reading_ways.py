"""Measures how often each way of reading a judgement is wrong or silent by itself, and how often all together abstain.

python tests/benchmarks/reading_ways.py [--shared ../shared]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from watcher.model.ofsted import LSCB, OVERALL
from watcher.reading import document, pdf
from watcher.reading.reports import ilacs, sif, tables
from watcher.reading.reports.agreement import Witness
from watcher.reading.text import flat

AGAIN = "ILACS: the cover with the second library, words in order (not used)"


@dataclass
class Tally:
    right: int = 0
    wrong: int = 0
    silent: int = 0


def ways_of(paper: pdf.Pdf, framework: str) -> list[Witness]:
    """Hear each way by itself; also one that isn't used, for comparison."""
    pages = paper.pages()
    if framework == "SIF":
        return list(sif.witnesses(pages, paper.read_again))
    heard, _ = ilacs.witnesses(pages[0], pages[1:], paper.placed_words(1))
    text = flat(paper.read_again(1) or "")
    start = re.search(r"judgements?\s*grades?", text, re.IGNORECASE)
    again = tables.read_in_order(text, ilacs.LABELS, start.end()).rows if start else ()
    return [*heard, *(Witness(AGAIN, row.area, row.grade, 1, "") for row in again)]


def named(way: str, area: str, framework: str) -> str:
    """Name a way for the table; statements are counted by what they are about."""
    if way == AGAIN:
        return way
    if way.startswith("page "):
        way = "the sentence on overall effectiveness" if area == OVERALL else "the sentences on the board"
    return f"{'SIF' if framework == 'SIF' else 'ILACS'}: {way}"


def expected(way: str, says: dict[str, str]) -> set[str]:
    """Say which judgements a way could give."""
    if "board" in way:
        return {LSCB} & set(says)
    if "sentence" in way or "rule" in way:
        return {OVERALL}
    if "again" in way and way.startswith("SIF"):
        return set()
    if way.startswith("SIF") or "heading" in way:
        return set(says) - {OVERALL, LSCB}
    return set(says)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--shared", type=Path, default=Path(__file__).parents[2].parent / "shared")
    corpus = asked.parse_args().shared / "corpus"
    labels = [json.loads(line) for line in (corpus / "inspections.jsonl").read_text(encoding="utf-8").splitlines()]
    labels = [each for each in labels if each["framework"]]
    ways: dict[str, Tally] = defaultdict(Tally)
    heard: dict[str, list[tuple[dict[str, str], dict[str, set[str]]]]] = defaultdict(list)
    together = Tally()
    whole = 0
    for label in labels:
        body = (corpus / label["file"]).read_bytes()
        says: dict[str, str] = label["judgements"]
        with pdf.opened(body) as paper:
            said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
            for each in ways_of(paper, label["framework"]):
                way = named(each.way, each.area, label["framework"])
                said[way][each.area].add(each.grade.key if each.grade else "not judged")
        for way, grades in said.items():
            heard[way].append((says, grades))
        reading = document.read(body)
        read = {each.area: each.grade.key for each in reading.judgements}
        together.right += sum(read.get(area) == grade for area, grade in says.items())
        together.wrong += sum(says.get(area) != grade for area, grade in read.items())
        together.silent += sum(area not in read for area in says)
        whole += read == says
    for way, documents in heard.items():
        for says, grades in documents:
            for area, found in grades.items():
                ways[way].right += found == {says.get(area, "not judged")}
                ways[way].wrong += found != {says.get(area, "not judged")}
        framework = "SIF" if way.startswith("SIF") else "ILACS"
        everything = [each["judgements"] for each in labels if each["framework"].startswith(framework)]
        could = sum(len(expected(way, says)) for says in everything)
        ways[way].silent = max(could - ways[way].right - ways[way].wrong, 0)
    print(f"{len(labels)} inspections with {sum(len(each['judgements']) for each in labels)} judgements")
    print(f"{'way':70} {'right':>6} {'wrong':>6} {'silent':>7}")
    for way, tally in sorted(ways.items()):
        print(f"{way:70} {tally.right:6} {tally.wrong:6} {tally.silent:7}")
    agreed = "all ways, by agreement of two (silent: it abstains)"
    print(f"{agreed:70} {together.right:6} {together.wrong:6} {together.silent:7}")
    print(f"documents read whole: {whole} of {len(labels)}")
    return 1 if together.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
