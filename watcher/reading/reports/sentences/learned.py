"""Learned readers of sentences: linear models over words, trained by tests/training, for doubts beside the rules.

They are less certain than the rules, so what they find is never told as so, only as something that a person should look
at. Where the rules for themselves would be deaf or mistaken, they have learned from passages of many writers.
"""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.json import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+%?|[.;:,]")
_YEAR = re.compile(r"20\d\d")


class Weights(Struct, frozen=True):
    """What each feature adds to the log odds that words say so, and what all begin with."""

    bias: float
    of: dict[str, float]

    def odds(self, said: Iterable[str]) -> float:
        """Add up what these features weigh: log odds."""
        known = self.of
        return self.bias + sum([known[each] for each in said if each in known])


def weights_of(package: str, name: str) -> Weights:
    """Load the weights that come with the program."""
    return decode(files(package).joinpath(name).read_bytes(), type=Weights)


def features(sentence: str) -> frozenset[str]:
    """List the words of a sentence, and two and three of them in a row; numbers are all alike, and so are years."""
    small = sentence.lower().replace("’", "'")
    words = [_number(each) if each[0].isdigit() else each for each in _TOKEN.findall(small)]
    pairs = [f"{left} {right}" for left, right in pairwise(words)]
    return frozenset((*words, *pairs, *(f"{left} {right}" for left, right in zip(pairs, words[2:], strict=False))))


def _number(token: str) -> str:
    if token.endswith("%"):
        return "PERCENT"
    return "YEAR" if _YEAR.fullmatch(token) else "NUMBER"
