"""Reads the real documents of the open corpus and counts how often it differs from their labels.

    .venv/bin/python tests/benchmarks/corpus.py [SHARED]

`stated_declines.csv` labels by eye which documents say that services got worse (facts only: file, page): "yes", or
"over" where it is so no more by the document's own account; all others don't say so. Reports are by their opening
(before the numbered paragraphs), letters as a whole.

The corpus lies beside the checkout (../shared); see its README for the labels. Half of the authorities ("seen") were
looked at while the reader was written; the other half ("unseen") was measured before anybody looked there.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watcher.model.documents import as_json
from watcher.reading.document import read

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("OFSTED_WATCH_SHARED", ROOT.parent / "shared"))
SETS = ("inspections", "visits", "jtai", "send")
FIELDS = (
    "kind",
    "framework",
    "authority",
    "inspection_start",
    "inspection_end",
    "judgements",
    "priority_action",
    "priority_action_count",
    "improvement_count",
    "lead_inspector",
    "previous_overall_stated",
    "theme",
)
DECLINES = Path(__file__).with_name("stated_declines.csv")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one document that was read otherwise than its label says."""

    file: str
    field: str
    label: Any
    read: Any


def labels(shared: Path = SHARED) -> list[dict[str, Any]]:
    """Take all labels, each with its set and whether its authority is of the half that was looked at."""
    rows = [
        {**json.loads(line), "set": name}
        for name in SETS
        for line in (shared / "corpus" / f"{name}.jsonl").read_text().splitlines()
    ]
    seen = set(sorted({row["urn"] for row in rows})[::2])
    return [{**row, "seen": row["urn"] in seen} for row in rows]


def read_all(rows: list[dict[str, Any]], shared: Path = SHARED) -> list[dict[str, Any]]:
    """Read the documents of all rows, on all cores."""
    paths = [shared / "corpus" / row["file"] for row in rows]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_read, paths, chunksize=4))


def _read(path: Path) -> dict[str, Any]:
    return as_json(read(path.read_bytes()))


def differences(row: dict[str, Any], got: dict[str, Any]) -> list[Difference]:
    """Compare one reading with its label, field by field."""
    told = _as_labelled(row, got)
    wanted = {**row, "judgements": {"outcome": row["outcome"]} if "outcome" in row else row.get("judgements", {})}
    if row["kind"] == "inspection" and row["framework"] is None:
        # An older kind: what isn't read of it is no mistake, only what is read wrongly.
        told["kind"] = "inspection" if told["kind"] == "unknown_report" else told["kind"]
        wanted["judgements"] = {area: wanted["judgements"].get(area) for area in told["judgements"]}
    if row["kind"] == "not_a_report":
        wanted = {"kind": "not_a_report"}
    compared = [field for field in FIELDS if field in wanted and field in told]
    return [
        Difference(row["file"], field, wanted[field], told[field]) for field in compared if wanted[field] != told[field]
    ]


def _as_labelled(row: dict[str, Any], got: dict[str, Any]) -> dict[str, Any]:
    previous = (got["previous_stated"] or {}).get("overall_effectiveness")
    set_now, carried = got["priority_actions"], got["priority_actions_carried"]
    told = {
        **got,
        "authority": (got["authority"] or {}).get("name"),
        "priority_action": "yes" if set_now else "carried_forward" if carried else "no",
        "priority_action_count": len(set_now),
        "improvement_count": len(got["improvements"]),
        "previous_overall_stated": previous.replace("_", " ") if previous and row["set"] == "visits" else previous,
        "theme": got.get("theme") or "not stated",
    }
    if row["set"] != "visits":
        del told["theme"]  # the labels' own words there
    return told


@dataclass(frozen=True, slots=True)
class Declines:
    """How often a stated decline was read as one, by file."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]


def declines(rows: list[dict[str, Any]], told: list[dict[str, Any]]) -> Declines:
    """Compare what was read of services that got worse with the labels by eye."""
    with DECLINES.open(newline="") as lines:
        labelled = {row["file"] for row in csv.DictReader(lines) if row["declined"] == "yes"}
    labelled &= {row["file"] for row in rows}
    said = {row["file"] for row, got in zip(rows, told, strict=True) if got["says_deteriorated"]}
    return Declines(*(tuple(sorted(files)) for files in (said & labelled, labelled - said, said - labelled)))


def _print_declines(counted: Declines) -> None:
    for what, files in (("not read", counted.missed), ("read and not labelled", counted.false)):
        for file in files:
            print(f"{file}: a stated decline, {what}")
    found, false, labelled = len(counted.found), len(counted.false), len(counted.found) + len(counted.missed)
    print(f"stated declines: {found} of {labelled} found, {false} false; ", end="")
    print(f"precision {found / max(1, found + false):.3f}, recall {found / max(1, labelled):.3f}")


def main() -> None:
    """Print what differs, then how often, by set, field and half."""
    shared = SHARED
    rows = labels(shared)
    seen_only = "--seen" in sys.argv
    counts: Counter[tuple[str, str, str]] = Counter()
    told = read_all(rows, shared)
    for row, got in zip(rows, told, strict=True):
        half = "seen" if row["seen"] else "unseen"
        counts[row["set"], "documents", half] += 1
        for each in differences(row, got):
            counts[row["set"], each.field, half] += 1
            if row["seen"] or not seen_only:
                print(f"{each.file}: {each.field} is {each.label!r}, read as {each.read!r}")
        counts[row["set"], "documents with problems", half] += bool(got["problems"]) and row["kind"] != "not_a_report"
    for name in SETS:
        for field in ("documents", *FIELDS, "documents with problems"):
            if counts[name, field, "seen"] or counts[name, field, "unseen"]:
                seen, unseen = (counts[name, field, half] for half in ("seen", "unseen"))
                print(f"{name:12} {field:26} seen {seen:4}   unseen {unseen:4}")
    _print_declines(declines(rows, told))


if __name__ == "__main__":
    main()
