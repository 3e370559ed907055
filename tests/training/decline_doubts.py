"""Train the learned reader of declines to `watcher/reading/reports/decline/doubts.json`. Needs scikit-learn.

python -m pip install --group training
python tests/training/decline_doubts.py ../shared [--held-out]

It learns from sentences of our own (tests/support/said/declines.txt and decline_batches.txt), from those of the
adversary's cases, and from the open corpus, whose words are not in the repository: what the rules find there is true,
a sample of the rest is not. With `--held-out` it trains without each batch in turn, and says what it makes of that one.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from said_sentences import FOLDER, rows  # the tests' folder is no package

from watcher.reading import file_type, pdf
from watcher.reading.lines import lines
from watcher.reading.reports import letters
from watcher.reading.reports.decline import declines
from watcher.reading.reports.decline.doubts import Weights, features, is_weighed, odds
from watcher.reading.text import sentences

SHIPPED = Path(__file__).parents[2] / "watcher" / "reading" / "reports" / "decline" / "doubts.json"
STRENGTH = 0.15
"""The regularisation (scikit-learn's C)."""
OF_BATCHES = 3.0
"""What a sentence by a writer who didn't know the reader weighs: the others were written around its rules."""
SELDOM = 3
"""A feature that fewer examples have is left out."""
LEAST = 0.03
"""A weight that is smaller isn't shipped."""
UNTRUE = 6000
"""Sentences of the corpus in which the rules find nothing."""

Example = tuple[str, bool, float]


def of_our_own(without: str = "") -> list[Example]:
    """List the sentences of the repository, without a batch and what is nearly the same as one of it."""
    batches = rows("decline_batches", 3)
    held_out = [_words(text) for batch, _, text in batches if batch == without]
    told = [(text, says == "yes", 1.0) for says, text in rows("declines", 2)]
    told = [each for each in told if all(len(_words(each[0]) & other) < 0.7 * len(other) for other in held_out)]
    return told + [(text, says == "yes", OF_BATCHES) for batch, says, text in batches if batch != without]


def _words(text: str) -> set[str]:
    return set(text.lower().replace("’", "'").split())


def of_adversary(shared: Path) -> list[Example]:
    """List the cases that somebody wrote against the reader."""
    cases = (shared / "cases" / "adversary" / "worse.jsonl").read_text(encoding="utf-8").splitlines()
    return [(case["text"], bool(case["expected"]), 1.0) for case in map(json.loads, cases)]


def of_corpus(paths: list[Path]) -> list[Example]:
    """List the sentences of the corpus that the rules take for a decline, and a sample of the others."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        told = [each for document in pool.map(_of_document, paths, chunksize=8) for each in document]
    untrue = [each for each in told if not each[1]]
    return [each for each in told if each[1]] + random.Random(1).sample(untrue, min(UNTRUE, len(untrue)))


def _of_document(path: Path) -> list[Example]:
    try:
        with pdf.opened(file_type.tidied(path.read_bytes())) as paper:
            said = [sentence for _, sentence in letters.said(lines(tuple(paper.pages())))]
    except pdf.NotReadableError:
        return []
    weighed = [each for each in dict.fromkeys(said) if is_weighed(each)]
    return [(each, declines.read([(1, each)]).says_so, 1.0) for each in weighed]


def fit(examples: list[Example]) -> Weights:
    """Fit a logistic regression."""
    columns = DictVectorizer()
    table = columns.fit_transform([dict.fromkeys(features(text), 1.0) for text, _, _ in examples])
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    common = (table > 0).sum(axis=0).A1 >= SELDOM
    model = LogisticRegression(C=STRENGTH, solver="liblinear", intercept_scaling=10, random_state=0)
    model.fit(table[:, common], [says for _, says, _ in examples], sample_weight=[weight for *_, weight in examples])
    named = zip(columns.get_feature_names_out()[common], model.coef_[0], strict=True)
    kept = {name: round(float(weight), 2) for name, weight in named if abs(weight) >= LEAST}
    return Weights(round(float(model.intercept_[0]), 3), kept)


def tell_held_out(others: list[Example]) -> None:
    """Print for each batch the log odds of its sentences, true and untrue, by a model that didn't learn from it."""
    batches = rows("decline_batches", 3)
    for batch in dict.fromkeys(each for each, _, _ in batches):
        weights = fit(of_our_own(without=batch) + others)
        for _, says, text in (each for each in batches if each[0] == batch):
            surest = max((odds(each, weights) for each in sentences(text) if is_weighed(each)), default=-9.0)
            print(batch, says, round(surest, 2), text, sep=" | ")


def main() -> None:
    shared = Path(sys.argv[1])
    paths = sorted((shared / "corpus" / "documents").rglob("*.pdf"))
    others = of_adversary(shared) + of_corpus(paths)
    if "--held-out" in sys.argv:
        tell_held_out(others)
        return
    examples = of_our_own() + others
    trained = fit(examples)
    digest = hashlib.sha256()
    ours = (FOLDER / "declines.txt", FOLDER / "decline_batches.txt", shared / "cases" / "adversary" / "worse.jsonl")
    for path in (*ours, *paths):
        digest.update(path.read_bytes())
    about = {
        "trained_on": f"{len(examples)} sentences",
        "sha256": digest.hexdigest(),
        "by": "tests/training/decline_doubts.py",
    }
    listed = ",\n".join(f"{json.dumps(name)}: {weight}" for name, weight in sorted(trained.of.items()))
    SHIPPED.write_text(
        f'{{"about": {json.dumps(about)},\n"bias": {trained.bias},\n"weights": {{\n{listed}\n}}}}\n', encoding="utf-8"
    )
    print(f"{SHIPPED.name}: {len(trained.of)} features, {SHIPPED.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
