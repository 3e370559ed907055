"""Areas for priority action: set by this document, still standing from an earlier one, or only spoken of."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from watcher.model.documents import PRIORITY_ACTION_MET, Evidence
from watcher.model.values import replace
from watcher.reading.reports.bullet_lists import PRIORITY, HeadedList, under
from watcher.reading.reports.priority import sections, weighed
from watcher.reading.reports.priority.added import decides_so
from watcher.reading.reports.priority.became import is_of_the_ones, is_open
from watcher.reading.reports.priority.between import at_its_place, run_in
from watcher.reading.reports.priority.dates import Span
from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.met import says_met
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.over import is_met
from watcher.reading.reports.priority.sections import UNSURE, PriorityActions
from watcher.reading.reports.priority.spoken import bullets_behind, speaking
from watcher.reading.reports.priority.unread import (
    is_of_earlier,
    is_over_in_part,
    leaves_one_plainly,
    may_be_one,
    names_the_one,
    says_otherwise,
)
from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.lines import Line
    from watcher.reading.text import Said

_REPLACED = re.compile(r"\breplaced\b|\b(?:an?\snew|another)\s(?:area|one)\b", re.IGNORECASE)
"""What may set one behind an earlier one."""
_BOTH = (
    "Under its heading the document says that there is no area for priority action, elsewhere that one is set: “{}” "
    "Please check."
)
_EMPTY = "Nothing was found under the heading “{}”. Please check."


_SEVERAL = re.compile(r"\bareas\sfor\spriority\saction\b", re.IGNORECASE)
_NEXT_ITEM = re.compile(r";\s(?:and\s)?")
_LETTERED = re.compile(r"\A\(?(?:[a-z]|[ivx]+|\d)\)\s")
"""How items are parted, and begin, that follow a colon: "(a) visits; (b) supervision"."""


_Standings: TypeAlias = "list[tuple[Standing, int, str]]"
"""How sentences that speak of areas say that these stand, each with its place among all and its words."""


def read(lines: tuple[Line, ...], said: Said, *, ordered: bool = True, visited: Span | None = None) -> PriorityActions:
    """Read the areas that a letter sets (under their heading, or in a sentence), and those that still stand.

    Where the letter's words are not `ordered` as they are printed, what stands under a heading may be anything: an
    area that is set there is called by its heading alone. By the days when inspectors `visited` it is told which
    areas are this visit's, where they are named by their month alone.
    """
    listed = under(PRIORITY, lines)
    headed = [sections.read(each, visited) if ordered else sections.by_heading(each, visited) for each in listed]
    standings = [
        (weighed.in_text(at_its_place(said, at, words, visited), said, at), at, words)
        for at, words in speaking(said, headed=bool(headed))
    ]
    found = _with_those_left(sections.put_together(headed), said, standings)
    if not found.set_now:
        found = _by_sentences(found, said, standings, listed)
    if not (found.set_now or found.carried or found.problems):
        return replace(found, evidence=(*found.evidence, *_met(said, standings)))
    return found


def _with_those_left(headed: PriorityActions, said: Said, standings: _Standings) -> PriorityActions:
    """Add those that a sentence says still stand, and no heading has."""
    found = headed
    for standing, at, sentence in standings:
        if standing is Standing.STANDS and not any(sentence in one for one in found.carried):
            evidence = Evidence("priority_action_carried", said[at][0], quote(sentence))
            found = replace(found, carried=(*found.carried, quote(sentence)), evidence=(*found.evidence, evidence))
    return found


def _by_sentences(
    found: PriorityActions, said: Said, standings: _Standings, listed: tuple[HeadedList, ...]
) -> PriorityActions:
    """Add what sentences say where no heading sets any: a sentence alone may set one, or leave it in doubt.

    Where a heading's own words say that there is none, what else sets one is a doubt.
    """
    known = bool(found.carried or found.problems)
    # A heading with nothing set under it says that there is none.
    denied = bool(listed) and not known
    alone = next((each for each in standings if each[0] is Standing.SET), None)
    if alone and denied:
        return replace(found, problems=(_BOTH.format(quote(alone[2])),))
    if alone:
        _, at, sentence = alone
        set_now = tuple(_named_in(_with_its_area(said, at, sentence), said[at + 1 :]))
        evidence = Evidence("priority_action", said[at][0], quote(sentence))
        return replace(found, set_now=set_now, evidence=(*found.evidence, evidence))
    unsure = next((sentence for standing, _, sentence in standings if standing is Standing.UNSURE), None)
    if known:
        return found
    if unsure and not denied:
        return replace(found, problems=(UNSURE.format(quote(unsure)),))
    empty = next((each.heading for each in listed if sections.is_empty(each)), None)
    if empty:
        return replace(found, problems=(_EMPTY.format(quote(empty)),))
    return _of_unread(found, said, standings, _unread_there(said, standings, listed, denied=denied))


def _of_unread(found: PriorityActions, said: Said, standings: _Standings, unread: str | None) -> PriorityActions:
    """Add what no rule is certain of: a doubt, but for an earlier area of which plainly something is left."""
    if unread is None:
        return found
    left = [each for each in _left_of_earlier(said, standings) if EARLIER.search(unread) and each[1] == unread]
    if not left:
        return replace(found, problems=(UNSURE.format(quote(unread)),))
    evidence = (Evidence("priority_action_carried", page, quote(words)) for page, words in left)
    return replace(found, carried=tuple(quote(words) for _, words in left), evidence=(*found.evidence, *evidence))


def _met(said: Said, standings: _Standings) -> list[Evidence]:
    """Quote the first sentence by which earlier areas are over, where none leaves it open."""
    if _unread(said, standings) or any(each is Standing.UNSURE for each, _, _ in standings):
        return []
    over = (
        at for each, at, _ in standings if each is Standing.NONE and says_met(*(one for _, one in said[at : at + 3]))
    )
    return [Evidence(PRIORITY_ACTION_MET, said[at][0], quote(said[at][1])) for at in islice(over, 1)]


def _unread_there(said: Said, standings: _Standings, listed: tuple[HeadedList, ...], *, denied: bool) -> str | None:
    """Find what may set an area or leave one standing; where the heading's own words deny it, they alone may."""
    headed = weighed.likely_under(listed)
    return headed or (None if denied else _unread(said, standings) or weighed.likely_in(said, standings))


