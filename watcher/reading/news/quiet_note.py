"""Which pieces are at least a quiet note: a net so wide that whatever slips through says nothing ill of anybody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model.news import Direction
from watcher.reading.news.clauses import Standing, Whose
from watcher.reading.news.inspection_kind import TOLD
from watcher.reading.news.outcome import BETTER, JUST
from watcher.reading.news.telling import A_YEAR, HEAD, LEAD, NOW, TITLE

if TYPE_CHECKING:
    from watcher.reading.news.first_reader import FirstReading
    from watcher.reading.news.second_reader import SecondReading
    from watcher.reading.news.telling import Telling

ILL = frozenset(("harsh", "bottom", "fallen", "harmed", "lacking", "urgent"))
"""The classes of words (vocabulary.txt, shades) that say something ill."""
_WHO = frozenset(("government", "whitehall"))
_OF_EDUCATION = frozenset(
    (*(("for", "education"),), *(("education", each) for each in ("secretary", "minister", "ministers", "department")))
)
_LONG_AGO = ("looking back", "years on", "opinion")
_FAILED = ("priority", "serious", "decline", "down", "inadequate")
_INSPECTED = frozenset(("inspector", "own"))
_FOUND = _INSPECTED | {"harmed"}
_THEM, CLOSE = frozenset(("they", "it", "services")), 3
"""What a sentence begins with, within so many words, that speaks on of the services before it."""
_WELL = ("improved", "praised")
SHORT = 5
"""In words and marks: what is as short as a question or its answer does not say yet what a piece is about."""
LEAST, LIKELY = 0.03, 0.25
"""What even the second reader alone gives less than the first is another matter: a job, a school, a road. From the
second on it is noted though the rules see something better: they may have taken a fall for a rise."""


def is_noted(telling: Telling, first: FirstReading, second: SecondReading) -> bool:
    """Return whether a piece that is no alert is a quiet note.

    One is where a reader sees a first notice or doubts; and where inspectors and anything ill stand beside a named
    authority, unless the result is good or better. A council's paper follows a report that was published before.
    """
    if first.minutes:
        return False
    own = telling.about is Whose.OWN
    if own and (first.alerts or second.doubts):
        return True
    well = first.direction is Direction.IMPROVED or first.grade in BETTER
    if well and not telling.said("decline", "down"):
        return own and second.alone >= LIKELY
    if own and (
        _has_government_stepped_in(telling)
        or _does_government_step_in(telling)
        or _is_after_a_fall(telling)
        or _are_services_failing(telling)
        or _is_expected(telling)
    ):
        return True
    if telling.about is Whose.SEND and _are_needs_failed(telling):
        return True
    return (own and second.doubts_alone) or (second.alone >= LEAST and _is_ill_spoken_of(telling))


def _has_government_stepped_in(telling: Telling) -> bool:
    """Return whether ministers act on an inadequate grade whose report may have been missed.

    It is of the last weeks; or of the last year or without a date, where the title tells of either.
    """
    found = telling.said("inadequate", standing=(*NOW, Standing.KNOWN, Standing.EARLIER), within=HEAD)
    if not (telling.named() and telling.has("government", HEAD)):
        return False
    # What is said first of a damning report may be the first that is heard of it, too.
    acts = telling.has("government", TITLE) or telling.said("press", standing=(*Standing,), within=TITLE)
    return any(
        (each.months or 0) <= (A_YEAR if acts or each.sentence < TITLE else JUST)
        for each in found
        if each.months is not None or acts or each.sentence < TITLE
    )


def _does_government_step_in(telling: Telling) -> bool:
    """Return whether a title says that ministers take services on or away, though no grade is named beside it.

    What they did long ago, or end, is none: "Five years of the trust", "Improvement notice lifted".
    """
    who = telling.has("government", TITLE) or not _WHO.isdisjoint(telling.sentences[0].texts)
    acts = telling.has("steps in", TITLE) and who
    past = any(telling.has(each, LEAD) for each in (*_LONG_AGO, "jobs"))
    graded = telling.said("inadequate", standing=(*Standing,), within=HEAD)
    known = any((each.months or 0) > A_YEAR for each in graded)
    over = telling.has("steps back", TITLE) or telling.said("improved", "left behind", within=HEAD)
    named = any(map(telling.named, range(LEAD)))
    # The Department for Education has no other powers over a council but for its services for children.
    theirs = telling.has("own", HEAD) or any(_is_of_education(each.texts) for each in telling.sentences[:HEAD])
    return bool(acts and named and theirs) and not (past or known or over)


def _is_of_education(words: tuple[str, ...]) -> bool:
    return "dfe" in words or bool(_OF_EDUCATION & set(pairwise(words)))


def _is_expected(telling: Telling) -> bool:
    """Return whether a bad result is to come: "Bolton braced for an inadequate verdict", "not what we hoped for"."""
    foretold = telling.has("foretold", LEAD) and telling.has("inspector", LEAD) and telling.has("own", HEAD)
    if foretold and any(map(telling.named, range(LEAD))):
        return not any(telling.has(each, LEAD) for each in _LONG_AGO)
    titled = telling.has("awaited", TITLE) and telling.has("inspector", TITLE)
    within = LEAD if titled else TITLE
    ill = telling.said("inadequate", "poor", "down", "decline", standing=(Standing.AWAITED,), within=within)
    return bool(ill and telling.named(0))


def _is_after_a_fall(telling: Telling) -> bool:
    """Return whether a title tells by the way of a result that may be new: "'Not good enough' after Ofsted downgrade".

    An inadequate one is where a council is blamed for it: "criticised over inadequate rating".
    """
    blamed = ("inadequate",) if telling.said("press", within=TITLE) else ()
    fallen = telling.said("down", *blamed, standing=(Standing.KNOWN,), within=TITLE)
    return bool(fallen and telling.named(0))


def _are_services_failing(telling: Telling) -> bool:
    """Return whether inspectors find the services to fail children without a grade's word: "found them unsafe".

    Or with one that nothing beside it makes a judgement: "Inspectors came in May. They are inadequate".
    """
    found = (each.sentence for each in telling.said("failing", within=HEAD) if each.names)
    if any(telling.sorts[each] >= _FOUND for each in found):
        return True
    graded = {each.sentence for each in telling.frames if each.sort == "inadequate"}
    return any(
        telling.sorts[of] >= _INSPECTED
        and telling.named(of)
        and "inadequate" in telling.sorts[at]
        and at not in graded
        and _THEM & set(telling.sentences[at].texts[:CLOSE])
        for of, at in pairwise(range(min(HEAD, len(telling.sentences))))
    )


def _are_needs_failed(telling: Telling) -> bool:
    """Return whether inspectors just found an area to fail those with special needs: no alert, but never silence."""
    found = [
        each
        for each in telling.frames
        if each.sort in _FAILED and each.standing is Standing.NOW and each.sentence < TOLD
    ]
    later = any(telling.has(each, LEAD) for each in (*_LONG_AGO, "national", "jobs"))
    better = any(each.sort in _WELL and each.standing is Standing.NOW and not each.sentence for each in telling.frames)
    inspected = telling.has("inspector", HEAD) or telling.has("jtai", HEAD)
    named = inspected and any(map(telling.named, range(min(TOLD, len(telling.sentences)))))
    return bool(found) and named and not (later or better)


def _is_ill_spoken_of(telling: Telling) -> bool:
    within = _beginning(telling)
    said = frozenset[str]().union(*telling.sorts[:within])
    inspected = telling.has("inspector") or (telling.has("inspection", within) and telling.has("own", within))
    return bool(said & ILL and telling.named()) and inspected


def _beginning(telling: Telling) -> int:
    """Count the sentences that say what a piece is about: more where they are short, as in a list of answers."""
    body = telling.sentences[TITLE:]
    return LEAD + next((at for at, each in enumerate(body) if len(each.texts) > SHORT and "?" not in each.texts), 0)
