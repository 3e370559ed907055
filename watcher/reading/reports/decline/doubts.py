"""A learned reader of declines, for doubts alone: it names words that may say so where no rule finds one.

What a rule finds and it holds for most unlikely is in doubt, too. It weighs a sentence, or two that follow each other,
and is trained by tests/training/decline_doubts.py.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from watcher.reading.reports.sentences.learned import Weights, features, weights_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SURE = 0.5
"""From these log odds on words are in doubt: docs/what-ofsted-publishes.md says what that finds."""
NEARLY = -3.0
"""From these log odds on a sentence is weighed together with those around it: "This is no longer so."."""
UNLIKELY = -3.0
"""Below these log odds, in whatever way it is weighed, what a rule takes for a decline is in doubt."""
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


@cache
def shipped() -> Weights:
    """Load the weights that come with the program."""
    return weights_of(__package__, "doubts.json")


def has_letters(sentence: str) -> bool:
    """Return whether a sentence has some of the letters: one in eight has."""
    return any(each in sentence.lower() for each in LETTERS)


def doubtful(sentences: Sequence[str], among: Iterable[int]) -> range | None:
    """Find the sentence, or the two that follow each other, that most likely say that services got worse.

    `among` are the numbers of the sentences that have some of the letters; None where nothing is likely enough.
    """
    likely = max(weighed(sentences, among, shipped()), default=None, key=itemgetter(0))
    return likely[1] if likely and likely[0] >= SURE else None


def is_unlikely(sentences: Sequence[str], at: int) -> bool:
    """Return whether a sentence most likely says nothing of the kind, alone or with the one on either side."""
    alone = features(sentences[at])
    around = (features(sentences[other]) for other in (at - 1, at + 1) if 0 <= other < len(sentences))
    return all(shipped().odds(words) < UNLIKELY for words in (alone, *(alone | each for each in around)))


def weighed(sentences: Sequence[str], among: Iterable[int], weights: Weights) -> Iterator[tuple[float, range]]:
    """Say for each sentence, and with those around it where it nearly says so alone, how likely it says so."""
    read = cache(features)
    for at in among:
        alone = weights.odds(read(sentences[at]))
        if len(sentences[at]) > SHORTEST:
            yield alone, range(at, at + 1)
        if alone >= NEARLY:
            for first in pairs_around(at, len(sentences)):
                both = read(sentences[first]) | read(sentences[first + 1])
                yield weights.odds(both), range(first, first + 2)


def pairs_around(at: int, sentences: int) -> range:
    """List where each two that follow each other begin, of so many `sentences`, of which this one is part."""
    return range(max(at - 1, 0), min(at + 1, sentences - 1))
