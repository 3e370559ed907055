"""What one clause says of an area for priority action outright, whatever else it says."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from watcher.reading.reports.priority.earlier import is_earlier
from watcher.reading.reports.priority.left import is_left_further_on
from watcher.reading.reports.priority.others import OF_CASES, ONLY_THOUGHT, is_elsewhere
from watcher.reading.reports.priority.over import is_met, is_to_stay
from watcher.reading.reports.priority.set_now import ANY, is_listed_here, is_now, sets_it
from watcher.reading.reports.priority.words import MUST_BE_TAKEN, OFSTED_NAMES
from watcher.reading.reports.sentences.affirmation import denied
from watcher.timing.dates import MONTHS

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place


class Standing(Enum):
    """What a sentence says of an area for priority action."""

    SET = "it is set by this document"
    STANDS = "it was set earlier and still stands"
    NONE = "there is none, or it is over"
    SPOKEN_OF = "it is only spoken of"
    UNSURE = "it is named, and nothing says how it stands"


_LISTED_AS = re.compile(
    r"\b(?:listed|set\sout|singled\sout|named|given|described|recorded|identified|raised)\s(?:below|above|(?:here|at\sthe\s(?:head|end|start))?\s?in\sthis\s(?:letter|report))\s"
    r"(?:as|for|under)\s(?:\w+\s){0,2}$|\bunlike\b[^,]*,\sthis\sone\s(?:contains|has|sets|makes|includes)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What this document names so, in front of the name: "the findings listed in this letter as …"."""
_OF_THE_ONES = re.compile(r"\b(?:neither|none|both|each|all|one|two|most)\sof\sthe\s(?:\w+\s)?$", re.IGNORECASE)
_IN_THIS_LETTER = re.compile(
    r"\s(?:in|of)\sthis\s(?:letter|report)\b(?![^.;]*\b(?:new|earlier|previous\w*|before)\b)", re.IGNORECASE
)
"""Whatever is said of some of "the areas in this letter", it sets them."""
_WE_HAVE = re.compile(
    r"\s(?:(?:that|which)\s)?(?:we|inspectors)\shave\s(?:now\s)?(?:identified|set|made|raised|named)\b", re.IGNORECASE
)
_NOT_ALL = re.compile(
    r"\bnot\s(?:all|every\w*|each)\b[^.;,]*\bthis\s(?:letter|report|visit|inspection)\b[^.;,]*$", re.IGNORECASE
)
_BUT_THESE_DO = re.compile(
    r",?\s(?:but|though|although)\s(?![^.;]*\b(?:no|not|none|nothing)\b)[^.;]*\s(?:do|does|is|are)(?=\W*\Z|[.,;])",
    re.IGNORECASE,
)
"""Whatever needs it not, these do: "not all of the findings in this letter call for …, but two do"."""
_ON_CONDITION = re.compile(r"\b(?:if|whether|any|would|might|could|had|when|where)\b", re.IGNORECASE)
_NONE_OF_THEM = re.compile(
    rf"(?P<then>(?:\s(?:set|made|identified|raised|from|in|of|at|last|the|our|year|previous|visit|inspection|20\d\d|{'|'.join(MONTHS)}))*)\W*(?:none|neither)\sof\s(?:which|them|these|those)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_OF_THESE_NONE = re.compile(
    r"\s(?:about|on|concerning|regarding)\s[^.;,]{2,80},\s(?:none|neither)\sof\s(?:which|them)\b(?P<rest>.*)",
    re.IGNORECASE,
)
"""The same of several, behind what they are about."""
_NONE_OF = re.compile(r"\b(?:none|neither|not\sall)\sof\s(?:[\w'’]+\s){1,7}$", re.IGNORECASE)
_BEYOND = re.compile(
    r"[^.;,]{0,40}?\s(?:beyond|besides|to(?=[^.;]*\balready\b)|(?:other|more)\sthan|(?:apart|aside)\sfrom|except(?:\sfor)?)\s(?:those|(?:the\s)?(?:(?:\w+\s)?(?:one|two|three|areas?)))\b(?P<which>[^.;]*)",
    re.IGNORECASE,
)
_ALREADY = re.compile(r"\b(?:already|previous\w*|earlier|last|20\d\d)\b", re.IGNORECASE)
"""Which ones alone there are: "no areas beyond those already in place"."""
_STOPPED_SHORT = re.compile(
    r"\b(?:stop(?:s|ped)?|fall(?:s)?|fell)\s(?:just\s)?short\sof\s(?:[\w'’-]+ing\s|what\s(?:would\s|could\s)?(?:be|make)\s)?(?:it\s|this\s|them\s)?(?:an?\s|one\s|any\s|as\s)*(?:\w+\s)?$",
    re.IGNORECASE,
)
_NONE_WAS_SET = re.compile(
    r"\b(?:(?:did|have|has|do)\snot\s(?:\w+\s)?(?:set|identif\w+|ma[dk]e|raised?|f[io]u?nd)\sone\b|decided\sagainst)",
    re.IGNORECASE,
)
_THRESHOLD = r"(?:threshold|bar|criteri(?:a|on)|test|definition)\s(?:for|of)\s(?:an?\s)?(?:\w+\s)?$"
_MEETS_IT = re.compile(
    rf"\b(?P<not>(?:did|does|do|was|were)\snot\s(?:\w+\s)?)?(?:me(?:e)?ts?|reach(?:es|ed)?|cross(?:es|ed)?|pass(?:es|ed)?)\s(?:the|our|this)\s{_THRESHOLD}",
    re.IGNORECASE,
)
THRESHOLD = re.compile(rf"\bthe\s{_THRESHOLD}", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:child|case|contact|referral|family|last|previous|earlier|20\d\d)\b", re.IGNORECASE)
"""What is met by one child, or was at another time, is no area of this visit."""
_IS_MET = re.compile(
    r"\s(?:has|have|had|is|are|was|were)\s(?P<not>not\s)?(?:\w+\s)?(?:been\s)?(?:met|reached|crossed|passed|satisfied)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:^|,\s|\b(?:inspectors|we|ofsted)\s(?:\w+\s)?(?:found|concluded|consider|judged?)\sthat\s)\W*(?:an?\s|one\s)?(?:(?:urgent|immediate|joint|swift|further)\s)*$",
    re.IGNORECASE,
)


