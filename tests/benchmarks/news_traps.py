"""Measure the reader of news by kind of trap, on items of our own making: precision, recall, wrong authorities.

python tests/benchmarks/news_traps.py

The items written one by one are among those that the second reader was trained on, and its rules were mended for both:
this tells what got lost, not how it reads what it has not seen. For that see tests/benchmarks/news_reading.py.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from news_items import Labelled, labelled, told  # the tests' folder is no package

from watcher.reading.news.piece import read_item

OUTCOMES = ("right alert", "right silence", "false alert", "missed")


SEEN = "Its readers have seen these: what they get wrong got lost. How they read the unseen, news_reading.py estimates."


def main() -> None:
    print(SEEN)
    for name, items in (("written one by one, trained on", told()), ("forms crossed with names", labelled())):
        table(name, list(items))


def table(name: str, items: list[Labelled]) -> None:
    """Print a line for each kind of trap, and one for all."""
    found: dict[str, Counter[str]] = {}
    for each in items:
        found.setdefault(each.trap, Counter()).update(outcomes(each))
    found["all"] = sum(found.values(), Counter())
    print(f"\n{name}: {len(items)} items\n{'kind of trap':46} items   due false missed precision    recall astray")
    for trap, count in found.items():
        number = sum(count[each] for each in OUTCOMES)
        alerts = count["right alert"] + count["false alert"]
        due = count["right alert"] + count["missed"]
        precision, recall = share(count["right alert"], alerts), share(count["right alert"], due)
        print(
            f"{trap:46} {number:5} {due:5} {count['false alert']:5} {count['missed']:6}"
            f" {precision} {recall} {count['wrong authority']:6}"
        )


def outcomes(each: Labelled) -> list[str]:
    """Say what became of an item, and whether anybody was alerted for who shouldn't have been."""
    said = read_item(each.item)
    due = "right alert" if each.alert_for else "false alert"
    outcome = due if said.should_alert else "missed" if each.alert_for else "right silence"
    astray = said.should_alert and set(said.alert_authorities) != set(each.alert_for)
    return [outcome, "wrong authority"] if astray else [outcome]


def share(part: int, whole: int) -> str:
    """Write a share; where nothing was to be found there is none."""
    return f"{part / whole:9.3f}" if whole else " " * 8 + "-"


main()