def _unread(said: Said, standings: _Standings) -> str | None:
    """Find the first sentence that may set an area, where no other says that there is none, or leave one standing."""
    denied = any(each is Standing.NONE and not is_of_earlier(words) for each, _, words in standings)
    for standing, at, sentence in standings:
        behind = [words for _, words in said[at + 1 : at + 3]]
        none = standing is Standing.NONE
        if none and is_of_the_ones("".join(behind[:1])) and is_open(*behind):
            return behind[0]
        if standing in (Standing.NONE, Standing.SPOKEN_OF) and says_otherwise(sentence, *behind):
            return sentence
        told = not none or is_of_earlier(sentence) or is_met(sentence) or names_the_one(sentence)  # else new ones
        if is_over_in_part(sentence, *behind) or (told and may_be_one(sentence, *behind, denied=denied, none=none)):
            return sentence
    return None


def _with_its_area(said: Said, at: int, sentence: str) -> str:
    """Put the sentence in front before one that sets by no name what that speaks of: "We decided that they were."."""
    previous = said[at - 1][1] if at else ""
    return (
        sentence if "priority" in sentence.lower() or not decides_so(sentence, previous) else f"{previous} {sentence}"
    )


def _named_in(sentence: str, following: Said) -> list[str]:
    """Name the areas that a sentence sets: each bullet behind its colon, or else what follows the colon."""
    announced, _, listed = sentence.partition(":")
    named = listed.strip() or run_in(sentence)[1]
    bullets = [each.strip() for each in named.split("•")[1:]]
    if not bullets and sentence.endswith(":"):
        bullets = bullets_behind(following)
    if not bullets and named and _SEVERAL.search(announced):
        bullets = [_LETTERED.sub("", each) for each in _NEXT_ITEM.split(named)]
    return [quote(each) for each in bullets or [named or sentence]]


def _left_of_earlier(said: Said, standings: _Standings) -> Said:
    """List the first sentence, with its page, by which plainly something of an earlier area is left."""
    return next(
        (
            [(said[at][0], words)]
            for _, at, words in standings
            if leaves_one_plainly(words, *(behind := [one for _, one in said[at + 1 : at + 3]]))
            and not any(map(_REPLACED.search, behind))
        ),
        [],
    )


_OF_THE_BOARD = re.compile(
    r"what does the (?:LSCB|board|local safeguarding children board) need to improve", re.IGNORECASE
)


def of_inspection(lines: tuple[Line, ...], said: Said, visited: Span | None) -> PriorityActions:
    """Read the list that some inspections have ("Priority and immediate action"), without the safeguarding board's.

    A sentence tells of earlier areas that still stand. One that seems to set an area is a doubt: reports set none so.
    """
    of_board = (at for at, line in enumerate(lines) if line.text[:1] in "wW" and _OF_THE_BOARD.match(line.text))
    ends = next((at for at in of_board if lines[at].page != 2), len(lines))
    listed = [sections.read(each) for each in under(PRIORITY, lines[:ends]) if each.items]
    set_now = tuple(item for each in listed for item in each.set_now)
    evidence = [words for each in listed for words in each.evidence]
    standings = [(at_its_place(said, at, words, visited), at, words) for at, words in speaking(said, headed=False)]
    carried = [(said[at][0], quote(words)) for standing, at, words in standings if standing is Standing.STANDS]
    evidence += [Evidence("priority_action_carried", page, words) for page, words in carried]
    may_set = next((words for standing, _, words in standings if standing is Standing.SET and not set_now), None)
    if not (set_now or carried or may_set):
        # What only names one says nothing of now: the report's own grades do.
        may_set = next((words for _, words in _left_of_earlier(said, standings)), None)
    problems = (UNSURE.format(quote(may_set)),) if may_set else ()
    return PriorityActions(set_now, tuple(words for _, words in carried), tuple(evidence), problems)
