"""Words that set an area for priority action in themselves, whatever else their clause says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.priority.earlier import EARLIER, THIS_VISIT, is_earlier
from watcher.reading.reports.priority.over import is_done
from watcher.reading.reports.priority.words import (
    AS_QUESTION,
    FOR_SOMEBODY,
    HAS_ONE,
    HAVE_LED_TO,
    IN_OUR_VIEW,
    IS_ITS_SUBJECT,
    MADE_ONE,
    MUST_ACT_ON,
    NOW_ONE,
    OF_THIS_LETTER,
    SUBMIT,
    THEIR_OWN,
    THERE_ARE,
    TO_BE_DONE,
    TOLD_IT_WOULD_BE,
    TREAT_AS,
    WE_NAMED,
    WE_TELL,
    WHICH_IS_ABOUT,
)
from watcher.reading.reports.sentences.affirmation import denied

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

_WAS_FOUND = (
    r"(?=\W*\Z|[.,;(]|\s(?:(?:is|are|was|were|has\sbeen|have\sbeen)\s)?"
    r"(?:identified|found|seen|set|made|raised|reported|noted|required|needed|necessary|arising|to|of|at|on|that|which)\b)"
)
NOTHING = (
    r"(?:(?:\w+\s){0,3}?(?:none(?!\sof\s(?![^.;]{0,40}?\b(?:areas?|actions?|ones?|th[eo]se|this|that|them|which)\b))|nil|n/a|0|zero"
    rf"|no(?![\s-]\w)|no\s(?:\w+\s){{0,2}}?(?:areas?|ones?|recommendations?)"
    rf"|(?:nothing(?:\s(?:new|further|else))?|no\s(?:\w+\s){{0,2}}?(?:actions?|matters?|issues?|points?|concerns|weaknesses|findings)){_WAS_FOUND})"
    r"|not\s(?:applicable|identified|set|made|required|needed))\b"
)
"""What says behind the words that there is none; "no plan for the child" says what one is about."""
_HEADS = re.compile(rf"(?::|\s[-–—•▪●■])\s(?!{NOTHING})", re.IGNORECASE)
"""What stands behind the words as behind a heading: "Area for priority action: visits to children"."""
_AS_HERE = re.compile(
    r",?\sas\s(?:on\sthis\s(?:occasion|visit)|it\s(?:has|does|did)\s(?:here|in\sthis\scase)|(?:is|in)\s(?:the\scase\shere|this\s(?:case|instance)))\b",
    re.IGNORECASE,
)
"""What holds in general holds here too."""
_WOULD_HAVE = re.compile(r"\b(?:would|could|might|may|should)\s(?:\w+\s)?$", re.IGNORECASE)
_WE_TOLD = re.compile(
    r"\b(?:inspectors|we)\s(?:\w+\s)?(?:told|informed|notified|advised|explained|confirmed)\b[^.;]{0,60}\bthat\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_WOULD_BE_SET = re.compile(r"\swould\sbe\s(?:issued|set|made|recorded|identified|included|raised)\b", re.IGNORECASE)
"""What leaders were told at this visit."""
_CHANGED = re.compile(
    r"\b(?:chang|alter|revis|withdr|revers|reconsider|overt|not\b|never\b|initial\sview\swas|no\slonger)\w*",
    re.IGNORECASE,
)
_NOT_MADE = re.compile(r"\b(?:not|never|would|could|might|may|had|if|whether)\s(?:\w+\s){0,3}ma[dk]e", re.IGNORECASE)
_IN_A_PLAN = re.compile(
    r"\s(?:for|in|of|within)\s(?:an?|its|the|their)\s(?:(?!and\b)[\w'’-]+\s){0,4}?(?:boards?|plans?|strateg(?:y|ies))\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_LISTED_UNDER = re.compile(
    r"\b(?:is|are|(?:has|have)\s(?:(?:now|also|therefore)\s)*been)\s(?:(?:now|also|therefore|both|all)\s)*(?:listed|set\sout|recorded|placed|put|included|entered)\s"
    r"(?:(?:first|second|third|last|overleaf|below|above|here)\s)?under\s(?:the\sheading\s(?:of\s)?)?[\"'“‘]?$",
    re.IGNORECASE,
)
"""What is listed in this document under the words as its heading: "the matter is set out under priority action"."""
_IN_ANOTHER = re.compile(
    r"[^.;,]*?\b(?:in|of|by|from|on)\s(?!th(?:is|e\s(?:first|second|last|next|same)\spage)\b|page\b)", re.IGNORECASE
)
"""What other paper has them under that heading: "under priority action in the council's plan"."""
ANY = re.compile(r"\bany\s(?:\w+\s)?$", re.IGNORECASE)


_SO_WE_SET = re.compile(
    r"\b(?:so\s[^.;,]{1,40}\sthat|,\s(?:and|so|which\sis\swhy|because\sof\swhich))\s(?:inspectors|we|ofsted)\s(?:(?:have|has|therefore|also|now)\s)*(?:identified|set|made|raised)\s(?:(?:this|it)\s(?:as\s)?)?(?:an?|one|two|three)\s$",
    re.IGNORECASE,
)
"""What inspectors did since something is so grave, whatever the clause in front of that denies."""


def _is_now_one(before: str) -> bool:
    """Return whether it is one now; what would have become one is not."""
    found = NOW_ONE.search(before)
    return found is not None and not _WOULD_HAVE.search(before, 0, found.start())


def sets_it(where: Place, *, only_thought: bool) -> bool:
    """Return whether the words set it in themselves, whatever else the clause says."""
    led_to = HAVE_LED_TO.search(where.before)
    if led_to and led_to[0].startswith("have") and _WOULD_HAVE.search(where.before, 0, led_to.start()):
        return False
    if MADE_ONE.search(where.before) and not (_NOT_MADE.search(where.before) or _IN_A_PLAN.match(where.after)):
        return True
    if _SO_WE_SET.search(where.before) or TREAT_AS.search(where.before) or MUST_ACT_ON.search(where.before) or led_to:
        return True
    behind = where.after or where.later
    as_heading = AS_QUESTION.fullmatch(where.before) and _HEADS.match(behind) and not is_done(behind)
    if (
        as_heading
        or WE_TELL.search(where.before)
        or (SUBMIT.search(f"{where.earlier}{where.before}") and not denied(where))
    ):
        return True
    if only_thought:
        return False
    said = (
        (TOLD_IT_WOULD_BE.search(where.leading) and not _ON_CONDITION.search(where.clause + where.later))
        or (
            _WE_TOLD.search(where.before)
            and _WOULD_BE_SET.match(where.after)
            and not _ON_CONDITION.search(where.clause)
        )
        or IS_ITS_SUBJECT.search(where.before)
        or (IN_OUR_VIEW.search(where.leading) and not _CHANGED.search(where.leading))
        or _AS_HERE.match(where.after)
        or _is_now_one(where.before)
        or (TO_BE_DONE.search(where.before) and WE_NAMED.match(where.after) and not ANY.search(where.before))
        or (OF_THIS_LETTER.match(where.after) and not ANY.search(where.before))
        or (THERE_ARE.search(where.before) and FOR_SOMEBODY.match(where.after))
        or (
            HAS_ONE.search(where.before)
            and (THIS_VISIT.search(where.leading) or WHICH_IS_ABOUT.match(f"{where.after}{where.later}"))
        )
    )
    return bool(said) and not denied(where)


def is_now(where: Place) -> bool:
    """Return whether the words say "is now", "has led to" or "set in this letter", whatever happened until then."""
    led_to = HAVE_LED_TO.search(where.before) and not EARLIER.search(where.before)
    return bool(_is_now_one(where.before) or led_to or OF_THIS_LETTER.match(where.after))


def is_listed_here(where: Place) -> bool:
    """Return whether something is said to be listed in this document under the words as its heading."""
    theirs = THEIR_OWN.search(where.leading) and not SUBMIT.search(where.leading)
    if theirs or not _LISTED_UNDER.search(where.before):
        return False
    return not (is_earlier(where) or _IN_ANOTHER.match(where.after))
