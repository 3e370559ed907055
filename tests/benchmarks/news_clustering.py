"""Measure whether labelled items of one event end in one story: pairwise precision and recall, and the pairs that fail.

python tests/benchmarks/news_clustering.py ../shared/data/news_open.jsonl tests/benchmarks/news_open_events.json

The second file maps an item's id to the name of its event; items without an event are left out. News opens stories as
in the program; the shipped inspections are stories too, also those published after a piece.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import combinations
from pathlib import Path

from rules.stories import kind_of, story_of
from watcher import data
from watcher.data.names import find
from watcher.model.kinds import Kind
from watcher.model.news import NewsItem
from watcher.model.stories import Standing, Story
from watcher.reading.news.piece import read_item

MIDDLE = {4: "-07-01", 7: "-15"}


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    events = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    shipped: dict[str, list[Story]] = {}
    for each in data.baseline():
        worst = max((e.grade for e in each.judgements), key=lambda grade: grade.rank, default=None)
        shipped.setdefault(each.urn, []).append(
            Story(
                f"{each.urn}/{each.end}",
                each.urn,
                Kind.INSPECTION,
                each.published,
                Standing.CONFIRMED,
                worst.word if worst else None,
            )
        )
    found = {}
    for row in sorted((row for row in rows if row["published"]), key=lambda row: row["published"]):
        written = row["published"]
        day = date.fromisoformat(written + MIDDLE.get(len(written), ""))
        text = row.get("summary", row.get("excerpt", ""))
        said = read_item(NewsItem(row["id"], row["title"], text, row["url"], written))
        named = [each[0] for name in said.authorities if len(each := find(name)) == 1]
        if len(named) != 1 or not said.about_inspection:
            continue
        known = shipped.setdefault(named[0].urn, [])
        story = story_of(said, day, known)
        if story is None and said.should_alert:
            grade = said.overall_grade_now.word if said.overall_grade_now else None
            kind = kind_of(said)
            story = Story(f"{named[0].urn}/{kind}/{day}", named[0].urn, kind, day, Standing.REPORTED, grade)
            known.append(story)
        found[row["id"]] = story.key if story else row["id"]
    together = {pair for pair in combinations(sorted(found), 2) if found[pair[0]] == found[pair[1]]}
    meant = {
        pair
        for pair in combinations(sorted(found), 2)
        if events.get(pair[0]) and events.get(pair[0]) == events.get(pair[1])
    }
    judged = {pair for pair in together if events.get(pair[0]) and events.get(pair[1])}
    right = len(judged & meant)
    print(f"{len(found)} items with a story; pairs together {len(judged)}, meant {len(meant)}, right {right}")
    print(f"pairwise precision {right / max(1, len(judged)):.3f}, recall {right / max(1, len(meant)):.3f}")
    for name, pairs in (("wrongly together", judged - meant), ("wrongly apart", meant - judged)):
        print(name, sorted(pairs)[:40])


main()
