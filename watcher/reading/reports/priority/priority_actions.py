"""Areas for priority action: set by this document, still standing from an earlier one, or only spoken of."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import PRIORITY_ACTION_MET, Evidence
from watcher.reading.reports.bullet_lists import PRIORITY, HeadedList, under
from watcher.reading.reports.priority import weighed
from watcher.reading.reports.priority.added import decides_so, sets_a_new_one
from watcher.reading.reports.priority.became import is_of_the_ones, is_open, says_ended
from watcher.reading.reports.priority.between import at_its_place, run_in
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
from watcher.reading.reports.priority.met import says_met
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.over import is_met
from watcher.reading.reports.priority.spoken import bullets_behind, speaking
from watcher.reading.reports.priority.unread import (
    is_of_earlier,
    is_over_in_part,
    leaves_one_plainly,
    may_be_one,
    names_the_one,
    says_otherwise,
)
from watcher.reading.reports.priority.words import defines
from watcher.reading.text import quote, sentences

if TYPE_CHECKING:
    from watcher.reading.lines import Line
    from watcher.reading.text import Said

_AS_WELL = re.compile(r"\b(?:in addition|as well as|new|further|also)\b", re.IGNORECASE)
_REPLACED = re.compile(r"\breplaced\b|\b(?:an?\snew|another)\s(?:area|one)\b", re.IGNORECASE)
"""What may set one behind an earlier one."""
_IN_ADDITION = re.compile(r"\W*in addition to\b.*,\s[^,]*\b(?:must|should|needs? to|has to)\b", re.IGNORECASE)
"""An item that sets one beside an earlier one which still stands."""
_COUNTED = re.compile(r":\s?([1-9])$")
"""How many there are, in place of what they are: "Areas for priority action: 2"."""
_PAGE = re.compile(r"(?<!\d)\d{1,3}$")
"""The number that ends an entry in a table of contents; a year ends a heading."""
_BOTH = (
    "Under its heading the document says that there is no area for priority action, elsewhere that one is set: “{}” "
    "Please check."
)
_EMPTY = "Nothing was found under the heading “{}”. Please check."
_UNSURE = "It is not certain whether the document sets an area for priority action: “{}” Please check."


_SEVERAL = re.compile(r"\bareas\sfor\spriority\saction\b", re.IGNORECASE)
_NEXT_ITEM = re.compile(r";\s(?:and\s)?")
_LETTERED = re.compile(r"\A\(?(?:[a-z]|[ivx]+|\d)\)\s")
"""How items are parted, and begin, that follow a colon: "(a) visits; (b) supervision"."""
_SET_THEN = re.compile(
    r"\b(?:identified|set|made|raised)\s(?:in|at|during|on|following|after|by)\b[^.;:]*:$", re.IGNORECASE
)
"""How the words in front of a list say when its areas were set."""


class PriorityActions(Struct, frozen=True):
    """What a document says of areas for priority action."""

    set_now: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()


def read(lines: tuple[Line, ...], said: Said, *, ordered: bool = True, visited: Span | None = None) -> PriorityActions:
    """Read the areas that a letter sets (under their heading, or in a sentence), and those that still stand.

    Where the letter's words are not `ordered` as they are printed, what stands under a heading may be anything: an
    area that is set there is called by its heading alone. By the days when inspectors `visited` it is told which
    areas are this visit's, where they are named by their month alone.
    """
    listed = under(PRIORITY, lines)
    sections = [_section(each, visited) if ordered else _by_heading(each, visited) for each in listed]
    set_now = [point for each in sections for point in each.set_now]
    carried = [point for each in sections for point in each.carried]
    evidence = [words for each in sections for words in each.evidence]
    standings = [
        (weighed.in_text(at_its_place(said, at, words, visited), said, at), at, words)
        for at, words in speaking(said, headed=bool(sections))
    ]
    for standing, at, sentence in standings:
        if standing is Standing.STANDS and not any(sentence in one for one in carried):
            carried.append(quote(sentence))
            evidence.append(Evidence("priority_action_carried", said[at][0], quote(sentence)))
    problems = tuple(problem for each in sections for problem in each.problems)
    empty = next((each.heading for each in listed if _is_empty(each)), None)
    if not set_now:
        # A heading with nothing set under it says that there is none.
        denied = bool(sections) and not (carried or problems)
        alone = next((each for each in standings if each[0] is Standing.SET), None)
        unsure = next((sentence for standing, _, sentence in standings if standing is Standing.UNSURE), None)
        # A sentence alone may set an area; the heading's own section goes before it where there is one.
        if alone and not denied:
            set_now = _named_in(_with_its_area(said, *alone[1:]), said[alone[1] + 1 :])
            evidence.append(Evidence("priority_action", said[alone[1]][0], quote(alone[2])))
        elif alone:
            problems = (_BOTH.format(quote(alone[2])),)
        elif unsure and not (denied or carried or problems):
            problems = (_UNSURE.format(quote(unsure)),)
        elif empty and not (carried or problems):
            problems = (_EMPTY.format(quote(empty)),)
        elif not (carried or problems) and (unread := _unread_there(said, standings, listed, denied=denied)):
            left = [each for each in _left_of_earlier(said, standings) if EARLIER.search(unread) and each[1] == unread]
            carried = [quote(words) for _, words in left]
            evidence += [Evidence("priority_action_carried", page, quote(words)) for page, words in left]
            problems = () if left else (_UNSURE.format(quote(unread)),)
    if not (set_now or carried or problems):
        evidence += _met(said, standings)
    return PriorityActions(tuple(set_now), tuple(carried), tuple(evidence), problems)


def _met(said: Said, standings: list[tuple[Standing, int, str]]) -> list[Evidence]:
    """Quote the first sentence by which earlier areas are over, where none leaves it open."""
    if _unread(said, standings) or any(each is Standing.UNSURE for each, _, _ in standings):
        return []
    over = (
        at for each, at, _ in standings if each is Standing.NONE and says_met(*(one for _, one in said[at : at + 3]))
    )
    return [Evidence(PRIORITY_ACTION_MET, said[at][0], quote(said[at][1])) for at in islice(over, 1)]


def _unread_there(
    said: Said, standings: list[tuple[Standing, int, str]], listed: tuple[HeadedList, ...], *, denied: bool
) -> str | None:
    """Find what may set an area or leave one standing; where the heading's own words deny it, they alone may."""
    headed = weighed.likely_under(listed)
    return headed or (None if denied else _unread(said, standings) or weighed.likely_in(said, standings))


