"""Whom a statement is about: the services of the place, or something else that may rise and fall without them."""

from __future__ import annotations

import re
from enum import Enum

from watcher.reading.reports.sentences import other_bodies
from watcher.reading.reports.sentences.clauses import FINITE, FRONTED, Place
from watcher.reading.reports.sentences.noun_heads import is_of_another_head
from watcher.reading.reports.sentences.subject_nouns import AMOUNT_OF, ANOTHER_LAST, NOUN


class Subject(Enum):
    """What got better or worse."""

    SERVICES = "services"
    SOMETHING_ELSE = "something else"
    UNKNOWN = "unknown"


_AUTHORITY_LAST = re.compile(r"\bthe\s(?:local\s)?(?:authority|council)\s*$", re.IGNORECASE)
_A_NUMBER_OF = re.compile(r"\ban?\s(?:\w+\s)?(?:number|range|variety)\sof\s", re.IGNORECASE)
"""How many of something, unlike "the number of"."""
_TOO_MUCH = re.compile(
    r"\b(?:too\s(?:much|many)|unacceptable|considerable|significant)\s(?:variab\w+|inconsisten\w+|drift|delays?)\s(?:in|of)\s(?=(?:the\s)?"
    r"(?:quality|standard|practice|work|planning|support)\b)",
    re.IGNORECASE,
)
"""What is bad of services names them."""
_BAD = re.compile(
    r"\b(?:weak(?:er)?|poor(?:er)?(?:-quality)?|inadequate|unsafe|bad|late|missed|overdue|delayed|unallocated|inconsistent|fewer)\s$",
    re.IGNORECASE,
)
"""Less of what was bad is no decline."""
# Only of something good does "not sustained" say that it got worse.
_WORTH_KEEPING = re.compile(
    r"\b(?:quality|standards?|services?|practice|performance|provision|improvements?|progress|gains|achievements?|achieved|strengths?|ground\s(?:\w+\s)?(?:gained|won|made)"
    r"|effectiveness"
    r"|(?:previously|once|formerly)\s(?:good|strong|effective|regular|robust|timely|reliable|prompt|thorough)"
    r"|trajectory|promise|consistency|focus|rigour|clarity|stability|grip|oversight|supervision|(?:good"
    r"|strong(?:est)?|outstanding)\b[^.]{0,40})\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:good|outstanding|strong|effective|well-\w+|strengths?|met|praised|commended|robust|secure|timely|clear|thorough"
    r"|reliable|impressive|steady|regular|satisfactory|adequate|(?:on|in)\stime|up\sto\sdate|with?in\stimescales?|quickly|promptly|swiftly|often|closely|early|swift|prompt|safe|every\s(?:day|morning|week)|with?in\s(?:the|an?|one)\s(?:hour|day|week))\b",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    r"\b(?:had|been|met|described|reported|praised|commended|strengths?|20\d\d|last|previous(?:ly)?|earlier|formerly"
    r"|once|initially|used|until|ago)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",\sand\s$", re.IGNORECASE)
"""A second main clause, which is of whom the first is: "the police have fewer officers, and visits have tailed off"."""
_MAY_BE_OURS = re.compile(
    r"\A(?!.*\b(?:their|its|they|it)\b)(?:.*\b(?:quality|timeliness|effectiveness|oversight)\sof\b|.*\bdecision-making\b|.*\bsocial\swork\b)",
    re.IGNORECASE,
)
"""How that clause names what the council is likelier to do: "the police have left, and the quality of plans has …"."""
_THE_COUNCILS = re.compile(r"\W*the\s(?:council|(?:local\s)?authority)['’]s\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s?(?:the|its|these|those|their)\b", re.IGNORECASE)
# Without an article it is what has been good only beside a "since": else it is what good services would do.
_GOOD_OBJECT = re.compile(r"\s(?:high|quality|good|strong|effective|consistent\w*)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_NOT_GOOD = re.compile(
    r"\b(?:not|nor|less|fewer|worse\w*|rare(?:ly)?|seldom|irregular\w*|slip\w+|lapsed?|too (?:many|few|slow)|delays?"
    r"|weak\w*|poor|inadequate|declin\w+|deteriorat\w+|slow\w*|unsafe|late|tolerable|excusable|criticised|superficial|requires?\simprovement)\b",
    re.IGNORECASE,
)
# Stands for a subject that an earlier clause named.
_PRONOUN = re.compile(
    r"\b(?:there|it|they|(?:this|these|those|that)(?!\s(?:efforts?|actions?|changes?|measures?|steps|pressures?"
    r"|factors)\b)"
    r"|others?|more(?=\s$)|some|most|many|all|both|which|several|none)\b",
    re.IGNORECASE,
)
_EHC = re.compile(r"\beducation, health and care\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"\W*(?:(?:is|are|was|were|has|have|been|now|also)\s)*", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:that|whose)\s", re.IGNORECASE)
_DESPITE = re.compile(r",\s(?:with|despite)\s$", re.IGNORECASE)
"""Behind it an adverbial has still to end: "Since then, despite more money, the …"."""
_WHICH = re.compile(r",\swhich\s$", re.IGNORECASE)
_ONCE_GOOD = re.compile(
    r",\s(?:which\s(?:was|were|had\sbeen)\s|once\s|previously\s|formerly\s"
    r"|described\sas\s)?(?:an?\s)?(?:\w+\s)?(?:strengths?|features?|hallmarks?|good|strong)\b"
    r"[^,]{1,50}\b(?:inspection|visit|20\d\d|ago),\s$|,\s(?:previously|formerly|once)\san?\s(?:\w+\s)?strength,\s$",
    re.IGNORECASE,
)
"""Whatever was "a strength at the last inspection" is of services."""
_A_STRENGTH = re.compile(
    r"\b(?:was|were|had\s(?:\w+\s)?been)\san?\s(?:\w+\s)?strength(?!\sof\s(?:this|that|the|his|her|one)\s(?:\w+\s)?(?:famil|child|boy|girl|mother|parent))\b",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"^(?:\w+\s){1,4}(?:gets?|receives?|gives?|provides?|offers?|needs?|has|have|makes?|shows?)\s(?:[\w\s]{0,40})?$",
    re.IGNORECASE,
)
"""What somebody does with the thing that is meant."""
_WHO = re.compile(r"\bwho\s(?:\w+ly\s)?$", re.IGNORECASE)
_WHOSE = re.compile(r"\bwhose\s", re.IGNORECASE)
_ADVERBIAL = re.compile(r".*?\b(?:inspections?|visits?|then|time|20\d\d|years?|months?)\b\s")
"""An adverbial in front that no comma parts from the subject."""
_OF = re.compile(r"\b(?:of|for|to)\b", re.IGNORECASE)
_GOVERNS = re.compile(r"\b(?:in|to|prevent(?:ed|ing)?|stop(?:ped|ping)?|seen|saw|with|keep|left)\s", re.IGNORECASE)
_TOO_MANY = re.compile(
    r"\W*(?:too\s(?:many|few)|not\s(?:all|enough))\s(?:\w+\s){0,2}(?:children|care leavers|young people)\b",
    re.IGNORECASE,
)
"""How a sentence on what services fail to do begins."""
_COUNTED = re.compile(
    r"\W*(?:(?:at|on|in|by)\s(?:[\w ]{2,20}\s)?20\d\d,?\s)?[\d,]+\s(?:\w+\s){0,2}"
    r"(?:children|care leavers|people|families)\b",
    re.IGNORECASE,
)
"""How a sentence of figures about a place begins: "At 31 March 2015, 163 children were …"."""
_PERSONAL = re.compile(
    r"\W*(?:(?:his|her)(?!\smajesty)|(?:(?:his|her|their|the|a|one)\s)?(?:mother|father|parent|child|baby|boy|girl|brother|sister|uncle|aunt|grand\w+"
    r"|teenager|young\sperson)['’]s)\s(?!(?:[\w-]+\s){0,3}?(?:plan|plans|social\sworker|support|help|care)\b)",
    re.IGNORECASE,
)
"""What one child or parent has."""
_BOTH = re.compile(r"\b(?:both|each)\b", re.IGNORECASE)
_BOTH_OPENS = re.compile(r"\W*both\s(?=.*\sand\s)|.*\sand\s.*\salike\s$", re.IGNORECASE)
_MAY_BE_COUNTED = re.compile(r"\b(?:fallen|dropped|shrunk|dwindled|reduced|decreased|gone\sdown)$", re.IGNORECASE)
_AND_IN = re.compile(r",?\sand\s(?:with\sit\s)?in\s([^.;]*)", re.IGNORECASE)
"""A second complement: "a decline in the number of carers and in the quality of their support"."""
_NEXT = re.compile(
    r",|\b(?:since|because|which|as a result|due to|once(?=\s(?:the|they|it|a|an|children|leaders|staff|inspectors)\b)"
    r"|when|after|before|during|shows?|reflects?|demonstrates?|mirrors?|means|has|have|is|are|was|were)\b",
    re.IGNORECASE,
)


def before(found: Place, previous: str) -> Subject:
    """Find the subject that stands before a verb: in its clause, or, for a pronoun, in those before."""
    another = _of_another(found)
    if another is not None:
        return another
    rest = found.before.partition(", ")[2] if _DESPITE.search(found.earlier) else ""
    last = _last_part(_EHC.sub("EHC", rest or found.before))
    if _BOTH.search(found.words) or _BOTH_OPENS.match(last):
        return _of_both(last, found.words)
    _, joined, second = last.rpartition(", and ")
    if _ONCE_GOOD.search(found.before) or (joined and first(second) is Subject.SERVICES):
        return Subject.SERVICES
    for words in (_without_relative(last), last, rest or found.before, _ADVERBIAL.sub("", last)):
        parts = [part for part in words.split(", ") if not FRONTED.match(part)]
        # "In the assessment teams practice …": no comma parts the subject from the adverbial in front of it.
        kind = first(", ".join(parts)) if parts else _last(words)
        if kind is not Subject.UNKNOWN:
            return kind
    if _WHICH.search(found.earlier) and not found.before.strip():
        antecedent = first(FINITE.split(found.earlier)[-1])
        if antecedent is not Subject.UNKNOWN:
            return antecedent
    if not (found.earlier or found.before.strip()):
        return Subject.UNKNOWN  # a sentence's end, which a foot of a page has parted from its subject
    if _PRONOUN.search(found.before) or _NO_SUBJECT.fullmatch(found.before):
        kind = first(found.earlier)
        return kind if kind is not Subject.UNKNOWN else taken_up(previous)
    return Subject.UNKNOWN


def _of_another(found: Place) -> Subject | None:
    """Say whose a clause is that another body or a person begins; None where neither does."""
    second = _GOES_ON.search(found.earlier) or (found.earlier.endswith(" and ") and _NO_SUBJECT.fullmatch(found.before))
    if second and _is_told_of_another(found):
        ours = _MAY_BE_OURS.search(found.before) and first(found.before) is Subject.SERVICES
        return Subject.UNKNOWN if ours else Subject.SOMETHING_ELSE
    return Subject.SOMETHING_ELSE if _is_anothers(found.before) or _PERSONAL.match(found.before) else None


def _of_both(words: str, verb: str) -> Subject:
    """Find what either of two subjects is of, of which both got worse: of counts it is not certain which fell."""
    one, _, other = words.rpartition(" and ")
    kinds = {first(one), first(other)}
    if Subject.SERVICES not in kinds:
        return Subject.UNKNOWN if kinds == {Subject.UNKNOWN} else Subject.SOMETHING_ELSE
    counted = Subject.SOMETHING_ELSE in kinds and _MAY_BE_COUNTED.search(verb)
    return Subject.UNKNOWN if counted else Subject.SERVICES


def _without_relative(words: str) -> str:
    """Take what a "that" opens, or what it only says of which is meant: "the help that they get"."""
    leading, that, within = words.rpartition("that ")
    of_noun = that and within.strip() and not FINITE.search(leading) and first(leading) is Subject.SERVICES
    return leading if of_noun and _GETS.search(within) else _SUBORDINATE.split(words)[-1]


def _is_anothers(words: str) -> bool:
    """Return whether another body is named, or people by what they do: "parents who have lost their way"."""
    if other_bodies.named(words) or _WHO.search(words):
        return True
    return bool(_WHOSE.search(words)) and first(_WHOSE.split(words)[-1]) is not Subject.SERVICES


def ends_with_another(words: str) -> bool:
    """Return whether the last word is a noun of something else: "attendance decline"."""
    return bool(ANOTHER_LAST.search(words))


def taken_up(previous: str) -> Subject:
    """Find what a pronoun takes up from the sentence before it."""
    previous = previous.rpartition("•")[2]
    if _A_STRENGTH.search(previous) and not other_bodies.BODY.search(previous):
        return Subject.SERVICES
    if _COUNTED.match(previous):
        return Subject.SOMETHING_ELSE
    return Subject.SERVICES if _TOO_MANY.match(previous) else first(previous)


def nearest(found: Place) -> Subject:
    """Find the subject of a participle: what stands next to it ("led to services declining")."""
    words = found.before.removesuffix("from ")
    near = _WHOSE.split(_GOVERNS.split(words)[-1])[-1]
    return first(near)


def was_good(words: str) -> bool:
    """Return whether what "no longer the case" speaks of was good, and was so before."""
    return bool(_GOOD.search(words) and _OF_BEFORE.search(words)) and not _NOT_GOOD.search(words)


def was_good_of_services(words: str) -> bool:
    """Return whether what "that position" takes up was good, before, and of services."""
    body = other_bodies.BODY.search(words)
    named = NOUN.finditer(words, 0, body.start() if body else len(words))
    theirs = any(each["services"] for each in named)
    return theirs and not (body and other_bodies.BELONGS_TO.search(words, 0, body.start())) and was_good(words)


def is_worth_keeping(found: Place) -> bool:
    """Return whether what was not kept up is services' quality or their progress (and not contact with somebody)."""
    behind_it = _OBJECT.match(found.after) or (_GOOD_OBJECT.match(found.after) and _SINCE.search(found.before))
    kept = found.after if behind_it else found.before
    if _PRONOUN.search(kept) and not _WORTH_KEEPING.search(kept):
        kept = found.earlier
    worth_it = _WORTH_KEEPING.search(kept[:90] if kept is found.after else kept)
    return bool(worth_it and not other_bodies.BODY.search(kept))


def _is_told_of_another(found: Place) -> bool:
    """Return whether a sentence begins with another body, and does not turn to the council's own."""
    return other_bodies.begins(found.earlier) and not _THE_COUNCILS.match(found.before)


def whole(found: Place) -> Subject:
    """Take words that name services themselves for it, unless their clause is about another body."""
    anothers = found.earlier.endswith(" and ") and _is_told_of_another(found)
    others = anothers or AMOUNT_OF.search(found.before) or other_bodies.named(found.clause)
    return Subject.SOMETHING_ELSE if others else Subject.SERVICES


def behind(words: str) -> Subject:
    """Find what a noun's complement is about by its head ("a decline in the quality of …")."""
    ends = _NEXT.search(words)
    part = words[: ends.start()] if ends else words
    named = NOUN.search(part)
    if other_bodies.BODY.search(part) or (named and named["living"]):
        return Subject.SOMETHING_ELSE
    kind = first(_OF.split(part.strip().removeprefix("in ").removeprefix("of ").removeprefix("for "))[0])
    also = _AND_IN.search(words)
    return first(also[1]) if also and kind is Subject.SOMETHING_ELSE else kind


def _last_part(before: str) -> str:
    """Take the last part between commas, with those that belong to the same subject: without a verb of their own."""
    parts = before.split(", ")
    at = len(parts) - 1
    while at > 0 and not FINITE.search(parts[at - 1]) and not FRONTED.match(parts[at - 1]):
        at -= 1
    return ", ".join(parts[at:])


def _last(words: str) -> Subject:
    """Find what the last word is about, where it is a noun that we know."""
    if _AUTHORITY_LAST.search(words):
        return Subject.SERVICES
    found = list(NOUN.finditer(words))
    at_end = bool(found) and not words[found[-1].end() :].strip()
    return Subject.SERVICES if at_end and found[-1]["services"] else Subject.UNKNOWN


def first(words: str) -> Subject:
    """Find what the first noun that we know is about; UNKNOWN where that only belongs to a head that we don't know."""
    words = _TOO_MUCH.sub("", _A_NUMBER_OF.sub("", words))
    found = NOUN.search(words)
    if found is None:
        return Subject.UNKNOWN
    if not found["services"] or _BAD.search(words, 0, found.start()):
        return Subject.SOMETHING_ELSE
    return Subject.UNKNOWN if is_of_another_head(words[: found.start()]) else Subject.SERVICES
