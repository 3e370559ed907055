"""What stands under a heading of areas for priority action: those that it sets, and those that still stand."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import Evidence
from watcher.reading.reports.bullet_lists import HeadedList
from watcher.reading.reports.priority import weighed
from watcher.reading.reports.priority.added import sets_a_new_one
from watcher.reading.reports.priority.became import is_open, says_ended
from watcher.reading.reports.priority.dates import Span, is_earlier, may_be_earlier
from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.headed import (
    OF_EARLIER,
    TELLS_HOW_IT_STANDS,
    THOUGHT_OF_IT,
    asks_first,
    denies_others,
    sets_one_behind,
    standing_under_heading,
)
from watcher.reading.reports.priority.left import is_left
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.unread import is_of_earlier, may_be_one
from watcher.reading.reports.priority.words import defines
from watcher.reading.text import quote, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

_AS_WELL = re.compile(r"\b(?:in addition|as well as|new|further|also)\b", re.IGNORECASE)
_IN_ADDITION = re.compile(r"\W*in addition to\b.*,\s[^,]*\b(?:must|should|needs? to|has to)\b", re.IGNORECASE)
"""An item that sets one beside an earlier one which still stands."""
_COUNTED = re.compile(r":\s?([1-9])$")
"""How many there are, in place of what they are: "Areas for priority action: 2"."""
_PAGE = re.compile(r"(?<!\d)\d{1,3}$")
"""The number that ends an entry in a table of contents; a year ends a heading."""
_SET_THEN = re.compile(
    r"\b(?:identified|set|made|raised)\s(?:in|at|during|on|following|after|by)\b[^.;:]*:$", re.IGNORECASE
)
"""How the words in front of a list say when its areas were set."""
UNSURE = "It is not certain whether the document sets an area for priority action: “{}” Please check."


class PriorityActions(Struct, frozen=True):
    """What a document says of areas for priority action."""

    set_now: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()


def read(listed: HeadedList, visited: Span | None = None) -> PriorityActions:
    """Read what stands under one heading: each item, or the prose, is an area unless it says that it is none."""
    if _COUNTED.search(listed.heading) and not listed.points:
        called = quote(listed.heading)
        return PriorityActions((called,), evidence=(Evidence("priority_action", listed.page, called),))
    if _PAGE.search(listed.heading) and not listed.items:
        return PriorityActions()  # a line of a table of contents
    of_earlier = is_earlier(listed.heading, visited) or OF_EARLIER.search(listed.heading) is not None
    prose = [each for each in sentences(listed.prose) if each and not defines(each)]
    if listed.prose and not (prose or listed.items):
        return PriorityActions()
    denied = THOUGHT_OF_IT.match(listed.prose) or (denies_others(listed.prose) and not any(map(sets_a_new_one, prose)))
    introduced = [Standing.NONE if denied else standing_under_heading(each) for each in prose]
    if not listed.items:
        together = _of_prose(listed, prose, introduced, of_earlier=of_earlier)
        standings = [(together, point) for point in listed.points]
    elif Standing.NONE in introduced and not listed.prose.endswith(":"):
        return PriorityActions()  # the items belong to something else
    else:
        standings = [(_of_item(item), item) for item in listed.items]
        of_earlier = of_earlier or _introduces_earlier(listed, introduced, visited)
    dated = may_be_earlier(listed.heading, visited) and any(map(TELLS_HOW_IT_STANDS.search, listed.points))
    return _as_they_stand(listed, standings, earlier=dated or of_earlier)


def _of_item(item: str) -> Standing:
    return Standing.SET if _IN_ADDITION.match(item) else standing_under_heading(item)


def _introduces_earlier(listed: HeadedList, introduced: list[Standing], visited: Span | None) -> bool:
    """Return whether the words in front of a list say that its areas were set earlier and still stand."""
    set_then = _SET_THEN.search(listed.prose)
    stands = Standing.STANDS in introduced or (set_then is not None and is_earlier(set_then[0], visited))
    return stands and not _AS_WELL.search(listed.prose)


def _of_prose(listed: HeadedList, prose: list[str], standings: list[Standing], *, of_earlier: bool) -> Standing:
    """Say how one stands by the sentences under its heading."""
    if of_earlier and any(map(says_ended, prose)) and not is_open(*prose):
        standings = [Standing.NONE if each is Standing.SET else each for each in standings]
    together = weighed.in_prose(_together(standings, listed.prose), prose)
    may_set = (at for at, each in enumerate(prose) if is_of_earlier(each))
    if together is Standing.NONE and any(may_be_one(*prose[at : at + 3], none=True) for at in may_set):
        return Standing.UNSURE
    return together


def _as_they_stand(listed: HeadedList, standings: list[tuple[Standing, str]], *, earlier: bool) -> PriorityActions:
    """Part those that are set from those that still stand; under a heading of `earlier` ones none is set."""
    still = (Standing.STANDS, Standing.SET) if earlier else (Standing.STANDS,)
    carried = tuple(point for standing, point in standings if standing in still)
    set_now = () if earlier else tuple(point for standing, point in standings if standing is Standing.SET)
    evidence = tuple(
        Evidence(about, listed.page, quote(f"{listed.heading}: {' '.join(points)}"))
        for about, points in (("priority_action_carried", carried), ("priority_action", set_now))
        if points
    )
    unsure = next((point for standing, point in standings if standing is Standing.UNSURE), None)
    problems = (UNSURE.format(quote(unsure)),) if unsure and not earlier else ()
    return PriorityActions(set_now, carried, evidence, problems)


def by_heading(listed: HeadedList, visited: Span | None) -> PriorityActions:
    """Read what a heading sets without the words under it."""
    read_here = read(listed, visited)
    if not read_here.set_now:
        return read_here
    called = Evidence("priority_action", listed.page, quote(listed.heading))
    return PriorityActions((quote(listed.heading),), read_here.carried, (called,))


def put_together(sections: Iterable[PriorityActions]) -> PriorityActions:
    """Put what stands under several headings into one."""
    parts = ((each.set_now, each.carried, each.evidence, each.problems) for each in sections)
    return PriorityActions(*(tuple(chain.from_iterable(each)) for each in zip(*parts, strict=True)))


def is_empty(listed: HeadedList) -> bool:
    """Return whether a heading has nothing under it, as where a PDF has its words in another order."""
    return not (listed.points or listed.heading.endswith(".") or _PAGE.search(listed.heading))


def _together(standings: list[Standing], words: str) -> Standing:
    """Put the sentences of a paragraph together: one that stands or denies says what the others are about.

    Behind an earlier one that is over another may be set.
    """
    telling = (Standing.STANDS, Standing.NONE, Standing.UNSURE)
    found = next((each for each in telling if each in standings), Standing.SET)
    if any(map(sets_a_new_one, sentences(words))):
        return Standing.SET
    told = sentences(words)
    if found is Standing.SET and any(EARLIER.search(each) and is_left(behind) for each, behind in pairwise(told)):
        return Standing.UNSURE
    return Standing.UNSURE if found is Standing.NONE and (asks_first(words) or sets_one_behind(words)) else found
