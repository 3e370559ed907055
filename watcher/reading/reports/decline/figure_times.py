"""When a figure in a sentence was so: of which year, before or now, as its own part of the sentence says."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.either_case import EitherCase
from watcher.reading.reports.decline.comparisons import EARLIER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.reading.reports.decline.figures import Figure

NOW = EitherCase(
    r"""\b(?:now|today|currently|nowadays|these\sdays|at\spresent|(?:at|on|by|during|in)\sthis\s(?:inspection|visit|one|occasion|year)|this\s(?:time|week|month|quarter|year|spring|summer|autumn|winter)
    |(?:most\srecent|latest|last\scomplete|current|present)\s(?:\w+\s)?(?:quarter|year|month|term|figures?|visit)|the\s(?:quarter|year)\s(?:just\s|now\s)?(?:ended|ending)
    |(?:before|leading\sup\sto)\s(?:this|the\spresent)\s(?:one|visit|inspection)|at\sthe\stime\sof\sth(?:e|is)\s(?:visit|inspection)(?!\s(?:in|of)\b)
    |(?:is|are|has|have)\s(?:now|currently|since|fallen|dropped|risen|grown|slipped))\b""",
    re.VERBOSE,
)
THEN = EitherCase(
    rf"\b(?:(?!when\s(?!(?:we|inspectors|ofsted|services|it|they|this|\w+\swas)\b))(?!(?:it|they|this|these|those|that|there)\s|(?:was|were)\s(?:true|so|the\scase)\s(?:of|for)\b){EARLIER}|used\sto|at\sthat\stime|(?:last|previous|earlier)\s(?:report|letter)|the\syear\s(?:before|after\sthe))\b"
)
_LATELY = EitherCase(
    r"\b(?:in|over|during|for)\sthe\s(?:last|past)\s(?:(?:\w+\s)?months|quarter|month|year)\b(?!\sof\s)"
    r"|\bin\sthe\s(?:\w+\s)?(?:months|quarter|year)\s(?:to|ending|up\sto)\b"
    r"|\bwhen\s(?:we|inspectors)\svisited\b(?!,?\s(?:\w+\s){0,3}?(?:in|last|previously|earlier|before|20\d\d)\b)"
)
_LATER = EitherCase(
    r"\b(?:the\syear\safter(?!\sthe)|(?:year|months)\slater|the\s(?:next|following)\s(?:year|quarter))\b"
)
_STILL_EARLIER = EitherCase(r"\b(?:years?|months?|weeks?|quarter)\s(?:earlier|before|previously)\b")
_YEAR = re.compile(r"(?<!since )(?<!Since )\b(20\d\d)\b")
_WAS, _IS = (
    EitherCase(r"\b(?:was|were|had|stood|took|met|did)\b"),
    EitherCase(r"\b(?:is|are|has|have|stands|takes?|waits?)\b"),
)
_LATEST, _EARLIEST = 9999, 0
BORDER = re.compile(
    r"[;:.!?]\s|,\s|\s-\s|\s(?:but|and|whereas|while|although|when(?!\s(?:we|inspectors)\svisited)|compared)\s|\s(?=now\s)"
)


class FigureTime(Struct, frozen=True):
    """When a figure was so: a year, or before and now; and what its verb says where nothing else does."""

    time: int | None
    is_so: bool
    was_so: bool


def order_of(one: FigureTime, other: FigureTime) -> int:
    """Return whether the first of two figures is of an earlier time (below 0), a later, or nobody knows (0)."""
    # One time for both is that of the one in the past: "four in ten are late, where five years ago it was one in ten".
    if one.time == other.time == _EARLIEST and one.is_so != other.is_so and one.was_so != other.was_so:
        return 1 if one.is_so else -1
    if one.time is not None and other.time is not None:
        return one.time - other.time
    for known, unknown, sign in ((one, other, -1), (other, one, 1)):
        if known.time is not None and known.time < _LATEST and unknown.time is None and unknown.is_so:
            return sign
        if known.time == _LATEST and unknown.time is None and unknown.was_so:
            return -sign
    return 0


def time_of(words: str, found: Sequence[Figure], figure: Figure) -> FigureTime:
    """Find the time of a figure: in its own part of the sentence, or else in those around it that have no figure."""
    begins = max((each.end for each in found if each.end <= figure.start), default=0)
    ends = min((each.start for each in found if each.start >= figure.end), default=len(words))
    borders = [begins, *(each.end() for each in BORDER.finditer(words, begins, ends)), ends]
    # Without the figure itself: "nine in ten visits" is no time of a visit.
    masked = f"{words[: figure.start]}{'#' * (figure.end - figure.start)}{words[figure.end :]}"
    parts = [masked[start:end] for start, end in pairwise(borders)]
    own = next(at for at, end in enumerate(borders[1:]) if end >= figure.end)
    order = [own, *range(own - 1, -1, -1), *range(own + 1, len(parts))]
    time = next((at for part in order if (at := _time(parts[part])) is not None), None)
    return FigureTime(time, bool(_IS.search(parts[own])), bool(_WAS.search(parts[own])))


def _time(words: str) -> int | None:
    if NOW.search(words):
        return _LATEST
    if _LATELY.search(words) or _LATER.search(words):
        return _LATEST - 1
    if years := _YEAR.findall(words):
        return max(map(int, years))
    if _STILL_EARLIER.search(words):
        return _EARLIEST - 1
    return _EARLIEST if THEN.search(words) else None