def _unread(said: Said, standings: list[tuple[Standing, int, str]]) -> str | None:
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


def _is_empty(listed: HeadedList) -> bool:
    """Return whether a heading has nothing under it, as where a PDF has its words in another order."""
    return not (listed.points or listed.heading.endswith(".") or _PAGE.search(listed.heading))


def _section(listed: HeadedList, visited: Span | None = None) -> PriorityActions:
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
    if listed.items:
        if Standing.NONE in introduced and not listed.prose.endswith(":"):
            return PriorityActions()  # the items belong to something else
        standings = [
            (Standing.SET if _IN_ADDITION.match(item) else standing_under_heading(item), item) for item in listed.items
        ]
        set_then = _SET_THEN.search(listed.prose)
        stands = Standing.STANDS in introduced or (set_then is not None and is_earlier(set_then[0], visited))
        earlier = stands and not _AS_WELL.search(listed.prose)
    else:
        if of_earlier and any(map(says_ended, prose)) and not is_open(*prose):
            introduced = [Standing.NONE if each is Standing.SET else each for each in introduced]
        together = weighed.in_prose(_together(introduced, listed.prose), prose)
        if together is Standing.NONE and any(
            may_be_one(each, *prose[at + 1 : at + 3], none=True) for at, each in enumerate(prose) if is_of_earlier(each)
        ):
            together = Standing.UNSURE
        standings = [(together, point) for point in listed.points]
        earlier = False
    dated = may_be_earlier(listed.heading, visited) and any(map(TELLS_HOW_IT_STANDS.search, listed.points))
    earlier = earlier or dated or of_earlier
    still = (Standing.STANDS, Standing.SET) if earlier else (Standing.STANDS,)
    carried = tuple(point for standing, point in standings if standing in still)
    set_now = () if earlier else tuple(point for standing, point in standings if standing is Standing.SET)
    evidence = tuple(
        Evidence(about, listed.page, quote(f"{listed.heading}: {' '.join(points)}"))
        for about, points in (("priority_action_carried", carried), ("priority_action", set_now))
        if points
    )
    unsure = next((point for standing, point in standings if standing is Standing.UNSURE), None)
    problems = (_UNSURE.format(quote(unsure)),) if unsure and not earlier else ()
    return PriorityActions(set_now, carried, evidence, problems)


def _by_heading(listed: HeadedList, visited: Span | None) -> PriorityActions:
    """Read what a heading sets without the words under it."""
    read_here = _section(listed, visited)
    if not read_here.set_now:
        return read_here
    called = Evidence("priority_action", listed.page, quote(listed.heading))
    return PriorityActions((quote(listed.heading),), read_here.carried, (called,))


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


def _left_of_earlier(said: Said, standings: list[tuple[Standing, int, str]]) -> Said:
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
    listed = [_section(each) for each in under(PRIORITY, lines[:ends]) if each.items]
    set_now = tuple(item for each in listed for item in each.set_now)
    evidence = [words for each in listed for words in each.evidence]
    standings = [(at_its_place(said, at, words, visited), at, words) for at, words in speaking(said, headed=False)]
    carried = [(said[at][0], quote(words)) for standing, at, words in standings if standing is Standing.STANDS]
    evidence += [Evidence("priority_action_carried", page, words) for page, words in carried]
    may_set = next((words for standing, _, words in standings if standing is Standing.SET and not set_now), None)
    if not (set_now or carried or may_set):
        # What only names one says nothing of now: the report's own grades do.
        may_set = next((words for _, words in _left_of_earlier(said, standings)), None)
    problems = (_UNSURE.format(quote(may_set)),) if may_set else ()
    return PriorityActions(set_now, tuple(words for _, words in carried), tuple(evidence), problems)
