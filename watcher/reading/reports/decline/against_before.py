"""What a sentence sets against an earlier time: "in contrast to the last inspection, children wait too long"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.decline.comparisons import EARLIER
from watcher.reading.reports.decline.moved_figures import eased
from watcher.reading.reports.decline.then_now import is_bad
from watcher.reading.reports.decline.then_now_words import BETTER, LONGEST, OF_OTHERS, STILL, UNREAL
from watcher.reading.reports.sentences.openings import without_openings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LETTERS = ("contrast", "unlike", "compared", "different")
"""Letters of which such a sentence has some."""
_AGAINST = (
    r"(?:(?:(?:in|by)\s)?(?:marked\s|sharp\s|stark\s)?contrast\s(?:to|with)|unlike|compared\s(?:to|with)|differently\sfrom)\s"
    rf"(?:{EARLIER}|20\d\d\b)"
)
_OPENS = re.compile(
    rf"\W*{_AGAINST}[^,.;]{{0,60}}(?:,\s(?:when|where)\s(?P<then>[^,.;]+))?,\s(?P<now>.+)", re.IGNORECASE | re.DOTALL
)
_ENDS = re.compile(
    rf"(?P<now>.+?),?\s{_AGAINST}[^,.;]{{0,60}}(?P<then>,\s(?:when|where)\s[^.;]+)?[.;]", re.IGNORECASE | re.DOTALL
)
_ACTS = re.compile(
    r"(?<!not\s)(?<!rarely\s)(?<!never\s)(?<!to\s)\b(?:challenge|tackle|address|prevent|avoid|question|escalate|identify|notice|spot)(?:s|d|ed)?\b",
    re.IGNORECASE,
)
"""Who acts on what is bad does well."""


def worse(sentences: Sequence[str], among: Iterable[int]) -> Iterator[int]:
    """Find the sentences that say, against an earlier time, that something is bad now.

    `among` are the numbers of those that have letters of a contrast.
    """
    return (at for at in among if _is_worse(without_openings(sentences[at])))


def _is_worse(sentence: str) -> bool:
    told = _OPENS.match(sentence) or _ENDS.match(sentence)
    if told is None or len(sentence) > LONGEST:
        return False
    now, then = told["now"], told["then"] or ""
    if is_bad(then) or OF_OTHERS.search(now) or BETTER.search(now) or STILL.search(now) or UNREAL.search(now):
        return False
    return is_bad(now) and not _ACTS.search(now) and not eased(sentence)
