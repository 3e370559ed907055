"""Train the second reader of news: labelled items to `watcher/reading/news/weights.json`. Needs scikit-learn.

python -m pip install --group training
python tests/training/news_readers.py ../shared/data/news_open.jsonl ../shared/data/news_open2.jsonl

The labelled items of the press are not in the repository, because their words are others'; the weights bear their hash.
The items of our own making (tests/support/news_fresh.txt, news_told.txt) are trained on, too; those of news_told.txt
say only for whom to alert, and weigh less, because they were written around an earlier reader's mistakes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from news_items import FRESH, TOLD, fresh, told  # the tests' folder is no package

from watcher.model.news import NewsItem
from watcher.reading.news.features import RULES, features
from watcher.reading.news.first_reader import read_by_rules
from watcher.reading.news.second_reader import QUESTIONS, Weights
from watcher.reading.news.telling import take_apart
from watcher.reading.news.text import piece

SHIPPED = Path(__file__).parents[2] / "watcher" / "reading" / "news" / "weights.json"
STRENGTH = 0.2
"""The regularisation (scikit-learn's C), as nested cross-validation chooses it (tests/benchmarks/news_reading.py)."""
OF_TOLD = 0.5
SELDOM = 4
"""A feature that so few examples have is left out."""
LEAST = 0.01
"""A weight that is smaller isn't shipped."""


@dataclass(frozen=True)
class Example:
    """A labelled item. `new` and `direction` are None where nobody labelled them."""

    id: str
    item: NewsItem
    features: dict[str, float]
    alert: bool
    alert_for: tuple[str, ...]
    about: tuple[str, ...]
    new: bool | None = None
    direction: str | None = None
    inspection_type: str | None = None
    grade: str | None = None
    clear: bool = True
    weight: float = 1.0

    @property
    def group(self) -> str:
        """The authority whose items are held out together."""
        return self.about[0] if self.about else self.id


def of_press(path: Path) -> list[Example]:
    """Read labelled items of the press."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [_of_row(row) for row in rows]


def _of_row(row: dict[str, object]) -> Example:
    item = NewsItem(row["id"], row["title"], row["excerpt"], row["url"], row["published"])
    named = row["authority"]
    return Example(
        row["id"],
        item,
        _features(item),
        row["should_alert"],
        tuple(row["alert_authority"]),
        (named,) if isinstance(named, str) else tuple(named or ()),
        row["is_new_publication"],
        row["direction"],
        row["inspection_type"],
        row["overall_grade_now"],
        not row["borderline"],
    )


def of_our_own(batch: str = "") -> list[Example]:
    """Read the items of our own making in the press's shapes: all, or a batch."""
    return [
        Example(
            each.item.id,
            each.item,
            _features(each.item),
            bool(each.alert_for),
            each.alert_for,
            each.about,
            each.new,
            each.direction,
            each.inspection_type,
            each.grade,
        )
        for each in fresh()
        if not batch or each.batch == batch
    ]


def of_traps() -> list[Example]:
    """Read the items that say only for whom to alert."""
    return [
        Example(each.item.id, each.item, _features(each.item), bool(each.alert_for), each.alert_for, each.alert_for)
        for each in told()
    ]


def _features(item: NewsItem) -> dict[str, float]:
    telling = take_apart(piece(item.title, item.summary), item.published, item.url)
    return features(telling, read_by_rules(telling))


def fit(examples: list[Example], strength: float = STRENGTH) -> Weights:
    """Fit a logistic regression for each question: alert, the same without what the first reader found, and new."""
    bias: list[float] = []
    of: dict[str, list[float]] = {}
    for place, question in enumerate(QUESTIONS):
        new = question == "new"
        answers = [(each, each.new if new else each.alert) for each in examples if not new or each.new is not None]
        columns = DictVectorizer()
        table = columns.fit_transform([_asked(question, each) for each, _ in answers])
        table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
        common = (table > 0).sum(axis=0).A1 + (table < 0).sum(axis=0).A1 >= SELDOM
        model = LogisticRegression(C=strength, solver="liblinear", intercept_scaling=10, random_state=0)
        weights = [1.0 if each.new is not None else OF_TOLD for each, _ in answers]
        model.fit(table[:, common], [answer for _, answer in answers], sample_weight=weights)
        bias.append(round(float(model.intercept_[0]), 3))
        for name, weight in zip(columns.get_feature_names_out()[common], model.coef_[0], strict=True):
            if abs(weight) >= LEAST:
                of.setdefault(name, [0.0] * len(QUESTIONS))[place] = round(float(weight), 2)
    return Weights(tuple(bias), {name: tuple(weights) for name, weights in sorted(of.items())})


def _asked(question: str, example: Example) -> dict[str, float]:
    if question != "alone":
        return example.features
    return {name: strength for name, strength in example.features.items() if not name.startswith(RULES)}


def main() -> None:
    paths = [Path(each) for each in sys.argv[1:]]
    examples = [each for path in paths for each in of_press(path)] + of_our_own() + of_traps()
    trained = fit(examples)
    digest = hashlib.sha256()
    for path in (*paths, FRESH, TOLD):
        digest.update(path.read_bytes())
    about = {
        "trained_on": f"{len(examples)} items",
        "sha256": digest.hexdigest(),
        "by": "tests/training/news_readers.py",
    }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(weights)}" for name, weights in trained.of.items())
    SHIPPED.write_text(
        f'{{"about": {json.dumps(about)},\n"bias": {json.dumps(trained.bias)},\n"weights": {{\n{lines}\n}}}}\n',
        encoding="utf-8",
    )
    print(
        f"{SHIPPED.name}: {len(trained.of)} features, {SHIPPED.stat().st_size / 1000:.0f} kB,"
        f" from {len(examples)} items"
    )


if __name__ == "__main__":
    main()
