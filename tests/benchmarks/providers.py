"""Runs labelled inspections of homes, agencies and schools as histories through the rules; counts what differs.

    .venv/bin/python tests/benchmarks/providers.py FILE…        e.g. ../shared/data/providers/events_open.jsonl

A line is an inspection with its judgements, the one before it (`previous`), and what is `expected` of the rules. Prints
for each expectation how many were found, missed and invented, and each line that differs; exit 1 if one does.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rules.provider_findings import ProviderFinding, findings, severity_of
from rules.scales import What
from watcher.model.alerts import Severity
from watcher.model.ofsted import OUTCOME, REPORT_CARD, Area, Judgement, Scale, Urn
from watcher.model.providers import (
    OUTCOME_SCALES,
    Category,
    EventKind,
    ProviderEvent,
    Remit,
    Safeguarding,
    Sheet,
    four_point_on,
)

LEVELS = {None: 0, Severity.NOTE: 1, Severity.WARNING: 2, Severity.CRITICAL: 3}
KINDS = {
    "full": EventKind.FULL,
    "interim": EventKind.INTERIM,
    "monitoring": EventKind.MONITORING,
    "assurance": EventKind.ASSURANCE,
    "emergency": EventKind.EMERGENCY,
}
REMITS = {"SCCIF": Remit.SOCIAL_CARE, "school": Remit.SCHOOLS, "early": Remit.CHILDCARE}


@dataclass(frozen=True, slots=True)
class Difference:
    """One expectation of one line that the rules don't meet."""

    urn: str
    about: str
    missed: tuple[str, ...]
    invented: tuple[str, ...]


def measure(file: Path) -> tuple[Counter[tuple[str, str]], list[Difference]]:
    """Run a file's lines; returns counts by (expectation, "found" | "missed" | "invented") and what differs."""
    counts: Counter[tuple[str, str]] = Counter()
    differing = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        previous = row.get("previous")
        known = [_event(row | {"event": "full", "effectiveness": None} | previous)] if previous else []
        found = findings(_event(row), known)
        for about, expected in row["expected"].items():
            if about not in ASKED:
                continue
            wanted, got = _values(expected), _values(ASKED[about](found))
            counts[about, "found"] += (wanted & got).total()
            counts[about, "missed"] += (wanted - got).total()
            counts[about, "invented"] += (got - wanted).total()
            if wanted != got:
                differing.append(Difference(row["urn"], about, tuple(wanted - got), tuple(got - wanted)))
    return counts, differing


def _event(row: dict[str, Any]) -> ProviderEvent:
    remit = next(remit for word, remit in REMITS.items() if row["remit"].startswith(word))
    inspected = date.fromisoformat(row["inspection_start"])
    card = "report card" in row["remit"]
    scale = REPORT_CARD if card else four_point_on(remit, inspected)
    event = str(row.get("event", ""))
    said = row.get("effectiveness") or row.get("outcome")
    return ProviderEvent(
        Urn(row["urn"]),
        remit,
        EventKind.REPORT_CARD if card else KINDS[event.split("_")[0]],
        inspected,
        Sheet("labels", date(2026, 11, 27)),
        1,
        tuple(_judgement(scale, *each) for each in row["judgements"].items()),
        safeguarding=Safeguarding(row["safeguarding"]) if row.get("safeguarding") else None,
        category=Category(row["category_of_concern"]) if row.get("category_of_concern") else None,
        outcome=next((s.grade(w) for s in OUTCOME_SCALES if (w := _spaced(said)) in s.words), None) if said else None,
    )


def _judgement(scale: Scale, area: str, grade: str) -> Judgement:
    return Judgement(Area(area), scale.grade(_spaced(grade)))


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _values(expected: Any) -> Counter[str]:
    values = expected if isinstance(expected, list) else [expected]
    return Counter(json.dumps(each) for each in values)


def _areas(found: tuple[ProviderFinding, ...], what: What, adverse: str) -> list[str]:
    steps = (step for each in found if what in each.names for step in each.steps)
    return [step.area for step in steps if step.now.word == adverse]


def _moves(found: tuple[ProviderFinding, ...], what: What) -> Iterator[list[str]]:
    steps = (step for each in found if what in each.names for step in each.steps)
    for step in steps:
        if step.before and step.area != OUTCOME:
            yield [step.area, step.before.key, step.now.key]


ASKED: dict[str, Callable[[tuple[ProviderFinding, ...]], Any]] = {
    "inadequate": lambda found: _areas(found, What.INADEQUATE, "inadequate"),
    "fell": lambda found: list(_moves(found, What.FELL)),
    "improved": lambda found: list(_moves(found, What.IMPROVED)),
    "urgent_improvement": lambda found: _areas(found, What.URGENT_IMPROVEMENT, "urgent improvement"),
    "needs_attention": lambda found: _areas(found, What.NEEDS_ATTENTION, "needs attention"),
    "alert": lambda found: any(each.alerts for each in found),
    "severity": lambda found: LEVELS[severity_of(found)],
}


def main(files: list[str]) -> int:
    """Print each file's counts and differences."""
    wrong = 0
    for name in files:
        counts, differing = measure(Path(name))
        print(f"{Path(name).name}")
        for about in dict.fromkeys(each for each, _ in counts):
            figures = ", ".join(f"{counts[about, how]} {how}" for how in ("found", "missed", "invented"))
            print(f"  {about:20} {figures}")
        for each in differing:
            print(f"  {each.urn} {each.about}: missed {', '.join(each.missed)}; invented {', '.join(each.invented)}")
        wrong += len(differing)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
