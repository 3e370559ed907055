"""Of which authority a piece tells."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher import data
from watcher.reading.news.clauses import GRADES, Standing, Whose
from watcher.reading.news.telling import HEAD, LEAD, NOW, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.reading.news.clauses import Sentence
    from watcher.reading.news.frames import Frame
    from watcher.reading.news.telling import Telling

ADVERSE = ("inadequate", "poor", "decline", "down", "priority", "serious")
MANY = 5
"""From how many authorities on a piece is a round-up."""
FEW = 3
"""From how many on it lists results, where each has its own."""
_GUESTS = frozenset(("hotels", "restaurants", "pubs"))
"""Whose ratings are listed, too."""
_ONE = frozenset(("council", "authority", "borough", "county", "city"))
_ONE |= {"council's", "authority's", "borough's", "county's", "city's", "town's"}
_CHILDREN = frozenset(("children", "families", "social", "referrals", "cases", "young", "teenagers", "babies", "care"))
_SPEAKS_ON = frozenset(("they", "it", "inspectors", "its"))
_HERE = frozenset(("in", "at", "across", "for"))
_WENT = frozenset(("came", "went", "visited", "inspected"))
REACH = 3
"""How many words a name and what is said of it are apart."""
_ELSEWHERE = frozenset(("meanwhile", "contrast", "also", "similar", "similarly", "nearby", "neighbouring", "where"))
"""What says that a place is another than the one a piece began with."""
EVERY = frozenset(("each", "all", "both"))
_OF_A_COUNTRY = frozenset(("annual", "councils", "authorities", "departments", "nationally", "country", "country's"))
MIDDLE = 6
"""The month that is taken where a year is all that is known."""
AFTERWARDS = ("people", "reaction", "papers", "looking back", "jobs", "money_or_law")
"""What a piece is about that comes later than what inspectors saw."""


def authorities_of(telling: Telling) -> tuple[str, ...]:
    """Name the authorities that a piece is about: the title's, those with a grade of now, or those named most."""
    titled = telling.named(0)
    graded = _with_result(telling)
    if titled and (not graded or set(graded) & set(titled)):
        return titled if len(titled) == 1 or not graded else tuple(dict.fromkeys((*titled, *graded)))
    first = next((names for each in telling.sentences if (names := telling.named(each.number))), ())
    if graded and not titled:
        return first if len(first) == 1 and first[0] not in graded and _is_graded(first[0], telling) else graded
    if titled:
        return titled
    often = Counter(place.name for each in telling.sentences for _, place in each.places if not place.partner)
    most = max((often[each] for each in first), default=0)
    return tuple(each for each in first if often[each] == most)


def _is_graded(name: str, telling: Telling) -> bool:
    """Return whether any grade is said of an authority, of whatever time."""
    return name in _names_of(telling.said(*GRADES, standing=(*Standing,)))


def _with_result(telling: Telling) -> tuple[str, ...]:
    now = (each for each in telling.said(*GRADES, "priority", "decline", "serious") if each.standing in NOW)
    return tuple(dict.fromkeys(name for each in now for name in each.names))


def alerted(telling: Telling) -> tuple[str, ...]:
    """Name the authorities that something adverse of now is said of; nobody where that isn't certain."""
    named = tuple(each for each in telling.named() if not _was_closed(each, telling))
    if len(named) == 1:
        return named if _is_the_matter(named[0], telling) else ()
    fell = _fallen(telling)
    adverse = (*telling.said(*ADVERSE, standing=(Standing.NOW,)), *fell) or telling.said(*ADVERSE)
    said = (*_names_of(adverse), *_listed_after(adverse, telling), *_spoken_on_of(adverse, telling))
    bad = {each: None for each in said if each in named}
    well = _names_of(telling.said("good", "outstanding"))
    fallen = _names_of((*telling.said("down"), *fell))
    certain = [each for each in bad if each not in well or each in fallen]
    titled = [each for each in telling.named(0) if each in named]
    if bad and len(titled) == 1 and titled[0] not in certain:
        # A title's authority that has a result of its own is meant; else the one that the adverse result is of.
        own = titled[0] in _names_of(telling.said(*GRADES))
        return tuple(titled) if own and titled[0] not in well else tuple(certain) if len(certain) == 1 else ()
    if bad:
        return tuple([each for each in certain if each in titled] or certain)
    both = tuple(titled) if titled else named
    if len(both) == 2 and any(_is_of_both(set(each.texts)) for each in telling.sentences[:HEAD]):
        return both
    first = ([each for each in telling.named(number) if each in named] for number in range(LEAD))
    return next((tuple(names) for names in first if len(names) == 1), ())


def _fallen(telling: Telling) -> tuple[Frame, ...]:
    """List the frames of now beside a better grade of before in one sentence: "Stockport, which was good, ... now"."""
    before = telling.said("good", "outstanding", standing=(Standing.EARLIER, Standing.LEFT, Standing.KNOWN))
    now = telling.said("good", "requires improvement", standing=(Standing.NOW,))
    return tuple(
        each
        for each in now
        if any(was.sentence == each.sentence and was.sort != each.sort and was.names == each.names for was in before)
    )