def outright(where: Place, *, by_name: bool) -> Standing | None:
    """Say how one stands where its own words say so, whatever else the clause says; None where they don't."""
    none_of_them = _NONE_OF_THEM.match(f"{where.after}{where.later}")
    of_several = none_of_them or (
        "areas" in where.words.lower() and _OF_THESE_NONE.match(f"{where.after}{where.later}")
    )
    if of_several and is_met(of_several["rest"]):
        return Standing.STANDS
    if none_of_them and not (none_of_them["then"] or OFSTED_NAMES.search(where.before)):
        return Standing.NONE
    if _NONE_OF.search(where.before) and is_met(f"{where.earlier}{where.after}"):
        return Standing.STANDS
    listed = _LISTED_AS.search(where.before) or is_listed_here(where)
    if listed and not (denied(where) or _ON_CONDITION.search(where.before)):
        return Standing.SET
    if by_name and _OF_THE_ONES.search(where.before) and _of_this_letter(where):
        return Standing.SET
    if by_name and _not_all_are(where):
        return Standing.SET if _BUT_THESE_DO.match(where.later) else Standing.UNSURE
    if is_to_stay(where):
        return Standing.STANDS
    if denied(where) and (ANY.search(where.before) or _BEYOND.match(where.after)):
        return _beside(where)
    if _STOPPED_SHORT.search(where.before) or _NONE_WAS_SET.search(f"{where.after}{where.later}"):
        return Standing.NONE
    return Standing.SET if _sets_it(where, by_name=by_name) else None


def by_its_threshold(where: Place) -> Standing | None:
    """Say how one stands whose threshold is said to be met, or not: that alone is what "met" is said of."""
    found = _MEETS_IT.search(where.before) or (THRESHOLD.search(where.before) and _IS_MET.match(where.after))
    if not found or OF_CASES.search(where.before) or _OF_OTHERS.search(where.clause):
        return None
    if found["not"] or denied(where):
        return Standing.NONE
    return Standing.UNSURE if _ON_CONDITION.search(where.leading) else Standing.SET


def _beside(where: Place) -> Standing:
    """Say what is left beside those that are denied."""
    beyond = _BEYOND.match(where.after)
    if beyond is None:
        left = is_left_further_on(f"{where.after}{where.later}", 0, met=True)
        return Standing.STANDS if left else Standing.NONE
    return Standing.STANDS if _ALREADY.search(beyond["which"]) else Standing.UNSURE


def _of_this_letter(where: Place) -> bool:
    ours = _WE_HAVE.match(where.after) and not (is_earlier(where) or is_met(f"{where.after}{where.later}"))
    return bool(ours or _IN_THIS_LETTER.match(where.after))


def _sets_it(where: Place, *, by_name: bool) -> bool:
    if _BEGINS.search(where.before) and MUST_BE_TAKEN.match(where.after):
        return True
    only_thought = bool(ONLY_THOUGHT.search(where.leading) or is_elsewhere(where.leading))
    return by_name and sets_it(where, only_thought=only_thought) and (is_now(where) or not is_earlier(where))


def _not_all_are(where: Place) -> bool:
    """Return whether not all that this document found is one, so that some of it is."""
    return not is_earlier(where) and bool(_NOT_ALL.search(where.before)) and not is_met(f"{where.after}{where.later}")
