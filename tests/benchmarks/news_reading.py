"""Measure the reader of news on labelled items: precision, recall and F1 of `should_alert`, wrong authorities, speed.

python tests/benchmarks/news_reading.py ../shared/data/news_open.jsonl [first|second]
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from watcher.model.news import NewsItem
from watcher.reading.news.piece import read_item

ITEMS = 5_000


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    half = sys.argv[2] if len(sys.argv) > 2 else ""
    rows = {"first": rows[: len(rows) // 2], "second": rows[len(rows) // 2 :]}.get(half, rows)
    counts = {"true positive": 0, "false positive": 0, "false negative": 0, "true negative": 0}
    wrong = []
    fields = {
        "about_la_childrens_services_inspection": 0,
        "inspection_type": 0,
        "overall_grade_now": 0,
        "direction": 0,
        "is_new_publication": 0,
    }
    for row in rows:
        said = read_item(_item(row))
        for field, got in (
            ("about_la_childrens_services_inspection", said.about_inspection),
            ("inspection_type", said.inspection_type),
            ("overall_grade_now", said.overall_grade_now.key if said.overall_grade_now else None),
            ("direction", str(said.direction)),
            ("is_new_publication", said.is_new_publication),
        ):
            fields[field] += got == row[field]
        if row["borderline"]:
            continue
        outcome = ("true " if said.should_alert == row["should_alert"] else "false ") + (
            "positive" if said.should_alert else "negative"
        )
        counts[outcome] += 1
        if outcome.startswith("false"):
            print(f"{row['id']} {outcome}: {row['title']}\n    {said.why}  [{', '.join(said.authorities)}]")
        if said.should_alert and set(said.alert_authorities) - set(row["alert_authority"]):
            wrong.append(row["id"])
        if said.should_alert and row["should_alert"] and set(said.alert_authorities) != set(row["alert_authority"]):
            print(f"{row['id']} other authorities: {said.alert_authorities} for {row['alert_authority']}")
    hit = counts["true positive"]
    precision = hit / max(1, hit + counts["false positive"])
    recall = hit / max(1, hit + counts["false negative"])
    f1 = 2 * precision * recall / max(0.001, precision + recall)
    print(
        counts,
        f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}",
    )
    print("wrong authorities:", wrong or "none")
    print({field: f"{right}/{len(rows)}" for field, right in fields.items()})

    speed(rows)


def _item(row: dict[str, object]) -> NewsItem:
    return NewsItem(row["id"], row["title"], row.get("summary", row.get("excerpt", "")), row["url"], row["published"])


def speed(rows: list[dict[str, object]]) -> None:
    """Read the items over and over, on one core, and say how many a second and how much memory grew."""
    items = [_item(row) for row in rows]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    for number in range(ITEMS):
        read_item(items[number % len(items)])
    spent = time.process_time() - begun
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{ITEMS / spent:.0f} items a second on one core; memory grew by {grown / 1024:.1f} MB over {ITEMS} items")


main()
