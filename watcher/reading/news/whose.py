"""Of which authority, whose services and which judgement something is said."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import OTHERS, Sentence, Whose, has_services, is_within_another

if TYPE_CHECKING:
    from watcher.reading.news.lexicon import Hit
    from watcher.reading.news.places import Place


AREA_AFTER, LISTED = 6, 12
"""Within how many words after a grade a judgement's name is looked for, and how long its part before a colon is."""

_IN_LISTS = frozenset(
    (
        *(",", "and", "or", "&", "council", "council's", "councils", "city", "county", "borough", "metropolitan"),
        *("district", "in", "for"),
    )
)

_EACH = ("area", "areas", "judgement", "judgements", "category", "respect", "three", "four", "five")
_AREAS = {
    "overall": ("overall", "effectiveness", "across"),
    "leaders": ("impact of leaders", "leadership", "leaders are", "leaders judged", "for leaders"),
    "protection": ("help and protection", "help or protection", "for protection"),
    "care": ("children in care", "looked after", "in care"),
    "leavers": ("care leavers", "care leaver", "care leavers'", "leaving care", "care experienced"),
    "adoption": ("adoption",),
    "several": (
        *(f"{every} {area}" for every in ("all", "each", "every") for area in _EACH),
        *(
            f"{some} {area}"
            for some in ("two", "three", "four", "five")
            for area in ("areas", "judgements", "categories")
        ),
    ),
}
_BY_FIRST_WORD: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
for _area, _forms in _AREAS.items():
    for _form in map(str.split, _forms):
        _BY_FIRST_WORD.setdefault(_form[0], []).append((_area, tuple(_form)))


