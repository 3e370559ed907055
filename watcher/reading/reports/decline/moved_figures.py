"""Figures of services' work at two times: "nine in ten visits were on time in 2021; now it is six in ten"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.either_case import EitherCase
from watcher.reading.reports.decline.figure_times import BORDER, NOW, THEN, order_of, time_of
from watcher.reading.reports.decline.figures import (
    ALIKE,
    NUMBER,
    QUANTITIES,
    UNITS,
    Figure,
    counted_anew,
    figures,
    number,
)
from watcher.reading.reports.sentences import other_bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.reading.reports.sentences.letter_search import Found

LETTERS = (
    *(
        "%",
        "per cent",
        " in ten",
        " of ten",
        " in five",
        " of five",
        " in six",
        " in seven",
        " in eight",
        " in nine",
        " in four",
        " of four",
        " in three",
        " of three",
    ),
    *(f"of {digit}" for digit in range(1, 10)),
    *(f"of the {digit}" for digit in range(1, 10)),
    *(" every ", "half", "third", "quarter", "nearly all", "almost all", "nearly every", "almost every", "majority"),
    *(
        "a week",
        "week ",
        " weeks",
        "day ",
        " days",
        "month",
        "within ",
        "inside ",
        "daily",
        "average",
        "twice",
        "took ",
        " term",
        "rs visited",
        "we visited",
    ),
)
"""Letters of which a sentence with a figure has some."""
MOVED = (
    " from ",
    "year after",
    "each year",
    "in each of",
    "running",
    "doubled",
    "trebled",
    "halved",
    "half as",
    "as long",
)
"""Letters of which a sentence that tells what a figure did has some."""
_BEFORE = (
    *("earlier", "last ", "Last ", "revious", "efore", "nce ", "used to", "each ", "every ", "running", "ormerly"),
    *("that time", "when ", "had ", "the space of "),
)
_SOME_TIME = re.compile(r"20\d\d|\bago\b")
"""Without any of these no earlier time is told."""
_COUNTED = "audits|visits|checks|reviews|meetings|sessions|observations"
"""What services do so often."""
_UNIT = rf"\s?%|\sper\scent\b|\s(?:{'|'.join(UNITS)})s?\b|\s(?:{_COUNTED})\b"
_CHANGED = EitherCase(
    rf"""\b(?P<has>(?:has|have)\s(?:\w+\s)?)?(?:gone|went|come|came|fall(?:en|s)?|fell|dropp?\w*|declin\w+|slipp\w+|reduc\w+|decreas\w+|shrunk|shrank|ris\w+|rose|grow\w*|grew|increas\w+|length\w+|moved|extended)
    \b[^.;]{{0,60}}?\sfrom\s(?:[a-z]+\s){{0,2}}?(?P<then>{NUMBER})(?P<of_then>{_UNIT})?[^.;,]{{0,30}}?\sto\s(?:[a-z]+\s){{0,2}}?(?P<now>{NUMBER})(?P<of_now>{_UNIT})?""",
    re.VERBOSE,
)
"""From so much to so much."""
_NUMBER_OF = re.compile(rf"\bnumber\sof\s(?:\w+\s)?({'|'.join(UNITS)})s\s")
"""What two figures are of where neither of them says so: "the number of weeks has risen from 14 to 47"."""
_SAME = r"\b(?:it|this|that|they|these|those|them|figure|share|proportion|percentage|rate|same|comparable|equivalent)\b"
_TAKEN_UP = EitherCase(_SAME)
_IT = re.compile(r"\W*(?:it|this|that|they|these)\b", re.IGNORECASE)
_ELLIPSIS = EitherCase(
    r"(?:(?:at|in|by|on|now|today)\b[^.;]{0,60})?(?:\b(?:fewer|less|more|just|only|than|over|under|about|around|little|barely|some|not)\s)*$"
)
"""How a sentence begins that has a figure for its subject and is of what the one before it was of."""
_OF_FIGURES = EitherCase(rf"{_SAME}|\b(?:fall|drop|rise|performance|timeliness|position|those|waits?|visits)\b")
_OF_ANOTHER = EitherCase(r"\sof\s(?!them|these|those|it\b|the\ssame)")
_INSTEAD = EitherCase(
    r"\b(?:(?:up|down)\sfrom|compared\s(?:with|to)|against|than\s(?:in|at|during|on|when|was|it|they))\s"
)
"""What stands before the figure of the time before, behind that of now."""
_TREND = EitherCase(
    r"""\b(?:(?P<less>f[ae]ll(?:en)?|dropped|declined|come\sdown|gone\sdown|slipped|reduced|decreased|worsened)|(?P<more>ris(?:en|ing)|rose|gone\sup|grown|grew|increased|lengthened))
    \s(?:again\s)?(?:in\seach\sof\sthe\s(?:next|last|past|following)|(?:year|month|quarter)\s(?:after|on|by)\s(?:year|month|quarter)
    |(?:in\s)?(?:each|every)\s(?:year|month|quarter|term)\ssince|for\sthe\s\w+\s(?:successive|consecutive|year|quarter)|(?:two|three|four)\s(?:years|quarters)\srunning)\b
    |\b(?:has|have)\s(?:more\sthan\s|almost\s)?(?:(?P<many>doubled|trebled|tripled|quadrupled)|(?P<half>halved))(?:\s[^.;]{1,30})?\ssince\b
    |\b(?P<often>half\sas\s(?:often|much|regularly|promptly|quickly))\sas\b
    |\b(?P<times>(?:twice|three\stimes|four\stimes|half\sas)\s(?:as\s)?long)\b""",
    re.VERBOSE,
)
_MORE_IS_WORSE = EitherCase(
    r"""\b(?:overdue|late|missed|wait\w*|delay\w*|without|drift\w*|lapsed|outside|out\sof\s(?:area|borough|county|date|touch)|more\sthan\s(?:once|twice)|cancelled|incomplete|repeat(?!\saudit)\w*|re-?referr\w*|second\s(?:or|and)\s\w+|unsuitable|long(?:er)?
    |un(?:allocated|seen|visited|answered|reviewed|recorded|read|opened|assessed|screened)|(?:two|three|four|several)\sor\smore\s(?:\w+\s){0,3}(?:workers?|changes|moves)|changes?\sof\s(?:\w+\s)?(?:worker|adviser)s?
    |not\s(?:\w+\s){0,2}?(?:seen|visited|completed|held|reviewed|made|in\stime|on\stime|started|allocated|recorded|met))\b""",
    re.VERBOSE,
)
"""Of what services do amiss, and of time that children wait: so much the worse, the more of it there is."""
_LESS_IS_WORSE = EitherCase(
    r"""\b(?:(?:on|in)\stime|timel\w+|timescales?|within|inside|prompt\w*|up[\s-]to[\s-]date|completed?|finished|made(?!\sup)|held|seen|visit(?:s|ed)|reviewed|reviews|assessed|allocated|offered|answered|recorded|signed|met
    |good(?:\sor\sbetter)|(?:attendance|attended|contributions?|contributed)\s(?:at|by|of|from|to)|in\stouch|matched|returned|issued|shared|read|updated|supervis\w+|audit\w*|invited|meeting|meetings|had\s(?:an?|their|its)\s(?:[\w-]+\s){0,2}(?:plan|worker|decision|adviser|visit|review|assessment|advocate|meeting)
    |in\ssuitable\saccommodation)\b""",
    re.VERBOSE,
)
"""Of what services do for children: the less, the worse."""
_TIME_TAKEN = EitherCase(
    r"\b(?:wait\w*|take[ns]?|took|taking|delays?|late|average|long(?:er)?|until|before\s(?:they|a|an|the|being)|apart|gaps?|time\s(?:from|between|to|for|taken)|turnaround|respond\w*|response|answer\w*|arrive|resolved?|shared?|visited|seen|held|met)\b"
)
"""Of what days and weeks are told that it is well to have fewer of."""
_OTHERS = EitherCase(
    r"""\b(?:vacanc\w+|turnover|agency|locums?|temporary|sickness|absen\w+|caseloads?|workload|budget\w*|spen[dt]\w*|cost\w*|fund\w+|posts|population|demand|pupils?|attain\w*|GCSEs?|key\sstage|exclu\w+|school\sattendance|attendance\b(?!\s(?:of|by)\s(?:\w+\s)?(?:workers|advisers|managers|officers|staff|partners|professionals|nurses)\b)[^.;,]{0,40}?\s(?:at|in)\s(?:\w+\s)?(?:schools?|college|nursery)
    |(?:in|of)\s(?:education(?!,\shealth\sand\scare\splans\b[^.;]{0,40}?\b(?:within|(?:on|in)\stime|timescales?)\b)|employment|work)|employment|NEET|offend\w*|convict\w*|immunis\w*|substance|(?:foster\w*|approved)\shouseholds|approved\s(?:foster\s)?carers|adopters|poverty|housing|rents?|nation\w*|England|regional\w*|similar|neighbour\w*|elsewhere|comparators?|depriv\w+|wards|residents
    |hospital\w*|CAMHS|NHS|ICB|(?:integrated\scare|health)\s(?:boards?|trusts?|providers?)|courts?|proceedings|dent\w+|clinic\w*|schools|police(?!\sand)|probation|his|her|he|she|boy|improv\w+|numbers?\sof(?!\s(?:\w+\s)?(?:weeks|days|months|hours)\s(?!of\b)[^.;]{0,40}?\b(?:wait\w*|takes?\sto|taken\sto)\b|\s[^.;]{0,40}\b(?:second|repeat|re-refer))|girl|mother|father|baby|pilot\w*|stay\w*|remain\w*|notice|(?:number|proportion|percentage)\sof\s(?:children|young\speople)\s(?:subject|with\sa|on|in\scare|looked)(?!\s(?:\w+\s){0,4}?(?:second|repeat))
    |duty|overnight|appealed|complained|hotels?|consent\w*|accept(?:s|ed|ance)?(?!\sthat)|refus\w*|chose|choose|(?:for|of|in)\sone\schild(?!\sin\b)|target|aim\w*|should|could|would\sbe|will|expect\w*|if|risk(?!\sassess)|require[sd]|needing|new\smeasure|counted|(?:outside|beyond)\s(?:the\scontrol|[\w'’]+\scontrol))\b""",
    re.VERBOSE,
)
"""What rises and falls without the services, what others do, and what is only meant to be."""
_RECOVERED = EitherCase(
    r"""\b(?:(?:has|have)\s(?:(?!not\b(?!\sonly\b)|never\b|yet\b|hardly\b|barely\b)\w+\s){0,2}?(?:been\s)?(?:restored|recovered|improved|risen|reversed|rebuilt|come\sback|brought|regained|made\sup|put\sright)|(?:is|are)\s(?:now\s|again\s)?(?:back|above|better|up\sto)
    |(?:comes?|came|results?|resulted|arises?|was\sthe\sproduct)\s(?:of|from|entirely|only)\b[^.;]{0,60}\b(?:counted|measured?|recorded|recording|system|entered|definition)|(?:has|have)\snarrowed|(?:is|are)\s(?:\w+\s)?(?:positive|welcome|encouraging)|(?:is|are|was|were|now|since)\s(?:\w+\s)?improv(?:ed|ing)|(?<!not\s)in\sline\swith|as\s(?:regulations|guidance)\sallows?|reflects?\s(?:good|strong|better))\b""",
    re.VERBOSE,
)
"""What the next sentence says of figures that have got better since, or only seem to have fallen."""
_WAS_BACK = EitherCase(
    r"\A(?:(?!\b(?:now|currently|today|at\sthis\s(?:visit|inspection))\b).)*?\b(?:was|were|had)\s(?:\w+\s)?back\s(?:above|at|over|up)\b(?!.*\b(?:but|however|again|since)\b)"
)
"""How a figure that fell had risen again, before this visit."""
_IN_SPACE = re.compile(r"\W*(?:per\scent\s)?in\sthe\sspace\sof\s(?![^.;]*\b(?:20\d\d|now)\b)")
"""What moved so fast, and lately."""
_SEEN = EitherCase(r"\b(?:sees?|seen|visit(?:s|ed)?|meets?|met|held|supervised|reviewed|checked|audited|get|receive)\b")
LEAST_FALL = 0.05
"""A share that fell by less than this, from 0 to 1, says nothing of services: figures move a little."""
ROUGHLY = 0.14
"""The same where a figure is no number: "almost all", "half"."""
LEAST_RISE = 1.25
"""How many times as long something has to take."""


def worse_ones(sentences: Sequence[str], among: Found, moved: Found) -> Iterator[int]:
    """Find the sentences whose figures, alone or with the next one's, are worse now.

    `among` are those that have letters of a figure, and which; `moved`, those that have letters of what a figure does.
    """
    for at in sorted({*among, *moved}):
        # "The share of timely reviews held steady. It then fell in each of the next two years."
        for begins in (at, at - 1) if at and _IT.match(sentences[at]) else (at,):
            two = len(among.get(begins, ())) + len(among.get(begins + 1, ())) > 1
            behind = [*sentences[begins + 1 : begins + 3], "", ""]
            of_another = begins and _IT.match(sentences[begins]) and other_bodies.begins(sentences[begins - 1])
            if (two or at in moved) and not of_another and worse(sentences[begins], behind[0], behind[1]):
                yield begins


def eased(words: str) -> bool:
    """Return whether something takes less time now than it did then: no decline, whatever else is said."""
    if not _SOME_TIME.search(words) or not _TIME_TAKEN.search(words):
        return False
    pair = _then_and_now(words)
    return pair is not None and {each.unit for each in pair} == {"days"} and pair[0].value > pair[1].value


def worse(sentence: str, following: str, behind: str) -> bool:
    """Return whether a sentence, alone or with the next, gives figures of services' work that are worse now.

    `behind` is what stands after both.
    """
    if not _tells_before(f"{sentence} {following}") or _WAS_BACK.search(f"{sentence} {following}"):
        return False
    return any(
        _tells_before(words) and _worse(words) and not _recovered(after)
        for words, after in ((sentence, f"{following} {behind}"), (f"{sentence} {following}", behind))
    ) and not counted_anew(f"{following} {behind}")


def _tells_before(words: str) -> bool:
    """Return whether words may tell of an earlier time."""
    return any(each in words for each in _BEFORE) or bool(_SOME_TIME.search(words))


def _recovered(after: str) -> bool:
    """Return whether a sentence behind takes the figures up and says that they are better, or only seem to be worse."""
    return any(
        _OF_FIGURES.search(each[: found.end()]) for each in after.split(". ") if (found := _RECOVERED.search(each))
    )


def _worse(words: str) -> bool:
    if trend := _TREND.search(words):
        clause = words[: trend.end()]
        if _OTHERS.search(clause) or _RECOVERED.search(words[trend.end() :]):
            return False
        if trend["often"]:
            return bool(THEN.match(words[trend.end() :].lstrip()) and _SEEN.search(clause))
        if trend["times"]:
            return bool(THEN.search(words) and NOW.search(words) and _TIME_TAKEN.search(clause))
        return _is_bad(clause, "days" if trend["many"] else "share", less=bool(trend["less"] or trend["half"]))
    pair = _then_and_now(words)
    if pair is None or _stands_apart(words, *pair):
        return False
    then, now = pair
    ends = BORDER.search(words, max(then.end, now.end))
    told = words[: ends.start() if ends else len(words)]
    if _OTHERS.search(told) or _RECOVERED.search(words[len(told) :]):
        return False
    if then.unit == "share":
        change = now.value - then.value
        least = ROUGHLY if any(words[each.start : each.end].lower() in QUANTITIES for each in pair) else LEAST_FALL
        own = told[told.rfind(", ", 0, min(then.start, now.start)) + 1 :]
        of_what = own if _LESS_IS_WORSE.search(own) or _MORE_IS_WORSE.search(own) else told
        return abs(change) >= least and _is_bad(of_what, then.unit, less=change < 0)
    if not then.unit:
        return False
    if then.unit == "count":
        return then.value >= LEAST_RISE * now.value
    return now.value >= LEAST_RISE * then.value and _is_bad(told, then.unit, less=then.unit == "interval")


def _is_bad(words: str, unit: str, *, less: bool) -> bool:
    """Return whether less of it, or more, is bad of what these words tell."""
    if unit in ALIKE:
        return unit == "limit" or bool(_TIME_TAKEN.search(words))
    return not less if _MORE_IS_WORSE.search(words) else less and bool(_LESS_IS_WORSE.search(words))


def _stands_apart(words: str, then: Figure, now: Figure) -> bool:
    """Return whether the second figure is in a sentence of its own that doesn't take up what the first is of."""
    first, second = sorted((then.start, now.start))
    leading = words[first:second].rpartition(". ")
    if not leading[1] or _TAKEN_UP.search(leading[2]):
        return False
    return bool(_OF_ANOTHER.match(words[max(then.end, now.end) :])) or not _ELLIPSIS.match(leading[2])


def _changed(found: re.Match[str]) -> tuple[Figure, Figure]:
    """Take the two figures of "from 22 weeks to 104", whichever of them has the unit."""
    units = [(found[each] or "").strip().lower() for each in ("of_then", "of_now")]
    if not any(units) and (counted := _NUMBER_OF.search(found.string, 0, found.start())):
        units = [counted[1], counted[1]]
    both = [
        each.rstrip("s") if each.rstrip("s") in UNITS else each for each in (units[0] or units[1], units[1] or units[0])
    ]
    then, now = (
        Figure(_unit(both[0]), number(found[each]) * _SCALES.get(unit, 1.0), *found.span(each))
        for each, unit in zip(("then", "now"), both, strict=True)
    )
    return then, now


_SCALES = {"%": 0.01, "per cent": 0.01, **UNITS}


def _unit(of: str) -> str:
    return "share" if of in {"%", "per cent"} else "days" if of in UNITS else "count" if of else ""


def _then_and_now(words: str) -> tuple[Figure, Figure] | None:
    """Find two figures of one unit of which one is of an earlier time than the other."""
    changed = _CHANGED.search(words) if " from " in words.lower() else None
    if changed and (
        changed["has"] or NOW.search(words) or " since " in words or _IN_SPACE.match(words[changed.end() :])
    ):
        return _changed(changed)
    found = figures(words)
    for one, other in pairwise(found):
        if one.unit != other.unit and {one.unit, other.unit} != {*ALIKE}:
            continue
        told_then = THEN.search(words[: one.start].rpartition(". ")[2])
        if _INSTEAD.search(words[one.end : other.start]) and THEN.search(words[one.end :]) and not told_then:
            return other, one
        order = order_of(*(time_of(words, found, each) for each in (one, other)))
        if order:
            return (one, other) if order < 0 else (other, one)
    return None
