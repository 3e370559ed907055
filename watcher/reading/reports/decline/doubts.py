"""A learned reader of declines, for doubts alone: where no rule finds one, it names words that may say so.

A linear model over words, and two and three words in a row, of a sentence, or of two that follow each other, trained by
tests/training/decline_doubts.py. It is less certain than the rules, so what it finds is never told as a decline, only
as something that a person should look at.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.json import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SURE = 0.5
"""From these log odds on words are in doubt: docs/what-ofsted-publishes.md says what that finds."""
NEARLY = -3.0
"""From these log odds on a sentence is weighed together with those around it: "This is no longer so."."""
SHORTEST = 40
"""Letters of a sentence that says something of services."""
LETTERS = (
    *("deteriorat", "declin", "wors", "weak", "regress", "diminish", "degrad", "erod", "erosion", "slip", "slid"),
    *(" dip", "drop", "fall", "fell ", "slow", " less ", "fewer", "later", "longer", "poorer", "lower", "lapse"),
    *("lost", "loss ", "losing", "backlog", "stopped", "ceased", "rarer", "seldom", "exception", "backward"),
    *("tailed", "reced", "dwindl", "unravel", "shrunk", "shrink", "harder", "suffer", "crept", "behind"),
    *("when inspect", "time of the", " ago", "previous", "earlier", "used to", "since ", " once ", "in 20", "last "),
    *(" now ", "become", " reduced", "revers", "step back", "no more", "formerly", "again"),
)
"""Letters, of something worse or of another time, of which a sentence has some that is weighed at all."""
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


@cache
def shipped() -> Weights:
    """Load the weights that come with the program."""
    return decode(files("watcher.reading.reports.decline").joinpath("doubts.json").read_bytes(), type=Weights)


def has_letters(sentence: str) -> bool:
    """Return whether a sentence has some of the letters: one in eight has."""
    return any(each in sentence.lower() for each in LETTERS)


def doubtful(sentences: Sequence[str], among: Iterable[int]) -> range | None:
    """Find the sentence, or the two that follow each other, that most likely say that services got worse.

    `among` are the numbers of the sentences that have some of the letters; None where nothing is likely enough.
    """
    likely = max(weighed(sentences, among, shipped()), default=None, key=itemgetter(0))
    return likely[1] if likely and likely[0] >= SURE else None


def weighed(sentences: Sequence[str], among: Iterable[int], weights: Weights) -> Iterator[tuple[float, range]]:
    """Say for each sentence, and with those around it where it nearly says so alone, how likely it says so."""
    read = cache(features)
    for at in among:
        alone = weights.odds(read(sentences[at]))
        if len(sentences[at]) > SHORTEST:
            yield alone, range(at, at + 1)
        if alone >= NEARLY:
            for first in range(max(at - 1, 0), min(at + 1, len(sentences) - 1)):
                both = read(sentences[first]) | read(sentences[first + 1])
                yield weights.odds(both), range(first, first + 2)


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
