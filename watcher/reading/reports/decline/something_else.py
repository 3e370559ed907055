"""What sounds like a decline and is none of services: other places, one family, money, and less of what is bad."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

_FOR_ONE = re.compile(
    r"\sfor\s(?:the|an?|this|that|each|one|their|his|her)\s(?:\w+\s)?(?:child|family|parent|young\sperson|person|girl|boy|baby"
    r"|mother|father)\b"
)
"""In whose life it is worse: inspectors say of all children, or of families, what services did."""
_OTHER_PLACES = re.compile(
    r"(?:\A|,\s)\W*(?:(?:neighbouring|surrounding|adjoining)\s(?:\w+\s)?(?:areas|partnerships)|(?:other|many|most|neighbouring|surrounding)\s(?:local\s)?(?:authorities|councils|boroughs))\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Whose services they are that got worse, right before the verb: "neighbouring areas have seen …"."""
_OF_MONEY = re.compile(
    r"\b(?:financ\w+|budget\w*)\s(?:position|situation|standing|health|outlook)\s$"
    r"|\b(?:living\scosts|cost\sof\sliving|allowances?|benefits|wages|incomes?|prices|rents?)\b(?:\s(?!and\b)[^;,\s]+){0,6}?"
    r"(?:[,;]?\sand\s(?:the\s)?(?:\w+\s)?(?:children|families|parents|people|leavers|carers|households|tenants|they|many|some|most))?\s(?:is|are)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\A\W*in\s(?:the|an?|one)\s(?:neighbouring|adjoining|nearby)\s(?:[\w-]+\s){0,2}?(?:authority|council|county|borough|area|city|town|district|region),\s|\b(?:another|other|neighbouring|adjoining|surrounding)\s(?:[\w-]+\s){0,2}?(?:authorit\w+|councils?|count\w+|boroughs?|areas?|cit(?:y|ies)),?\s(?:where|in\swhich)\s|"
    r"(?<!\bas\s)(?<!\bas\sit\s)(?<!\bas\sthey\s)(?<!\bas\sthis\s)\b(?:has|have|had|is|are|was|were)\selsewhere\b|\belsewhere\s(?:has|have|had|led|caused|resulted)\b|\bresidents\s(?:\w+\s)?(?:told|say|said|feel|felt)\b",
    re.IGNORECASE,
)
"""What has been so in other places, and what those who live in this one say of it."""
_HOUSEHOLDS = re.compile(
    r"\W*(?:(?:many|most|some|more|the|local|these)\s){0,2}(?:famil(?:y|ies)|households?|parents|residents|people|children)"
    r"(?:\sin\s[^.;,]{2,30})?\s(?:is|are)\s(?:\w+\s)?poorer\b(?!\s(?:served|protected|supported|looked)\b)",
    re.IGNORECASE,
)
"""Who is poorer for want of money."""
_OF_THE_DAY = re.compile(r"\sin\sthe\s(?:day|morning|afternoon|evening)\b", re.IGNORECASE)
_PASSING = re.compile(r"\b(?:short-lived|brief|temporary|momentary)\s$", re.IGNORECASE)
AS_MEANT = re.compile(
    r"^(?:(?!\bnot\b)[^;])*\b(?:as\s(?:their|the|each|a)\s(?:\w+\s)?(?:plans?|placements?|needs?|support|order)\b[^.;,]{0,20}\s(?:ends?|comes?|clos\w+|reduce|step|near)|for\s(?:some|others),\sas\stheir\s(?:plans?|needs?)\srequires?"
    r"|in\sline\swith\stheir\s(?:\w+\s)?(?:plans?|needs|wishes)|at\stheir\s(?:own\s)?(?:request|choice))\b",
    re.IGNORECASE,
)
"""Why it is well that children get less."""
_BETTER_UNUSED = re.compile(
    r"\b(?:agency|locum|interim|temporary|unregistered|unregulated|unsuitable|bed\sand\sbreakfast|hotels?|restraints?|police\sprotection|emergency\s(?:powers|homes|moves)|out-of-area)\b[^.;,]{0,30}?"
    r"\s(?:is|are)\s(?:\w+\s)?(?:used|needed|employed|engaged|relied\son)\s(?:(?:much|far)\s)?$|\b(?:commissioned|bought|sought)\s(?:in|from\s(?:outside|elsewhere|others))\s$"
    r"|\b(?:leave|resign|(?:are|is)\s(?:cancelled|postponed|restrained|excluded))\s(?:(?:much|far)\s)?$",
    re.IGNORECASE,
)
"""What is well used, or done, less often."""
AMOUNT = re.compile(
    r"\b(?:lessen\w*|f[ae]ll\w*|dropp\w*|reduc\w+|decreas\w+|shr[aiu]nk\w*|fewer|lower)\b", re.IGNORECASE
)
"""What is said of counts more often than of work: of what nobody knows, only with the last inspection beside it."""
_LESS_OF = re.compile(
    r"(?:\A\W*|,\s)(?:(?!because|due|given|with|despite|amid|as|from|after|following)\w+\s){0,2}?"
    r"(?:variab\w+|inconsisten\w+|drift|delays?|gaps?|weakness\w*|shortcomings?|barriers?|waits?|waiting\stimes?|backlogs?)\s"
    r"(?:in|of|for|to)\s(?:[\w'’-]+\s){0,6}$",
    re.IGNORECASE,
)
"""Of what it is good to have less, up to the verb: "significant delays in support have reduced"."""
_NARROWED = re.compile(r"\b(?:narrowed|shrunk|fallen|lessened|reduced|diminished)$", re.IGNORECASE)
_DISTANCE = re.compile(
    r"\b(?:differences?|gaps?|distance|gulf|disparit\w+|inequalit\w+|variation)\b[^;]*$", re.IGNORECASE
)
"""What it is good to have less of, wherever the words stand that say of what."""
_OF_BAD = re.compile(
    r"(?:\A|,\s)\W*(?:weak(?:er)?|poor(?:er)?|unsafe|repeat(?:ed)?|unplanned|late)\s(?:[\w'’-]+\s){1,4}$", re.IGNORECASE
)
_LESS = re.compile(r"\b(?:less|fewer|rarer|declin|f[ae]ll|dropp|reduc|decreas)", re.IGNORECASE)
"""Bad work of which there is less: "weaker practice is much less common than it was"."""
_IS_LESS = re.compile(
    r"(?:\s[\w'’-]+){1,4}?\s(?:is|are)\s(?:\w+\s){0,3}?(?:less\s(?:common|often|frequent\w*|likely)|rarer?\b|seldom|no\slonger\s(?:seen|found|evident))",
    re.IGNORECASE,
)
"""How there is less of what is "weaker" or "poorer" than the rest, and not weaker than before."""


def is_less_of_bad(where: Place) -> bool:
    """Return whether what has become less is something that it is good to have less of, named up to the verb."""
    return bool(
        (_LESS_OF.search(where.before) and AMOUNT.search(where.words))
        or (_NARROWED.search(where.words) and _DISTANCE.search(f"{where.earlier[-80:]}{where.before}"))
    )


def is_no_decline(where: Place) -> bool:
    """Return whether what got worse is not theirs, is passing, or is better rare."""
    return bool(
        (where.words.endswith("later") and _OF_THE_DAY.match(where.after))
        or ("poorer" in where.words and _HOUSEHOLDS.match(f"{where.before}{where.words}"))
        or _FOR_ONE.match(where.after)
        or AS_MEANT.search(where.after)
        or _ELSEWHERE.search(where.clause)
        or _OTHER_PLACES.search(where.before)
        or _OF_MONEY.search(f"{where.earlier}{where.before}")
        or _BETTER_UNUSED.search(where.before)
        or _PASSING.search(where.before)
        or (_OF_BAD.search(where.before) and _LESS.search(where.words))
        or (where.words.lower().endswith(("weaker", "poorer")) and _IS_LESS.match(where.after))
    )
