"""Writes the demo's documents: real outcomes (names, dates, grades) in sentences of our own.

python tests/support/make_demo_documents.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # before this folder, whose `rules` are tests

from documents import ilacs, sif

from watcher import data
from watcher.demo.story import AUTHORITIES
from watcher.model.ofsted import SIF

OPENINGS = {
    "50227724": (
        "Since the last inspection in 2019, the quality of help for children in Swindon has seriously deteriorated. "
        "In this sample report, too many children wait too long before anybody makes sure that they are safe."
    ),
    "50308602": (
        "Since the previous inspection in 2022, services for children in Trafford who need help and protection have "
        "declined. In this sample report, leaders have not seen this in time, and have not put it right."
    ),
}
ORDER = ("leadership", "help_and_protection", "children_in_care_and_care_leavers", "children_in_care", "care_leavers")


def main() -> None:
    folder = Path(__file__).parents[2] / "watcher" / "demo" / "documents"
    folder.mkdir(exist_ok=True)
    for each in data.baseline():
        name = data.by_urn()[each.urn].name
        if name not in AUTHORITIES:
            continue
        said = {judgement.area: judgement.grade.word for judgement in each.judgements}
        file = each.url.rsplit("/", 1)[-1]
        if each.framework == SIF:
            report = sif(f"{name} Borough Council", tuple(said.items()), each.start, each.end, each.published)
        else:
            table = tuple((area, said[area]) for area in (*ORDER, "overall_effectiveness") if area in said)
            opening = {"opening": OPENINGS[file]} if file in OPENINGS else {}
            report = ilacs(f"{name} Borough Council", table, each.start, each.end, **opening)
        (folder / f"{file}.pdf").write_bytes(report)
    print(f"{len(list(folder.iterdir()))} documents in {folder}")


if __name__ == "__main__":
    main()
