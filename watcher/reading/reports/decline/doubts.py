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
    from collections.abc import Callable, Iterable, Iterator, Sequence

SURE = 0.7
"""From these log odds on words are in doubt: docs/what-ofsted-publishes.md says what that finds."""
NEARLY = -3.0
"""From these log odds on a sentence is weighed together with those around it: "This is no longer so."."""
UNLIKELY = -4.0
"""Below these log odds, in whatever way it is weighed, what a rule takes for a decline is in doubt."""
SHORTEST = 40
"""Letters of a sentence that says something of services."""
LETTERS = (
    *("deteriorat", "declin", "wors", "weak", "regress", "diminish", "degrad", "erod", "erosion", "slip", "slid"),
    *(" dip", "drop", "fall", "fell ", "slow", " less ", "fewer", "later", "longer", "poorer", "lower", "lapse"),
    *("lost", "loss ", "losing", "backlog", "stopped", "ceased", "rarer", "seldom", "exception", "backward"),
    *("tailed", "reced", "dwindl", "unravel", "shrunk", "shrink", "harder", "suffer", "crept", "behind"),
    *("when inspect", "time of the", " ago", "previous", "earlier", "used to", "since ", " once ", "in 20", "last "),
    *(" now ", "become", " reduced", "revers", "step back", "no more", "formerly", "again", "until ", " gone"),
    *("loosen", "looser", "thinn", "retreat", "sunk", "sank", "faded", "rarely", "replaced", "occasion", "had been "),
    *("than it was", "as it was", "in the past", "further from", "wrong direction"),
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
    read = cache(features)
    runs = (range(at, at + 1), *pairs_around(at, len(sentences)))
    return all(shipped().odds(_together(read, sentences, run)) < UNLIKELY for run in runs)


def weighed(sentences: Sequence[str], among: Iterable[int], weights: Weights) -> Iterator[tuple[float, range]]:
    """Say for each sentence, and with either neighbour where it nearly says so alone, how likely it says so."""
    read = cache(features)
    for at in among:
        alone = weights.odds(read(sentences[at]))
        if len(sentences[at]) > SHORTEST:
            yield alone, range(at, at + 1)
        if alone >= NEARLY:
            for pair in pairs_around(at, len(sentences)):
                yield weights.odds(_together(read, sentences, pair)), pair


def pairs_around(at: int, sentences: int) -> Iterator[range]:
    """List each two that follow each other, of so many `sentences`, of which this one is part."""
    for first in range(max(at - 1, 0), min(at, sentences - 2) + 1):
        yield range(first, first + 2)


def _together(read: Callable[[str], frozenset[str]], sentences: Sequence[str], run: range) -> frozenset[str]:
    return frozenset[str]().union(*(read(sentences[each]) for each in run))
