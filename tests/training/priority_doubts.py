"""Train the learned reader of areas for priority action to `watcher/reading/reports/priority/weighed.json`.

python -m pip install --group training
python tests/training/priority_doubts.py [--held-out BATCH,BATCH]

It learns from passages of our own (tests/support/said: priority_actions.txt, priority_batches.txt) whether one is set
or still stands. With `--held-out` it trains without these batches and says what it makes of them; nothing is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from fitting import OF_BATCHES, Example, fit, unlike, words, write
from said_sentences import FOLDER, rows  # the tests' folder is no package

from watcher.reading.reports.priority.weighed import described
from watcher.reading.text import sentences

STRENGTH = 0.3
"""The regularisation (scikit-learn's C)."""
SELDOM = 2
"""A feature that fewer examples have is left out."""
PLACES = ("text", "prose", "bullet")


def examples(without: frozenset[str]) -> list[Example]:
    """List the passages, without some batches and what is nearly the same as one of theirs."""
    batches = rows("priority_batches", 5)
    held_out = [words(text) for batch, *_, text in batches if batch in without]
    told = [(what, where, text, 1.0) for what, where, _, text in rows("priority_actions", 4) if where in PLACES]
    told += [(what, where, text, OF_BATCHES) for batch, what, where, _, text in batches if batch not in without]
    return [
        (described(sentences(text), where), what != "none", weight)
        for what, where, text, weight in told
        if unlike(text, held_out)
    ]


def main() -> None:
    if "--held-out" in sys.argv:
        without = frozenset(sys.argv[-1].split(","))
        weights = fit(examples(without), STRENGTH, SELDOM)
        for batch, what, where, _, text in rows("priority_batches", 5):
            if batch in without:
                print(batch, what, where, round(weights.odds(described(sentences(text), where)), 2), text, sep=" | ")
        return
    told = examples(frozenset())
    files = (FOLDER / "priority_actions.txt", FOLDER / "priority_batches.txt")
    trained = fit(told, STRENGTH, SELDOM)
    write(trained, "priority/weighed.json", Path(__file__).name, f"{len(told)} passages", files)


if __name__ == "__main__":
    main()
