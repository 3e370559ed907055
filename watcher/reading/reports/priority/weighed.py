"""A learned reader of areas for priority action, beside the rules: whether one is set or still stands.

Where the rules find none and it does, or where they find one that is set and it is sure that there is none, somebody
has to look. It is trained by tests/training/priority_doubts.py.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.unread import names_ours
from watcher.reading.reports.sentences.learned import Weights, features, weights_of
from watcher.reading.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.reading.reports.bullet_lists import HeadedList
    from watcher.reading.text import Said

LIKELY = 1.0
"""From these log odds on one may be set or still stand, though the rules find none."""
UNLIKELY = -2.0
"""Below these log odds what the rules take for one that is set is in doubt."""
_BEHIND = 3
"""How many sentences, from the one on that names an area, are weighed together with the one before it."""


@cache
def shipped() -> Weights:
    """Load the weights that come with the program."""
    return weights_of(__package__, "weighed.json")


def odds(said: Sequence[str], place: str) -> float:
    """Weigh sentences that stand as `prose` under the heading, as a `bullet` there or in the `text`: log odds."""
    return shipped().odds(described(said, place))


def described(said: Iterable[str], place: str) -> frozenset[str]:
    """List the features of sentences that stand there."""
    return frozenset((f"<{place}>",)).union(*map(features, said))


def likely_under(listed: Iterable[HeadedList]) -> str | None:
    """Find prose under a heading of priority action that likely sets one or leaves one standing."""
    prose = (each.prose for each in listed if each.prose and not each.items)
    return next((each for each in prose if odds(sentences(each), "prose") >= LIKELY), None)


def likely_in(said: Said, standings: Iterable[tuple[Standing, int, str]]) -> str | None:
    """Find a sentence that likely does so: of this visit, and of no others' areas; what the rules see denied is."""
    for standing, at, words in standings:
        told = " ".join(one for _, one in said[max(at - 1, 0) : at + 1])
        if standing is Standing.NONE or EARLIER.search(told) or not names_ours(words):
            continue
        if odds(_around(said, at), "text") >= LIKELY:
            return words
    return None


def in_text(standing: Standing, said: Said, at: int) -> Standing:
    """Doubt that a sentence sets one, though the rules take it so, where it is unlikely."""
    return _doubted(standing, _around(said, at), "text")


def in_prose(standing: Standing, prose: Sequence[str]) -> Standing:
    """Doubt the same of sentences under the heading."""
    return _doubted(standing, prose, "prose")


def _doubted(standing: Standing, words: Sequence[str], place: str) -> Standing:
    unlikely = standing is Standing.SET and odds(words, place) < UNLIKELY
    return Standing.UNSURE if unlikely else standing


def _around(said: Said, at: int) -> list[str]:
    return [words for _, words in said[max(at - 1, 0) : at + _BEHIND]]
