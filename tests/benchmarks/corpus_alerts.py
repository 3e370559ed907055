"""Takes the real documents through the whole decision in the order in which they came out, and compares the alerts.

    .venv/bin/python tests/benchmarks/corpus_alerts.py

Each document is stored as it was read, then decided on the day of its publication by the shipped config for all
authorities: history is looked up, rules are asked, alerts and deliveries are written. What the labels ask for is worked
out from the labels and the shipped history alone. An alert that they don't ask for is a false alarm; one that they ask
for and nobody gets is a silence. Requests to check a document are counted apart.
"""

from __future__ import annotations

import csv
import json
import logging
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from corpus import DECLINES, ROOT, labels, read_all
from sqlalchemy import insert

from rules.comparison import compare
from watcher import data
from watcher.config.check import load
from watcher.decide.decide import decide
from watcher.model.alerts import PLEASE_CHECK
from watcher.model.documents import from_json
from watcher.model.ofsted import FOUR_POINT, FRAMEWORKS, Area, History, Inspection, Judgement, Urn
from watcher.store.database import Store
from watcher.store.published import documents
from watcher.store.published.publications import State
from watcher.store.tables.publications import publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.config.config import Config
    from watcher.model.alerts import Alert

RULES = ("judged", "deteriorated", "priority_action")
"""The kinds of rule in the shipped config."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one document, and what its labels ask for, each as kinds of rule."""

    file: str
    asked: frozenset[str]
    alert: Alert | None

    @property
    def told(self) -> frozenset[str]:
        """The kinds of rule that spoke."""
        return frozenset(each.kind for each in self.alert.findings) if self.alert else frozenset()

    @property
    def differs(self) -> bool:
        """Whether rules spoke that the labels don't ask for, or others kept silent."""
        return self.told - {PLEASE_CHECK} != self.asked


def through_the_program(rows: list[dict[str, Any]], told: list[dict[str, Any]], folder: Path) -> list[Told]:
    """Decide about all documents in the order of their publication, with a database in `folder`.

    Saved error pages are left out: the program fetches them again and decides nothing.
    """
    config = _shipped_config(folder)
    declined = _stated_declines()
    store = Store(config.store_url)
    try:
        store.migrate()
        read_here = [each for each in zip(rows, told, strict=True) if each[0]["kind"] != "not_a_report"]
        in_order = sorted(read_here, key=lambda each: each[0]["published"])
        return [Told(row["file"], _asked(row, declined), _decided(store, config, row, said)) for row, said in in_order]
    finally:
        store.close()


def must_be_told(rows: list[dict[str, Any]]) -> frozenset[str]:
    """List the files of which their labels ask for an alert."""
    declined = _stated_declines()
    return frozenset(row["file"] for row in rows if _asked(row, declined))


def _shipped_config(folder: Path) -> Config:
    shipped = (ROOT / "config.toml").read_text()
    path = folder / "config.toml"
    path.write_text(re.sub(r"^authorities = .*$", 'authorities = ["all"]', shipped, flags=re.MULTILINE))
    return load(path)


def _decided(store: Store, config: Config, row: dict[str, Any], said: dict[str, Any]) -> Alert | None:
    """Store one document as it would be after it was fetched and read, and decide about it."""
    reading = from_json({key: value for key, value in said.items() if key != "file"})
    day = date.fromisoformat(row["published"])
    now = datetime.combine(day, time(9, 30), tzinfo=UTC)
    url = row.get("url") or f"https://files.ofsted.gov.uk/v1/file/{row['file']}"
    page = f"https://reports.ofsted.gov.uk/provider/44/{row['urn']}"
    with store.begin() as tx:
        documents.add(tx, row["file"], b"", now)
        documents.add_reading(tx, row["file"], reading, "corpus", now)
        tx.execute(
            insert(publication).values(
                source="corpus",
                place=page,
                key=url,
                urn=row["urn"],
                title=row["kind"],
                url=url,
                page_url=page,
                published=day,
                first_seen=now,
                last_seen=now,
                state=State.READ,
                history=False,
                sha256=row["file"],
            )
        )
    (decision,) = decide(store, config, now)
    return decision.alert


def _stated_declines() -> frozenset[str]:
    with DECLINES.open(newline="") as lines:
        return frozenset(each["file"] for each in csv.DictReader(lines) if each["declined"] == "yes")


def _asked(row: dict[str, Any], declined: frozenset[str]) -> frozenset[str]:
    return frozenset(_kinds_asked(row, declined))


def _kinds_asked(row: dict[str, Any], declined: frozenset[str]) -> Iterator[str]:
    if row["file"] in declined:
        yield "deteriorated"
    if row.get("priority_action") == "yes":
        yield "priority_action"
    inspection = _inspection(row)
    if inspection is None:
        return
    if any(each.grade.word == "inadequate" for each in inspection.judgements):
        yield "judged"
    shipped = reversed(data.baseline_of(inspection.urn))
    before = History(tuple(each for each in shipped if each.published < inspection.published))
    if any(each.steps_worse for each in compare(inspection, before)):
        yield "deteriorated"


def _inspection(row: dict[str, Any]) -> Inspection | None:
    """Make the inspection that a label describes; None where it is none by a framework that we know."""
    framework = FRAMEWORKS.get(row.get("framework") or "")
    if framework is None:
        return None
    judgements = tuple(
        Judgement(Area(area), FOUR_POINT.grade(word.replace("_", " "))) for area, word in row["judgements"].items()
    )
    start, end, published = (
        date.fromisoformat(row[day]) for day in ("inspection_start", "inspection_end", "published")
    )
    return Inspection(Urn(row["urn"]), framework, published, start, end, judgements, row.get("url", ""))


def main() -> None:
    """Print each document of which something else was told than its labels ask for, then the counts."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    rows = labels()
    with tempfile.TemporaryDirectory() as folder:
        told = through_the_program(rows, read_all(rows), Path(folder))
    for each in told:
        if each.differs:
            print(f"{each.file}: asked for {sorted(each.asked)}, told {sorted(each.told)}")
            for finding in each.alert.findings if each.alert else ():
                print(*(f"    {finding.kind}: {reason.text}" for reason in finding.reasons), sep="\n")
    counts = Counter(kind for each in told for kind in each.told)
    print(f"{len(told)} documents, {sum(each.alert is not None for each in told)} alerts; {json.dumps(counts)}")
    alone = sum(each.told == {PLEASE_CHECK} for each in told)
    print(f"told otherwise than asked: {sum(each.differs for each in told)}; only asked to check: {alone}")


if __name__ == "__main__":
    main()
