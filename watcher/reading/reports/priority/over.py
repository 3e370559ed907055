"""Whether an area for priority action is over, or still stands: what is said of it, and of what was done about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.left import NOT_OVER, OVER, SEEN_AS, STAYS
from watcher.reading.reports.sentences.endings import NOT

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

_IS_OVER = re.compile(rf"\b(?:{OVER}|no\slonger|satisfied|put\sright)\b", re.IGNORECASE)
_STILL_STANDS = re.compile(
    rf"""\b(?:(?:not|never)\s(?:(?:yet|been|all|\w+ly)\s)*{OVER}|(?:(?:could|can|should)\snot|cannot|can['’]t)\s(?:yet\s|now\s)?be\s{OVER})|\b(?:only|partly|partially)\s(?:\w+\s){{0,2}}{OVER}|\byet\sto\sbe\s(?:\w+ly\s)?{OVER}
    |\b(?:insufficient|limited|little|not\s(?:made\s)?(?:enough|sufficient))\sprogress|\b(?:insufficient|too\sslow)\b|\b(?:little|nothing)\shas\sbeen\s(?:done|achieved)\b
    |\bnot\s(?:yet\s)?(?:taken|done)\s(?:enough(?!\sfor\s(?!it\b|them\b|th(?:is|at|ese|e)\b|both\b|either\b))|sufficient|effective|decisive|appropriate|the\s(?:necessary|required))\b
    |\bno\s(?:effective|sufficient|decisive|appropriate)\s(?:actions?|steps)\b|\bnot\s(?:to\s)?(?:lift|remov|clos|withdraw|discharg)(?:e|ing)?\b(?!\s(?:the|any)\sneed)|\b(?:failed\sto|not)\s(?:ensured?|made?\ssure|make\ssure)\sthat\b
    |(?<!none\s)(?<!not\s)(?<!longer\s)\bremains?(?=[.,;:]|\s*$|\s(?:in\splace|outstanding|unresolved|relevant|open|from|areas?|an\sarea|a\spriority|to\sbe|in\sforce))
    |(?<!not\s)\bcontinues?(?:\sto\s(?:apply|stand|be)\b|(?=[.,;:]|\s*$))|(?<!not\s)\bcarr(?:y|ies)\s(?:over|forward)\b|\bstays?\s(?:an?\sarea|areas|in\s(?:place|force)|open)\b|\b(?:begun|started|beginning|starting)\sto\s(?:be\s)?(?:address|tackle|meet|resolve|implement|deal)\w*
    |(?<!\bwas\s)(?<!\bwere\s)(?:\bfar\sfrom\s(?:over|finished|complete|met|done)\b|\bstill\s(?:stands?|appl(?:y|ies)|in\s(?:place|force)|to\sbe|live|open|current)\b|\b(?:it|they|and)\sstands?\b)|\bnot\s(?:yet\s)?gone\saway\b
    |\bnot\s(?:yet\s)?ones?\s(?:that|which)\b[^.;]{{0,30}}\b(?:sign\soff|close|lift|remove|discharge|withdraw)\b|\bas\s(?:continuing|outstanding|unmet|(?:still\s)?open|still\sstanding|ongoing)\b|\bappl(?:y|ies)\sto\sthis\sday\b|\b(?:outstanding(?!\s(?:in\s(?:its|their)\s)?(?:practice|work)\b)|unresolved)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEFT = re.compile(
    rf"(?<!longer\s)(?<!\bbe\s)(?<!\bwere\s)(?<!\bwas\s)(?<!\bhad\s)(?<!\bhad\sbeen\s)\b(?:{NOT_OVER}|{STAYS})|\bon\swhich\s[^.;,]{{0,40}}\bmore\sto\sdo\b",
    re.IGNORECASE | re.VERBOSE,
)
"""How an earlier area is said to stay; of records or plans it may be what a new one is about."""
_THE = re.compile(r"\b(?:the|these|those|both|all|that|this)\s(?:\w+\s)?$", re.IGNORECASE)
_IT_STAYS = re.compile(
    rf"(?:\s(?:to\s)?(?:which|that)(?!\s(?:had|was|were)\b)(?:\s[^,;.]{{1,40}}?)?)?\s(?:(?:will|must|should|therefore|still|both|all)\s)*(?:{STAYS}|(?:continue|remain)s?\sfrom\b)",
    re.IGNORECASE | re.VERBOSE,
)
"""Said of "the" area, this alone tells that it was there before."""
_NONE_GOES_ON = re.compile(
    r"\b(?:neither|none)(?:\sof\s(?:them|these|those|which))?\s(?:still\s|now\s)*(?:continues?|remains?|stands?|appl(?:y|ies))\b"
    r"|\s(?:is|are)\sno\slonger\s(?:in\s(?:place|force)|outstanding|open)\b(?![^.;]*\b(?:but|others?|remaining|second)\b)",
    re.IGNORECASE,
)
_NOTHING_LEFT = re.compile(
    r"(?<!\bthat\s)(?<!\bthan\s)(?<!\bfrom\s)\b(?:nothing|none)\s(?:is|was)\s(?:now\s|still\s|left\s)*(?:outstanding|unresolved|open)\s(?=(?:from|of|on)\b)",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:but|except\w*|apart|other\sthan|save|beyond|until|yet|once|when)\b", re.IGNORECASE)
"""What makes less of "nothing was outstanding": "… but the first"."""
_TO_STAY = re.compile(
    r"(?<!\bwould\s)\b(?:should|must|will|needs?\sto|ha(?:s|ve)\sto)\s(?:\w+\s)?(?:stay|remain|continue(?:\sto\sbe)?)\s(?:as\s)?(?:an?\s|one\s)?$|\bcontinues?\sto\s(?:require|need|warrant|call\sfor)\s(?:an?\s)?$",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(
    r"\A\W*as\s(?:at|on|in|during)\s(?:(?:the|our|its|their)\s(?:\w+\s){0,2}(?:last|previous|earlier)\b[^,;.]*|20\d\d),\s[^.;]*\s(?:is|are)\s(?:an?|one)\s$"
    r"|\b(?:is|are)(?:\sstill\s|,\sas\s(?:it|they)\s(?:was|were)\s[^,;.]{2,60},\s)(?:an?|one)\s$",
    re.IGNORECASE,
)
"""In front of an area that is one as it was before: "As at the previous visit, caseloads are an …"."""
_TOO_SOON = re.compile(
    r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bnot\s)\b(?:too\s(?:soon|early|little)|premature|not\s(?:yet\s)?(?:enough|satisfied|persuaded|convinced|assured|confident|sure|possible|ready|able|time|in\sa\sposition))\b[^.;]{0,90}?\b"
    r"(?:(?P<says>that)|sign\soff|lift|remove|close|withdraw|discharge)\s(?:(?:all|both|the|this|that|these|those)\s)+$"
    r"|\b(?:cannot|(?:can|could|do|did)\snot)\s(?:yet\s)?(?P<sees>treat|regard|consider|see|judge|view|call)\s(?:(?:all|both|the|this|that|these|those)\s)+(?:\w+\s)?$",
    re.IGNORECASE,
)
"""In front of an area that it is too soon to lift, or to call met."""
_WERE_NOT_SURE = re.compile(
    r"\b(?:inspectors|we)\s(?:were|was)\s(?:not\s(?:yet\s)?(?:satisfied|persuaded|convinced|assured|confident|sure|able\sto\s(?:say|agree|conclude))|unable\sto\s(?:say|agree|conclude))\s"
    r"that\s(?:(?:all|both|the|this|that|these|those)\s)+$",
    re.IGNORECASE,
)
_HAS_ENDED = re.compile(rf"\b(?:has|have|had|is|are|was|were)\s(?:now\s|been\s|\w+ly\s)*{OVER}\b", re.IGNORECASE)
"""The same of this visit, in the past tense."""
_TOO_SOON_FOR = re.compile(
    r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bnot\s)\btoo\s(?:soon|early)\sfor\s(?:(?:all|both|either|the|this|that|these|those)\s)+$|\b(?:more|further|much)\b[^.;,]{0,40}\bbefore\s(?:(?:all|both|either|the|this|that|these|those)\s)+$",
    re.IGNORECASE,
)
_CAN_BE_OVER = re.compile(rf"[^.;]{{0,80}}\s(?:to|can)\s(?:now\s)?be\s{SEEN_AS}{OVER}", re.IGNORECASE)
"""What it is too soon for, or has more to come before it: "… before the area can be closed"."""
EXISTING = re.compile(r"\b(?:existing|remaining|outstanding|unresolved)\s$", re.IGNORECASE)
"""Which one is there already, whatever is only thought of it."""
_IS_DONE = re.compile(
    rf"\b(?:this|it|they|these|both)\s(?:has|have|is|are)\s(?:now\s|been\s|\w+ly\s)*{OVER}\b|\b(?:has|have)\s(?:\w+\s)?{OVER}\s(?:it|them|this|these|both)\b",
    re.IGNORECASE,
)
"""What is said of an area behind its heading, where another one has its matter."""
_ENOUGH = r"(?:effective|sufficient|decisive|appropriate|the\s(?:necessary|required))\s(?:actions?|steps)"
_ENDED = re.compile(
    r"\b(?:(?:decided|agreed)\sto\s(?:lift|remove|close|withdraw|discharge)|(?:visit|inspection|inspectors|ofsted|we)\s"
    r"(?:(?:has|have|now|therefore)\s)*(?:lift|remov|clos|withdr[ae]w|discharg)(?:s|es|ed|n)?"
    rf"|(?:ha(?:s|ve|d)\s(?:\w+\s)?taken\s{_ENOUGH}|{_ENOUGH}\s(?:has|have)\sbeen\staken)\s"
    r"(?:to\s(?:address|tackle|resolve|meet|remedy)|on|against|about|in\srespect\sof))\s(?:(?:all|both|each|one|two|three|four|five|of|the|this|that|these|those)\s)+$",
    re.IGNORECASE,
)
"""What was done about an area of an earlier visit: it is lifted, or enough was done."""
_HAS_TO_BE = re.compile(
    rf"\b(?:(?:should|must|needs?\sto|to|will)\sbe|(?:from|before|towards?|to|without)\sbeing)\s(?:\w+ly\s)?{OVER}"
    rf"|\bto\s(?:consider|regard|treat|see|call|judge)\s(?:it|them|this|that|these|either|both)\s(?:as\s|to\sbe\s)?(?:\w+ly\s)?{OVER}",
    re.IGNORECASE,
)
_ENOUGH_FOR = re.compile(
    r"\b(?:enough|sufficient\w*|such|good|great|done|made)\b[^.;,]{0,40}\sfor\s(?:(?:the|both|either|all|these|each|of)\s)*$",
    re.IGNORECASE,
)
_TO_BE_OVER = re.compile(rf"\sto\s(?:now\s)?be\s(?:\w+\s)?{OVER}\b", re.IGNORECASE)
"""How enough was done "for the area … to be removed"."""


def is_met(words: str) -> bool:
    """Return whether words say of something that it is over."""
    return bool(_IS_OVER.search(words))


def is_done(behind: str) -> bool:
    """Return whether what stands behind an area's heading says that it is over."""
    return bool(_IS_DONE.search(behind))


def still_stands(where: Place, told: str) -> bool:
    """Return whether an earlier area still stands; `told` is what is said of it."""
    enough = _ENOUGH_FOR.search(where.before)
    not_enough = enough and _TO_BE_OVER.search(where.after) and NOT.search(where.before)
    if _NONE_GOES_ON.search(told) or _nothing_is_left(where):
        return False
    too_soon = _TOO_SOON.search(where.before)
    if (too_soon and is_met(where.after)) or (_WERE_NOT_SURE.search(where.before) and _HAS_ENDED.search(where.after)):
        return True
    return bool(
        (_THE.search(where.before) and _IT_STAYS.match(where.after))
        or not_enough
        or _is_left(where, told)
        or _STILL_STANDS.search(told)
        or (EXISTING.search(where.before) and not is_met(_HAS_TO_BE.sub("", where.after)))
    )


def _nothing_is_left(where: Place) -> bool:
    found = _NOTHING_LEFT.search(where.before)
    return found is not None and not _BUT.search(f"{where.leading} {where.after}{where.later}")


def _is_left(where: Place, told: str) -> bool:
    found = _LEFT.search(told)
    if found is None or not EARLIER.search(f"{where.leading}{where.words}{where.after}"):
        return False
    ahead = told[: found.start()]
    return not (NOT.search(ahead) or is_met(ahead))


def is_to_stay(where: Place) -> bool:
    """Return whether an area is to remain one."""
    if _AS_BEFORE.search(where.leading) or (_TOO_SOON_FOR.search(where.before) and _CAN_BE_OVER.match(where.after)):
        return True
    too_soon = _TOO_SOON.search(where.before)
    return bool(too_soon and not (too_soon["says"] or too_soon["sees"])) or bool(
        _TO_STAY.search(where.before) and not NOT.search(where.before)
    )


def is_over(where: Place, told: str) -> bool:
    """Return whether an area is over, or enough was done for that; `told` is what is said of it."""
    enough = _ENOUGH_FOR.search(where.before) and _TO_BE_OVER.search(where.after)
    return bool(enough or _ENDED.search(where.before) or _NONE_GOES_ON.search(told)) or is_met(_HAS_TO_BE.sub("", told))