def _is_the_matter(name: str, telling: Telling) -> bool:
    """Return whether the only authority that is named is whom the piece is about, not somebody named by the way."""
    at = [sentence for sentence in telling.sentences if any(place.name == name for _, place in sentence.places)]
    sorts = [{hit.sort for hit in sentence.hits} for sentence in at]
    spoken_of = any(each & {"own", "body", "inspector"} or each >= {"visit", "report"} for each in sorts)
    if telling.has("national", TITLE) and _OF_A_COUNTRY & set(telling.sentences[0].texts) and at[0].number >= TITLE:
        # A country's figures were told there: "At the launch in Ealing ...".
        return name in _names_of(telling.said(*GRADES, "priority", "down"))
    theirs = {(each.sort, each.standing) for each in telling.frames if name in each.names and each.sort != "praised"}
    well = theirs <= {(each, Standing.NOW) for each in ("good", "outstanding")} and at[0].number >= LEAD
    told = bool(theirs) and not well  # "The county has fallen. East Sussex is outstanding."
    told |= _is_named_after(at[0], telling) or _is_of_a_report(at[0])
    return at[0].number < LEAD or len(at) > 1 or spoken_of or told


def _is_of_a_report(sentence: Sentence) -> bool:
    """Return whether it is said whose report came, or where inspectors went: "the Hull report", "came to Hull"."""
    at = sentence.places[0][0]
    whose = "the" in sentence.texts[max(0, at - 1) : at] and sentence.has("report", low=at, high=at + REACH)
    return whose or bool(_WENT & set(sentence.texts[max(0, at - REACH) : at]))


def _is_named_after(first: Sentence, telling: Telling) -> bool:
    """Return whether the council that a piece begins with is named next: "A council ... In Dudley, children wait"."""
    before = telling.sentences[first.number - 1 : first.number]
    nameless = first.number <= LEAD and any(_ONE & set(each.texts) for each in before)
    at = first.places[0][0]
    opens = at < 1 + LEAD and bool(_HERE & set(first.texts[max(0, at - 1) : at]))
    elsewhere = _ELSEWHERE & set(first.texts) or ("too", ",") in pairwise(first.texts)  # not "too late"
    return nameless and opens and bool(_CHILDREN & set(first.texts)) and not elsewhere


def _listed_after(frames: Iterable[Frame], telling: Telling) -> Iterator[str]:
    """Name those whom the next sentence lists: "... in half of the councils. Leeds, Bury and York each have one"."""
    for frame in frames:
        following = telling.sentences[frame.sentence + 1 : frame.sentence + 2]
        for each in following if not frame.names else ():
            begins = bool(each.places) and each.places[0][0] == 0
            if begins and len(each.places) > 1 and EVERY & set(each.texts):
                yield from telling.named(each.number)


def _is_of_both(words: set[str]) -> bool:
    """Return whether a sentence speaks of two authorities together."""
    return "both" in words or ("two" in words and bool(words & {"councils", "authorities", "boroughs", "counties"}))


def _names_of(frames: Iterable[Frame]) -> dict[str, None]:
    return {name: None for each in frames for name in each.names}


def _spoken_on_of(frames: Iterable[Frame], telling: Telling) -> Iterator[str]:
    """Name whom a list of results speaks on of: "Inspectors visited Wigan in May. They set a priority action."."""
    for each in () if telling.named(0) else frames:
        before = telling.named(each.sentence - 1) if each.sentence else ()
        here = telling.sentences[each.sentence]
        if len(before) == 1 and not here.places and here.texts[0] in _SPEAKS_ON:
            yield from before


def _was_closed(name: str, telling: Telling) -> bool:
    """Return whether a council was no more when a piece came out: one of its successors is meant."""
    day = telling.day
    if day is None:
        return False
    when = (day.year, day.month or MIDDLE)
    closed = (each.until for each in data.former_authorities() if each.name == name and each.until)
    return any((until.year, until.month) < when for until in closed)


def is_round_up(telling: Telling) -> bool:
    """Return whether a piece is about many authorities at once."""
    if len(telling.named(0)) == 1:
        return False
    return len(telling.named()) >= MANY or (telling.has("national", HEAD) and len(telling.named()) != 1)


def is_digest(telling: Telling) -> bool:
    """Return whether a piece lists new results of several authorities, with no analysis of them."""
    listed = (telling.has("digest", LEAD) or _grades_each(telling)) and not _GUESTS & set(telling.sentences[0].texts)
    return listed and not telling.has("national", LEAD)


def _grades_each(telling: Telling) -> bool:
    """Return whether all who are named have a result of now, and not one alike: "A and B are good, C inadequate"."""
    now = telling.said(*GRADES, standing=(Standing.NOW,))
    new = any(telling.has(each, HEAD) for each in ("published", "new report")) or bool(telling.said("decline", "down"))
    several = new and len({each.sort for each in now}) > 1 and len(telling.named()) >= FEW
    kept = telling.said("kept", standing=(Standing.NOW,))
    return several and set(telling.named()) <= set(_names_of((*now, *kept)))


def is_of_the_country(telling: Telling) -> bool:
    """Return whether a piece gives a country's figures, whoever is named among them."""
    return telling.about is Whose.OWN and is_round_up(telling) and telling.has("national", LEAD)


def is_general(telling: Telling) -> bool:
    """Return whether a piece is about no provider's result, but about how providers of a kind are judged or do."""
    if telling.about is Whose.OWN:
        return not telling.named() and telling.has("national")
    new = telling.said(*GRADES, whose=telling.about, within=HEAD)
    return not new or telling.has("national") or telling.has("awaited", HEAD)