def names_of(sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> tuple[tuple[str, ...], bool]:
    """Name the authorities that something is said of: the nearest before it, with those in one list with it."""
    start, end = clause
    here = [(at, each) for at, each in sentence.places if start <= at < end]
    before = [each for each in here if each[0] < hit.start]
    if not before and here and not sentence.before(hit.start, hit.start, "own", "body", floor=start):
        before = [] if {"as", "when"} & set(sentence.texts[hit.end : here[0][0]]) else here[:1]
    if before and before[-1][1].partner and sentence.texts[start : start + 2] == ("the", "services"):
        return (), False  # "the services that it took back from Hampshire have been rated ..."
    if not before:
        earlier = [(at, each) for at, each in sentence.places if at < start and not each.partner]
        before = earlier[-1:]
    if not before and sentence.texts[end : end + 1] == (":",):
        return tuple(dict.fromkeys(each.name for _, each in sentence.places)), False
    if not before:
        return (), False
    last = len(before) - 1
    first = last
    while first and _is_listed(sentence.texts, before[first - 1], before[first]):
        first -= 1
    chosen = [each for _, each in before[first:]]
    neighbour = all(each.partner for each in chosen)
    return tuple(dict.fromkeys(each.name for each in chosen if each.partner is neighbour)), neighbour


def _is_listed(texts: tuple[str, ...], one: tuple[int, Place], other: tuple[int, Place]) -> bool:
    """Return whether two names are in one list: "Bolton, Bury and Wigan"."""
    between = texts[one[0] + 1 : other[0]]
    own = {*one[1].name.lower().replace(",", "").replace("-", " ").split(), *_IN_LISTS}
    return all(each in own for each in between) and any(each in (",", "and") for each in between)


_STRONG = frozenset((*OTHERS, "own", "send", "board", "money"))


def whose_is(sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> Whose:
    """Return of whom it is said: the council's own services, the board, or something else named in its clause."""
    start, end = clause
    here = [each for each in sentence.hits if each.sort in _STRONG and start <= each.start < end]
    here = [each for each in here if each.sort != "own" or not is_within_another(each, here)]
    before = [each for each in here if each.start < hit.start]
    chosen = before[-1] if before else here[0] if here else None
    if chosen is None:
        return Whose.UNSAID
    between = sentence.texts[chosen.end : hit.start]
    if chosen.sort != "own" and has_services(between) and sentence.has("inspector", low=chosen.end, high=hit.start):
        return Whose.UNSAID  # "the NHS stood by it as Ofsted's judgement on Bolton's services was ..."
    if chosen.sort == "own" and before[:-1] and _serves(sentence, before[-2], chosen):
        chosen = before[-2]
    if chosen.sort == "board" and any(_is_of_both(sentence, each, chosen) for each in before if each.sort == "own"):
        return Whose.OWN
    if chosen.sort == "own":
        return Whose.OTHER if _is_of_others_whom_it_names(sentence, chosen, here) else Whose.OWN
    if any(each.sort == "own" for each in here) and chosen.sort in ("money", "inquiry", "home", "agency"):
        return Whose.OWN
    return {"board": Whose.BOARD, "send": Whose.SEND}.get(chosen.sort, Whose.OTHER)


def _serves(sentence: Sentence, other: Hit, own: Hit) -> bool:
    """Return whether another service is only there for children: "dental services for children in care"."""
    begins = sentence.texts[other.end : own.end][:1] in (("service",), ("services",))
    return other.sort != "own" and begins and other.end == own.start


def _is_of_both(sentence: Sentence, own: Hit, board: Hit) -> bool:
    """Return whether a result is the services' and their board's: "rated both its care and its board inadequate"."""
    between = sentence.texts[own.end : board.start]
    graded = any(own.end <= each.start < board.start for each in sentence.grades)
    joined = "and" in between and _OF_A_BOARD.issuperset(between[between.index("and") + 1 :])
    alone = sentence.texts[board.end : board.end + 1] in (("is",), ("was",), ("has",))
    return joined and not (graded or alone or _VERBS & set(between))


_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had", "require", "requires", ",", "while"))
_OF_A_BOARD = frozenset(("its", "the", "their", "local", "own", "safeguarding", "children", "children's"))
_OF_A_BOARD |= {"city's", "county's", "borough's", "town's", "council's", "area's"}
"""What may part "and" from a board: not "and said that its board"."""
_ELSEWHERE = ("school", "early years", "home", "adults")


def _is_of_others_whom_it_names(sentence: Sentence, own: Hit, here: list[Hit]) -> bool:
    """Return whether it is a school's safeguarding, or what another commission judges: "rated inadequate by CQC"."""
    if "cqc" in sentence.texts and not sentence.has("inspector", "jtai"):
        return True
    safeguarding = sentence.texts[own.start : own.end] == ("safeguarding",)
    return safeguarding and any(each.sort in _ELSEWHERE for each in here)


_OTHERS = frozenset(("councils", "authorities", "departments", "boroughs", "others", "those"))
_HAVE = (("have",), ("had",), ("are",), ("were",))
_SOME = (("others",), ("several",), ("many",), ("some",), ("most",), ("neighbours",))
_CONTRASTS = (("but",), ("while",), ("though",), ("although",), ("whereas",))
_AGAINST = (*_CONTRASTS, ("as",))
_QUANTITIES = frozenset(("several", "many", "some", "most", "other"))
_FELL = (
    *("fall", "fell", "slip", "slid", "drop", "sank", "sunk", "tumbl", "declin", "deteriorat", "worsen", "gone", "got"),
    *("have", "had"),
)
"""What "some" have done, and not what they are: "some worse practice"."""
_PARTS = frozenset(("judgement", "judgements", "area", "areas", "grades", "ratings", "services", "children", "things"))
"""Of what several may be a council's own."""


def is_of_others(sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> bool:
    """Say whether it is said of some that are not named: "advises councils that Ofsted has found inadequate"."""
    low = max(0, clause[0] - 2)
    texts = sentence.texts[low : hit.start]
    have = texts[-1:] if texts[-1:] in _HAVE else ()
    some = hit.sort in ("down", "decline") and sentence.texts[hit.start].startswith(_FELL)
    if some and texts[: len(texts) - len(have)][-1:] in _SOME and not _PARTS & _without_own(sentence):
        return True  # "though others fall", "where several have slipped"
    if texts[-1:] == ("to",) and _are_others_who_fell(texts[:-1]):
        return True
    contrasted = sentence.texts[clause[1] : clause[1] + 1] in _CONTRASTS
    if contrasted and any(one in _QUANTITIES and other in _OTHERS for one, other in pairwise(texts)):
        return True  # "several councils have been downgraded, but ..."
    return any(one in _OTHERS and other in ("that", "which", "who", "whose") for one, other in pairwise(texts))


def _are_others_who_fell(texts: tuple[str, ...]) -> bool:
    """Return whether words end with others who fell, and not whom it names: "while others have fallen"."""
    words = tuple(each for each in texts[-4:-1] if (each,) not in _HAVE)
    return bool(texts) and texts[-1].startswith(_FELL) and words[-1:] in _SOME and words[-2:-1] in _AGAINST


def _without_own(sentence: Sentence) -> set[str]:
    """List a sentence's words but for those that name the services: these are no parts of themselves."""
    own = {at for each in sentence.hits if each.sort == "own" for at in range(each.start, each.end)}
    return {word for at, word in enumerate(sentence.texts) if at not in own}


def area_of(sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> str | None:
    """Find the judgement that something is said of: the one named nearest in its clause, before it if any is."""
    start, end = clause
    texts = sentence.texts
    if texts[hit.end : hit.end + 2] == (",", "and") and texts[hit.end + 2 : hit.end + 6][-1:] == ("overall",):
        return "overall"  # "care leavers' is inadequate, and so is the overall judgement"
    if start and texts[start - 1] == ":":
        start = _named_before(texts, start - 1)
    behind = next(
        (at for at in range(hit.end, end) if texts[at] == ","), end
    )  # "still inadequate, as is its leadership"
    for at in (*range(hit.start - 1, start - 1, -1), *range(hit.end, min(behind, hit.end + AREA_AFTER))):
        for area, form in _BY_FIRST_WORD.get(texts[at], ()):
            if texts[at : at + len(form)] == form:
                return area
    return None


def _named_before(texts: tuple[str, ...], colon: int) -> int:
    """Find where what a colon's list names begins: "Help and protection: good"; a long clause names nothing."""
    at = colon
    while at and texts[at - 1] not in (":", ";", "."):
        at -= 1
    return at if colon - at <= LISTED else colon + 1
