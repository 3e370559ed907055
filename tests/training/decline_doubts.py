"""Train the learned reader of declines to `watcher/reading/reports/decline/doubts.json`. Needs scikit-learn.

python -m pip install --group training
python tests/training/decline_doubts.py ../shared [--held-out BATCH,BATCH]

It learns from passages of our own (tests/support/said: of declines, and of priority actions that say nothing of the
kind), from those of the adversary's cases, and from the open corpus, whose words are not in the repository: what the
rules find there is true, and the rest is not. Of the rest it learns a sample, and twice what it still takes for a
decline. With `--held-out` it trains without these batches and every other document, and says what it makes of them;
nothing is written.
"""

from __future__ import annotations

import json
import os
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from operator import itemgetter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from fitting import OF_BATCHES, Example, fit, together, unlike, words, write
from said_sentences import FOLDER, rows  # the tests' folder is no package

from watcher.reading import file_type, pdf
from watcher.reading.lines import lines
from watcher.reading.reports import letters
from watcher.reading.reports.decline import declines
from watcher.reading.reports.decline.doubts import SHORTEST, SURE, has_letters, pairs_around, weighed
from watcher.reading.reports.sentences.learned import Weights, features
from watcher.reading.text import sentences

STRENGTH = 0.15
"""The regularisation (scikit-learn's C)."""
SELDOM = 6
"""A feature that fewer examples have is left out."""
AT_FIRST = 10_000
"""Words of the corpus, in which the rules find nothing, that it begins with."""
MISTAKEN = 4_000
"""How many of the likeliest of the others it then learns from, twice."""

OF_DOCUMENTS = 4.0
"""What words of a document weigh: with less it takes what real letters praise beside an earlier time for a decline."""

OURS = ("declines", "decline_batches", "priority_actions", "priority_batches")
"""The files of passages of our own that it learns from."""

Document = list[tuple[str, bool]]
"""Its sentences, and whether the rules find a decline in each."""


def of_our_own(without: frozenset[str]) -> list[Example]:
    """List the passages of the repository, without some batches and what is nearly the same as one of theirs."""
    batches = rows("decline_batches", 3)
    held_out = [words(text) for batch, _, text in batches if batch in without]
    told = [(text, says == "yes", 1.0) for says, text in rows("declines", 2)]
    told += [(text, says == "yes", OF_BATCHES) for batch, says, text in batches if batch not in without]
    return [(together(sentences(text)), says, weight) for text, says, weight in told if unlike(text, held_out)]


def of_priority_actions() -> list[Example]:
    """List the passages that set no area for priority action and in which the rules find no decline."""
    of_batches = (text for _, what, _, _, text in rows("priority_batches", 5) if what == "none")
    told = (*of_batches, *(text for what, _, _, text in rows("priority_actions", 4) if what == "none"))
    said = [sentences(text) for text in told]
    return [(together(each), False, 1.0) for each in said if not declines.read([(1, words) for words in each]).says_so]


def of_adversary(shared: Path) -> list[Example]:
    """List the cases that somebody wrote against the reader."""
    cases = (shared / "cases" / "adversary" / "worse.jsonl").read_text(encoding="utf-8").splitlines()
    told = [(case["text"], bool(case["expected"])) for case in map(json.loads, cases)]
    return [(together(sentences(text)), says, 1.0) for text, says in told]


def documents(paths: list[Path]) -> list[Document]:
    """Read the sentences of the corpus's documents."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_document, paths, chunksize=8))


def _document(path: Path) -> Document:
    try:
        with pdf.opened(file_type.tidied(path.read_bytes())) as paper:
            said = letters.said(lines(tuple(paper.pages())))
    except pdf.NotReadableError:
        return []
    return [(words, has_letters(words) and declines.read([(1, words)]).says_so) for _, words in said]


def true_in(corpus: list[Document]) -> list[Example]:
    """List what the rules take for a decline."""
    return [(features(words), True, 1.0) for each in corpus for words, says in each if says]


def untrue_in(corpus: list[Document]) -> list[Example]:
    """List the sentences that the reader weighs, and those that it weighs together, where the rules find nothing."""
    found: dict[tuple[str, ...], None] = {}
    for told in corpus:
        for at, (said, says) in enumerate(told):
            if says or not has_letters(said):
                continue
            if len(said) > SHORTEST:
                found[said,] = None
            for pair in pairs_around(at, len(told)):
                if not any(told[each][1] for each in pair):
                    found[tuple(told[each][0] for each in pair)] = None
    return [(together(list(each)), False, OF_DOCUMENTS) for each in found]


def train(true: list[Example], untrue: list[Example]) -> Weights:
    """Fit a logistic regression, twice again with those untrue ones that it mistakes the most."""
    rest = random.Random(1).sample(untrue, len(untrue))
    examples, rest = true + rest[:AT_FIRST], rest[AT_FIRST:]
    for _ in range(2):
        weights = fit(examples, STRENGTH, SELDOM)
        rest.sort(key=lambda each: weights.odds(each[0]), reverse=True)
        examples, rest = examples + rest[:MISTAKEN], rest[MISTAKEN:]
    return fit(examples, STRENGTH, SELDOM)


def tell_held_out(weights: Weights, batches: frozenset[str], corpus: list[Document]) -> None:
    """Print the log odds of batches' passages, and of documents in which no rule finds a decline."""
    for batch, says, text in rows("decline_batches", 3):
        if batch in batches:
            print(batch, says, *_surest(sentences(text), weights), sep=" | ")
    for told in (each for each in corpus if not any(says for _, says in each)):
        surest = _surest([words for words, _ in told], weights)
        if surest[0] >= SURE:
            print("corpus", "no", *surest, sep=" | ")


def _surest(said: list[str], weights: Weights) -> tuple[float, str]:
    among = (at for at, words in enumerate(said) if has_letters(words))
    odds, where = max(weighed(said, among, weights), default=(-9.0, range(0)), key=itemgetter(0))
    return round(odds, 2), " ".join(said[at] for at in where)


def main() -> None:
    shared = Path(sys.argv[1])
    paths = sorted((shared / "corpus" / "documents").rglob("*.pdf"))
    corpus = documents(paths)
    if "--held-out" in sys.argv:
        batches = frozenset(sys.argv[-1].split(","))
        learned = corpus[::2]
        weights = train(
            of_our_own(batches) + of_priority_actions() + of_adversary(shared) + true_in(learned), untrue_in(learned)
        )
        tell_held_out(weights, batches, corpus[1::2])
        return
    told = of_our_own(frozenset()) + of_priority_actions() + of_adversary(shared)
    true, untrue = told + true_in(corpus), untrue_in(corpus)
    ours = (*(FOLDER / f"{each}.txt" for each in OURS), shared / "cases" / "adversary" / "worse.jsonl")
    learned_from = f"{len(true)} passages and {len(untrue)} words of documents"
    write(train(true, untrue), "decline/doubts.json", Path(__file__).name, learned_from, (*ours, *paths))


if __name__ == "__main__":
    main()
