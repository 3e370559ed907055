"""Whether a clause affirms a word in it, or denies it, or only thinks of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.sentences.clauses import FINITE, bearing_on
from watcher.reading.reports.sentences.endings import DISAGREES, FINITELY, NOT, OVER_ITSELF, OVERCOMES, YET_TO

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

_KNOWING = re.compile(
    r"\b(?:recogni[sz]ed?|act(?:ed)?\s(?:up)?on|identif(?:y|ied)|underst(?:and|ood)|aware|know[n]?|knew|notice[d]?|acknowledged?|reali[sz]ed?"
    r"|sighted|appreciated?|grip|grasp(?:ed)?|rectif(?:y|ied)|report(?:ed)?|challenged?|disputed?|den(?:y"
    r"|ied)|contest(?:ed)?|accept(?:ed)?|conceded?|admit(?:ted)?|see(?=\sthat)|seen(?=\sthat)|spot(?:ted)?|pick(?:ed)?\sup|heard"
    r"|(?:told|informed|alerted|briefed|warned|advised)(?=\s(?:to|that|of|about)\b|\s(?!no\b)[^.;]*\sthat\b))\b",
    re.IGNORECASE,
)
"""What leaders do not know of is there all the same: "leaders did not recognise the decline", "nobody told them"."""
_NONE_OF_THEM_SAY = (
    r"\b(?:no|none\sof|not\sone\sof|neither\sof|(?:very\s)?few(?:\sof)?|hardly\sany)\s(?:\w+\s){0,3}?"
    r"(?:parents|carers|families|children|people|leavers|staff|workers)\b[^.;,]{0,60}?\b"
    r"(?:report|say|said|tell|(?<!were\s)(?<!been\s)told|feel|felt|describ)\w*\b(?!\sthe\s(?:[\w-]+\s)?$)"
)
"""How nearly nobody said a thing of the services that people get or work in."""
# "Inspectors did not see a decline" says something of the visit, and nothing of the services; so does what people did
# not report to them, unless it is there by its article: "staff did not report the decline".
_INSPECTORS = re.compile(
    r"\b(?:inspectors?|we|us|this (?:visit|inspection)|the visit"
    r"|(?:parents|carers|families|children|people|staff|workers)\s(?:do|did|have)\snot\s(?:\w+\s)?(?:report|see|tell|told)\b"
    r"(?!\sthe\s(?:[\w-]+\s)?$))\b"
    rf"|{_NONE_OF_THEM_SAY}",
    re.IGNORECASE,
)
_NONE = frozenset({"none", "neither", "nothing"})
_SEEN_THEN = re.compile(r"\b(?:reported|seen|identified|found|noted|recognised)\s(?:at|in|during)\s", re.IGNORECASE)
"""Which of them are meant: "none of the strengths reported in 2021 has been lost"."""
_SAID_BY_NONE = re.compile(_NONE_OF_THEM_SAY, re.IGNORECASE)
_DISBELIEF = re.compile(
    r"\b(?:leaders?|managers?|members|council(?:lors)?|authority|director|staff|they)\s(?:\w+\s)?(?:do|does|did|have|has)\snot\s(?:\w+\s)?"
    r"(?:believed?|think|thought|consider(?:ed)?|feel|felt|agreed?|accept(?:ed)?|perceived?)\b",
    re.IGNORECASE,
)
_DISPUTES = re.compile(
    r"\b(?:leaders?|managers?|members|council(?:lors)?|authority|director|self-evaluation|trust)\s(?:\w+\s)?"
    r"(?:(?:do|does|did|have|has)\snot\s(?:\w+\s)?(?:believed?|think|thought|consider(?:ed)?|feel|felt|agreed?|accept(?:ed)?"
    r"|perceived?|share)|(?:den(?:y|ies|ied)|disput(?:es?|ed)|contest(?:s|ed)?|reject(?:s|ed)?))\b",
    re.IGNORECASE,
)
"""Who does not hold it for true: somebody says so, and the document may not."""
_RIGHTLY = re.compile(r"\b(?:not\s(?:\w+\s)?(?:den|disput|contest|reject)\w*$|right(?:ly)?\b)", re.IGNORECASE)
_SO_IT_IS = re.compile(
    r"\b(?:inspectors|we)\s(?:agree\w*|share\w*|concur\w*|(?:found|saw)\s(?:no\b|nothing|(?:that\s)?(?:it|they|this)\s(?:has|had|have|is|was)\snot))",
    re.IGNORECASE,
)
"""How inspectors say that the dispute is rightly made."""
_IT_HAS = re.compile(
    r"[^.;,]{0,40}[.;,]?\s*(?:(?:but|although|though|yet|however|while),?\s)?(?:(?:inspectors|we|evidence|this\s(?:visit|inspection))\s(?:\w+\s)?"
    r"(?:found|saw|shows?|concluded|confirmed)\s(?:that\s)?)?(?:it|this|they|these)\s(?:clearly\s)?(?:has|have|had|is|are|was|were)"
    r"(?=[.,;:]|\s*$|\sin\s(?:many|most|some)\b|\sand\b|\s(?:since|markedly|significantly|indeed|so\b|the\scase|worse|weaker|got|become|declin|deteriorat|worsen))",
    re.IGNORECASE,
)
"""How what they don't believe is confirmed: "Leaders do not think that … has declined, although it has"."""
# What may be, should be or is feared has not happened.
_UNREAL = re.compile(
    r"""\b(?:if|whether|unless|should|could(?!\s(?:see|find|explain)\b)|might(?!\sexplain\b)|(?-i:may)(?!\sexplain\b)|would|any(?=\s(?:[\w-]+\s){0,2}$)
    |(?:the|these|earlier|previous)\s(?:concerns?|worries|allegations?|complaints?|fears?)\s(?:that|about|of)
        |risks?\sthat|(?<!who\sare\s)(?:vulnerable|susceptible|prone)\sto|at\srisk\sof(?=\s$)|(?:an?|the)\s(?:\w+\s)?risk\sof|likely|potential(?:ly)?|possib\w+|in\scase
    |(?:before|until)(?!\s(?:birth\b|this\s(?:visit|inspection)))|so\sthat|fear(?:s|ed)?|worr(?!ying)\w+|whenever|wherever
        |had\sleaders|each\stime|can
    |expect(?:ed)?\sto\s(?:see|find)\s(?:an?|some|any)(?=\s(?:\w+\s)?$)|monitor(?!ing\s(?:visit|inspection))\w*|will)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What helps to notice such a thing says nothing of one that was.
_IN_GENERAL = re.compile(
    r"\b(?:(?:(?<!the\s)helps?|enables?|allows?|supports?|assists?|alerts?|used|uses?|using|means|designed|able|ability"
    r"|opportunit\w+|can)\b[^.;,]{0,60}?\s"
    r"(?:to\s)?(?:identify(?:ing)?|see|notice|recognise|find|address|challenge)|(?:to|and|or|of|for)\s(?:quickly\s"
    r"|promptly\s)?"
    r"(?:spot|detect|flag|pick\sup|pre-?empt|anticipate|catch|react\sto|respond\sto|spotting|detecting|flagging))\s"
    r"(?:(?:an?|any|where|emerging|early|signs?\sof|when)\s(?:\w+\s){0,2})?$",
    re.IGNORECASE,
)
_LEAVES_IT_SO = re.compile(
    r"\b(?:explain|excuse|justify|account\sfor)\s(?:why|how)\b|\b(?:excuse|justify),?\s(?:the|this|its|their)\s(?:\w+\s)?$|\b(?:remove|lessen|reduce)\s(?:the|any)\s(?:\w+\s)?need\s(?:for|to)\b"
    r"|\b(?:(?:alter|affect|outweigh|diminish|lessen|mask|obscure)(?:s|ed)?|(?:change|disguise|excuse|hide)[sd]?|detract\sfrom|take\saway\sfrom)\s"
    r"(?:the|our|this|their)\s(?:\w+\s)?(?:facts?|findings?|conclusions?|judge?ments?|decisions?|concerns?|views?)\s(?:this\s\w+\s)?(?:that|to)\b",
    re.IGNORECASE,
)
"""What does not change a finding leaves it standing: "this does not alter the finding that …"."""
_DONE_WITH = re.compile(r"\b(?:has|have)\s(?:\w+\s)?been\s\w+\swith\s$", re.IGNORECASE)
"""How what was not done is parted from what it was not done with: "none … has been addressed with …"."""
_WHEN = re.compile(r"\b(?:when|where)\b", re.IGNORECASE)
"""What happens when something else does has not happened by this alone."""
_THE = re.compile(r"\W*(?:the|its|their|this)\s", re.IGNORECASE)
_HAS = re.compile(r"\W*(?:has|have)\b", re.IGNORECASE)
_RELATIVE_LAST = re.compile(r"\b(?:that|which)\s[^,]*$", re.IGNORECASE)
_PART_WHERE = re.compile(
    r"\b(?:there (?:is|are)|in|is|are|remains)\s(?:[\w']+\s){0,3}(?:parts?|areas?|aspects?|teams?)\s"
    r"(?:of\s(?:[\w']+\s){1,3})?$",
    re.IGNORECASE,
)
_OF_PLACES = re.compile(
    r"\b(?:from|in|of|by|with|to|at)\s(?:other\s|some\s|those\s)?(?:areas|places|authorities|councils|boroughs|counties|cases|towns)\s$",
    re.IGNORECASE,
)
"""Which places are meant: "reviews from areas where practice has declined"."""
_WHO_CANNOT = re.compile(r"\bwho\s(?:\w+\s)?(?:cannot|(?:do|are|have|can)\s(?:not|no\slonger))\b[^,.;]{0,60}$")
"""Which children are meant, right before a verb: "the planning for children who cannot return home has declined"."""


def denied(found: Place) -> bool:
    """Return whether the clause denies the words: not, none, neither, without, rather than.

    A second denial takes the first back: "have not halted", "were not aware of" leave what they speak of standing.
    """
    near = bearing_on(found.before)
    if _HAS.match(found.words):
        near = _WHO_CANNOT.sub("", near)
    if _SAID_BY_NONE.search(near):
        return True
    if _DISBELIEF.search(near) and _IT_HAS.match(f"{found.after}{found.later}"):
        return False
    if DISAGREES.search(near):
        return not OVER_ITSELF.search(found.after)
    last = None
    for each in NOT.finditer(near):
        last = each
    if last is None:
        return False
    behind = near[last.end() :]
    if last[0].lower() == "without" and FINITE.search(behind):
        return False  # "that children are left without a plan is a failure"
    if last[0].lower() in _NONE:
        behind = _SEEN_THEN.sub("", behind)
    if (OVERCOMES.search(behind) and not _DONE_WITH.search(behind)) or _LEAVES_IT_SO.search(behind):
        return False
    who = near[near.rfind(" that ", 0, last.start()) + 1 :]
    return not (_KNOWING.search(behind) and not _INSPECTORS.search(who) and not re.search(r"\bany\b", behind))


def disputed(found: Place) -> bool:
    """Return whether those who lead services don't hold the words for true, and nothing says who is right."""
    near = bearing_on(found.before)
    dispute = _DISPUTES.search(near)
    if dispute is None or _RIGHTLY.search(f"{near[: dispute.start()]}{dispute[0]}"):
        return False
    told = f"{found.after}{found.later}"
    return not (_IT_HAS.match(told) or _SO_IT_IS.search(told) or DISAGREES.search(near))


_AUXILIARY = re.compile(r"\b(?:is|are|was|were)\s$", re.IGNORECASE)


def unreal(found: Place) -> bool:
    """Return whether the clause only thinks of the words: if, whether, could, a risk that, when (it happens)."""
    near = _AUXILIARY.sub("", bearing_on(found.before))
    return only_thought(found) or any(
        not FINITE.search(near, each.end()) and not _is_aside(near[: each.start()], found.words)
        for each in _WHEN.finditer(near)
    )


_BEFORE = re.compile(r"\b(?:before|until)\b", re.IGNORECASE)
_DID = re.compile(r"\b(?:\w+ed|took|came|saw|led|left|went|kept|held|gave|met)\b", re.IGNORECASE)


def _of_a_time(near: str, words: str) -> str:
    """Leave out a "before" or "until" that only tells which work is meant, right before a verb.

    "The planning before children go home has declined", and not "leaders acted before practice has declined".
    """
    found = _BEFORE.search(near) if _HAS.match(words) else None
    if not found or not near[: found.start()].strip():
        return near
    leading = near[: found.start()]
    return near if FINITE.search(leading) or _DID.search(leading) else f"{leading}{near[found.end() :]}"


def _is_aside(leading: str, words: str) -> bool:
    """Return whether a "when" or "where" only says of which time or part something has happened.

    "The oversight when children enter care has weakened", "there are areas where practice has declined".
    """
    of_subject = (
        _THE.match(leading) and not _OF_PLACES.search(leading) and not FINITE.search(_RELATIVE_LAST.sub("", leading))
    )
    return bool(of_subject and FINITELY.match(words)) or bool(_PART_WHERE.search(leading) and _HAS.match(words))


_OF_ONE = re.compile(r"(?:has|is|are)\b", re.IGNORECASE)
_OF_ANOTHER_VERB = re.compile(r"\b(?:can|could|will|would|should|may|might)\s(?=\w)(?!.*\bthat\b)", re.IGNORECASE)
"""In front of a verb that can't belong to it: "the search for homes where sisters can live has declined"."""


def only_thought(found: Place) -> bool:
    """Return whether the clause only thinks of the words, where "when" tells the time of something that was."""
    near = bearing_on(found.before)
    if _OF_ONE.match(found.words):
        near = _of_a_time(_OF_ANOTHER_VERB.sub("", near), found.words)
    return bool(_UNREAL.search(near)) or bool(_IN_GENERAL.search(near) and not YET_TO.search(near))
