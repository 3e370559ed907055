"""The second reader: a linear model over named features, trained by tests/training/news_readers.py, run here alone."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS = ("alert", "alone", "new")
SURE, DOUBTFUL = 0.38, 0.2
"""From this probability on a piece is taken for a first notice; from the other on it is in doubt."""
CERTAIN_ALONE, DOUBTFUL_ALONE = 0.8, 0.07
"""The same without the first reader's findings: a note costs almost nothing, a miss may hurt a child."""
OF_THE_RULES = 0.3
"""What the answer with the first reader's findings weighs beside the one without them. The rules were mended for most
of what the weights were trained on, so that the model trusts them more than they deserve. This and SURE did best on 253
items whose wording owed nothing to the readers, and which were read before either was mended for them."""
LEAST = 1e-6
# As many as a person takes in when `explain` lists what a piece was weighed by.
STRONGEST = 4


class SecondReading(Struct, frozen=True):
    """What the model makes of a piece: probabilities between 0 and 1, and the features that weighed most, named."""

    alert: float
    alone: float
    """As `alert`, without anything that the first reader found: where its rules miss a piece, `alert` is low, too."""
    new: float
    strongest: tuple[str, ...]

    @property
    def alerts(self) -> bool:
        """Whether the model takes it for a first notice of something adverse, both answers weighed together."""
        return _probability(OF_THE_RULES * _odds(self.alert) + (1 - OF_THE_RULES) * _odds(self.alone)) >= SURE

    @property
    def alerts_alone(self) -> bool:
        """Whether the model is certain of one, knowing nothing of what the rules found."""
        return self.alone >= CERTAIN_ALONE

    @property
    def doubts(self) -> bool:
        """Whether it may be one."""
        return self.alert >= DOUBTFUL

    @property
    def doubts_alone(self) -> bool:
        """Whether it may be one, whatever the first reader found."""
        return self.alone >= DOUBTFUL_ALONE


class Weights(Struct, frozen=True):
    """For each feature what it weighs for each of QUESTIONS, and what is added to each question's sum."""

    bias: tuple[float, float, float]
    of: dict[str, tuple[float, float, float]]


@cache
def shipped() -> Weights:
    """Load the weights that come with the program."""
    plain = json.loads(files("watcher.reading.news").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(tuple(plain["bias"]), {name: tuple(each) for name, each in plain["weights"].items()})


def read_by_weights(features: Mapping[str, float], weights: Weights) -> SecondReading:
    """Weigh a piece's features."""
    alert, alone, new = weights.bias
    heaviest: list[tuple[float, str]] = []
    known = weights.of
    for name, strength in features.items():
        if each := known.get(name):
            weight = each[0] * strength
            alert += weight
            alone += each[1] * strength
            new += each[2] * strength
            heaviest.append((weight, name))
    heaviest.sort(reverse=alert >= 0)
    strongest = tuple(f"{name} ({weight:+.1f})" for weight, name in heaviest[:STRONGEST])
    return SecondReading(_probability(alert), _probability(alone), _probability(new), strongest)


def _odds(probability: float) -> float:
    return math.log(max(LEAST, probability) / max(LEAST, 1 - probability))


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
