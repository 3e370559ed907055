"""The second reader: a linear model over named features, trained by tests/training/news_readers.py, run here alone."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SURE, DOUBTFUL = 0.45, 0.2
"""From this probability on the reader takes a piece for a first notice; between them it is in doubt. Set by hand on
what tests/benchmarks/news_reading.py prints: below 0.2 almost nothing of the open items was a first notice."""
STRONGEST = 4


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the model makes of a piece: probabilities between 0 and 1, and the features that weighed most, named."""

    alert: float
    new: float
    strongest: tuple[str, ...]

    @property
    def alerts(self) -> bool:
        """Whether the model takes it for a first notice of something adverse."""
        return self.alert >= SURE

    @property
    def doubts(self) -> bool:
        """Whether it may be one."""
        return DOUBTFUL <= self.alert < SURE


@dataclass(frozen=True, slots=True)
class Weights:
    """For each feature what it weighs for each question, and what is added to each question's sum."""

    bias: dict[str, float]
    of: dict[str, dict[str, float]]


@cache
def shipped() -> Weights:
    """Load the weights that come with the program."""
    plain = json.loads(files("watcher.reading.news").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(plain["bias"], plain["weights"])


def read_by_weights(features: Mapping[str, float], weights: Weights) -> SecondReading:
    """Weigh a piece's features."""
    sums = dict(weights.bias)
    heaviest: list[tuple[float, str]] = []
    for name, strength in features.items():
        for question, weight in weights.of.get(name, {}).items():
            sums[question] += weight * strength
            if question == "alert":
                heaviest.append((weight * strength, name))
    for_it = sums["alert"] >= 0
    heaviest.sort(key=lambda each: (-each[0] if for_it else each[0], each[1]))
    strongest = tuple(f"{name} ({weight:+.1f})" for weight, name in heaviest[:STRONGEST])
    return SecondReading(_probability(sums["alert"]), _probability(sums["new"]), strongest)


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
