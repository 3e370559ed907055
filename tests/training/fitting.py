"""Fit a linear model over words to examples, and write its weights where the program has them. Needs scikit-learn."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from watcher.reading.reports.sentences.learned import Weights, features

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

READERS = Path(__file__).parents[2] / "watcher" / "reading" / "reports"
OF_BATCHES = 3.0
"""What a passage by a writer who didn't know the reader weighs: the others were written around its rules."""
LEAST = 0.06
"""A weight that is smaller isn't shipped."""

Example = tuple[frozenset[str], bool, float]
"""Its features, whether it is true, and what it weighs."""


def fit(examples: list[Example], strength: float, seldom: int) -> Weights:
    """Fit a logistic regression of this `strength` (scikit-learn's C), without features of fewer examples."""
    columns = CountVectorizer(analyzer=lambda each: each, binary=True, min_df=seldom)
    table = columns.fit_transform([said for said, _, _ in examples])
    model = LogisticRegression(C=strength, solver="liblinear", intercept_scaling=10, random_state=0)
    model.fit(table, [says for _, says, _ in examples], sample_weight=[weight for *_, weight in examples])
    named = zip(columns.get_feature_names_out(), model.coef_[0], strict=True)
    kept = {str(name): round(float(weight), 2) for name, weight in named if abs(weight) >= LEAST}
    return Weights(round(float(model.intercept_[0]), 3), kept)


def write(trained: Weights, name: str, by: str, on: str, files: Iterable[Path]) -> None:
    """Write weights to a file of the readers, with what they were trained on."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    about = json.dumps({"trained_on": on, "sha256": digest.hexdigest(), "by": f"tests/training/{by}"})
    listed = ",\n".join(f"{json.dumps(feature)}: {weight}" for feature, weight in sorted(trained.of.items()))
    shipped = READERS / name
    shipped.write_text(f'{{"about": {about},\n"bias": {trained.bias},\n"of": {{\n{listed}\n}}}}\n', encoding="utf-8")
    print(f"{shipped.name}: {len(trained.of)} features, {shipped.stat().st_size / 1000:.0f} kB")


def together(said: Iterable[str]) -> frozenset[str]:
    """List the features of sentences together."""
    return frozenset[str]().union(*map(features, said))


def unlike(text: str, others: Sequence[set[str]]) -> bool:
    """Return whether a passage has less than six in ten of the words of each of these."""
    told = words(text)
    return all(len(told & other) < 0.6 * len(other) for other in others)


def words(text: str) -> set[str]:
    """List the words of a passage in small letters."""
    return set(text.lower().replace("’", "'").split())
