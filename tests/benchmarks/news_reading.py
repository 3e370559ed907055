"""Measure the readers of news on labelled items: by nested cross-validation over authorities, with fields and speed.

python -m pip install --group training
python tests/benchmarks/news_reading.py ../shared/data/news_open.jsonl ../shared/data/news_open2.jsonl

An authority's items are read by weights that were trained without any item about it; how strongly to regularise is
chosen within the rest. The rules of the first reader are the same for all, so that its mistakes on items it was
mended for are gone: what the rules do unseen, only a fresh batch tells.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from news_readers import Example, fit, of_our_own, of_press, of_traps
from sklearn.model_selection import GroupKFold

from watcher.model.news import NewsReading
from watcher.reading.news.piece import read_item, read_piece
from watcher.reading.news.second_reader import Weights, read_by_weights
from watcher.reading.news.text import piece

OUTER, INNER = 8, 4
STRENGTHS = (0.1, 0.2, 0.3, 0.6)
ITEMS = 3_000
FIELDS = ("inspection_type", "grade", "direction", "new")


def main() -> None:
    of_the_press = [each for path in sys.argv[1:] for each in of_press(Path(path))]
    labelled, traps = of_the_press + of_our_own(), of_traps()
    read = held_out(labelled, traps)
    for name, examples in (("of the press", of_the_press), ("our own", labelled[len(of_the_press) :])):
        table(name, [(each, read[each.id]) for each in examples], shown=name == "of the press")
    speed(of_the_press)


def held_out(labelled: list[Example], traps: list[Example]) -> dict[str, NewsReading]:
    """Read every item by weights that know nothing of its authority."""
    found: dict[str, NewsReading] = {}
    groups = [each.group for each in labelled]
    for known, unseen in GroupKFold(OUTER).split(labelled, groups=groups):
        theirs = {labelled[at].group for at in unseen}
        rest = [labelled[at] for at in known]
        others = [each for each in traps if not theirs & set(each.alert_for)]
        weights = fit(rest + others, best_strength(rest, others))
        found |= {labelled[at].id: reading(labelled[at], weights) for at in unseen}
    return found


def best_strength(examples: list[Example], traps: list[Example]) -> float:
    """Choose the regularisation by a cross-validation of its own: by the alerts' right and wrong probabilities."""
    misses: Counter[float] = Counter()
    for known, unseen in GroupKFold(INNER).split(examples, groups=[each.group for each in examples]):
        for strength in STRENGTHS:
            weights = fit([examples[at] for at in known] + traps, strength)
            asked = (examples[at] for at in unseen)
            misses[strength] += sum(read_by_weights(e.features, weights).alerts != e.alert for e in asked)
    return min(STRENGTHS, key=lambda each: misses[each])


def reading(example: Example, weights: Weights | None = None) -> NewsReading:
    item = example.item
    return read_piece(piece(item.title, item.summary), item.published, item.url, weights)


def table(name: str, pairs: list[tuple[Example, NewsReading]], *, shown: bool) -> None:
    """Print what came of the alerts that are clear, and how often each field is right."""
    clear = [(example, said) for example, said in pairs if example.clear]
    due = [(example, said) for example, said in clear if example.alert]
    hit = sum(said.should_alert for _, said in due)
    false = [(example, said) for example, said in clear if said.should_alert and not example.alert]
    heard = sum(said.should_alert or said.should_note for _, said in due)
    quiet = sum(said.should_note for example, said in clear if not example.alert)
    precision, recall = hit / max(1, hit + len(false)), hit / max(1, len(due))
    f1 = 2 * precision * recall / max(0.001, precision + recall)
    print(f"\n{name}: {len(clear)} clear items, {len(due)} alerts due, {len(false)} false, {len(due) - hit} missed")
    print(f"  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(
        f"  alert or note {heard}/{len(due)} = {heard / max(1, len(due)):.3f};"
        f" notes beside {quiet}/{len(clear) - len(due)}"
    )
    wrong = [e.id for e, said in pairs if e.alert and set(said.alert_authorities) - set(e.alert_for)]
    fewer = [e.id for e, said in due if said.should_alert and set(e.alert_for) - set(said.alert_authorities)]
    print(f"  wrong authority: {wrong or 'none'}; fewer than due: {fewer or 'none'}")
    print("  " + "  ".join(f"{field} {right(pairs, field):.3f}" for field in FIELDS))
    for example, said in clear if shown else ():
        if said.should_alert != example.alert:
            what = "missed" if example.alert else "false"
            print(f"  {example.id} {what}{' (a note)' if said.should_note else ''}: {example.item.title}: {said.why}")


def right(pairs: list[tuple[Example, NewsReading]], field: str) -> float:
    of: dict[str, object] = {
        "inspection_type": lambda said: said.inspection_type,
        "grade": lambda said: said.overall_grade_now.key if said.overall_grade_now else None,
        "direction": lambda said: str(said.direction),
        "new": lambda said: said.is_new_publication,
    }
    return sum(of[field](said) == getattr(example, field) for example, said in pairs) / max(1, len(pairs))


def speed(examples: list[Example]) -> None:
    """Read the items over and over, on one core, and say how many a second and how much memory grew."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    for number in range(ITEMS):
        read_item(examples[number % len(examples)].item)
    spent = time.process_time() - begun
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"\n{ITEMS / spent:.0f} items a second on one core; memory grew by {grown / 1024:.1f} MB over {ITEMS} items")


if __name__ == "__main__":
    main()
