"""Areas for priority action that are set beside another: a further one, or "one" behind those that are denied."""

from __future__ import annotations

import re

from watcher.reading.reports.affirmation import denied, unreal
from watcher.reading.reports.clauses import place
from watcher.reading.reports.openings import without_contrast
from watcher.reading.reports.priority_earlier import EARLIER
from watcher.reading.reports.priority_over import OVER
from watcher.reading.reports.priority_words import A_FURTHER_ONE

_ONCE = re.compile(
    r"\W*\b(?:at|in|during|from|by)\s(?:(?:the|its|their|our|that)\s(?:\w+\s){0,2}?(?:previous|last|earlier|prior)\b"
    r"|(?:\w+\s){0,2}20\d\d\b)",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad\s(?:\w+\s)?$", re.IGNORECASE)
_ONE_OF_THEM = re.compile(
    r"(?:\b(?:inspectors|we|ofsted)\s|(?<=\bbut\s)(?=ha))(?:(?:have|has|also|now)\s)*(?:identified|set|made|raised|found)\sone\b"
    r"(?=\s(?:in|for|on|at|about|concerning|here|now)\b|[,:.;])"
    r"|(?:(?:\A\W*|\bthat\s)(?:while|although|though|whereas)\b[^,;]*,\s|(?<=\bbut\s)|(?<=;\s))there\sis\s(?:now\s|also\s)?one\s"
    r"(?:in|for|on|at|about|concerning|here)\b"
    r"|\bone\s(?:has|is)\s(?:(?:now|also|been)\s)*(?:set|identified|made|raised|needed|required)\b",
    re.IGNORECASE,
)
"""How an area is set behind one that is denied: "no area was found here, inspectors set one there"."""


_A_NEW_ONE = re.compile(
    r"\b(?:inspectors|we|ofsted|this\s(?:visit|inspection))\b[^.;]{0,40}?\b(?:identified|set|made|raised|found|added)\s"
    r"(?:(?:an?|one|two|three)\s(?:new|further|additional|second|third|more)(?:\sones?)?|another(?:\sone)?)(?=[,:.;]|\W*\Z)",
    re.IGNORECASE,
)
"""How an area is set in a sentence of its own, behind one that spoke of them: "Inspectors found a new one"."""
_THEY_DID = re.compile(
    r"\W*(?:(?:they|we|inspectors)\s(?:\w+\s)?did\s(?:so\s)?(?:in|for|at|on|with|about)\b"
    r"|there\s(?:is|was)(?:,\showever,|\s(?:now|however))?\sone\s(?:in|for|at|on|about|concerning)\s(?!improvement)"
    r"|one\s(?:is|was|has\sbeen)\s(?:found|set|made|identified|raised|needed)\s(?:in|for|at|on|about)\b)",
    re.IGNORECASE,
)
_NONE_THERE = re.compile(r"\b(?:no|not|none|nor)\b[^.;]{0,60}\bareas?\sfor\spriority\saction", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:not|never|nor|had|would|could|might|may)\b", re.IGNORECASE)


def sets_a_new_one(sentence: str) -> bool:
    """Return whether a sentence that names no area sets one, where the sentence in front speaks of areas."""
    found = _A_NEW_ONE.search(sentence)
    if found is None:
        return False
    where = place(sentence, found.start(), found.end())
    return not (_NOT_SO.search(found[0]) or denied(where) or unreal(where) or EARLIER.search(where.leading))


def is_of_elsewhere(sentence: str) -> bool:
    """Return whether a sentence may set by no name, somewhere else, what the one in front of it denies."""
    return bool(_THEY_DID.match(sentence))


def sets_it_elsewhere(sentence: str, previous: str) -> bool:
    """Return whether a sentence that names no area sets one elsewhere than where the one in front of it denies it."""
    told = f"{without_contrast(previous)} {sentence}"
    return bool(is_of_elsewhere(sentence) and _NONE_THERE.search(previous)) and not EARLIER.search(told)


_OTHERS_STAND = re.compile(
    r"\W*(?:the\s(?:(?:others?|second|third|remaining\sones?)(?:,\s[^,;.]{1,80},)?|(?:(?:other|remaining|second|third)\s)?areas?"
    r"(?:\s(?:concerning|about|relating\sto|on)\s[^,;.]{1,80}?|,\s[^,;.]{1,80},)?)|both(?:\sareas)?|two|three)\s"
    r"(?:(?:all|both|still|therefore|also)\s)*(?:(?:remain|continue|stand)s?(?=[,;.]|\W*\Z|\s(?:in\splace|in\sforce|to\s(?:apply|stand)"
    r"|open|outstanding|because|as|until|since|areas?\sfor\spriority)\b)"
    r"|(?:has|have)\snot\s(?:yet\s)?been\s(?:\w+ly\s)?(?:met|addressed|resolved)|(?:is|are)\s(?:still\s)?(?:outstanding|unresolved|in\splace))\b"
    r"|\W*neither\s(?:of\s(?:them|these|those|the\stwo|the\s(?:\w+\s)?areas[^.;,]{0,60}?)\s)?(?:has|have|is|can)\s(?:yet\s)?(?:be(?:en)?\s)?(?:(?:regarded|seen|treated|considered)\s(?:as\s)?)?"
    r"(?:\w+ly\s)?(?:met|addressed|resolved|complete\w*|closed)\b"
    r"|\W*(?:but\s)?on\sthe\sothers?,?\s[^.;]{1,60}?\bnot\s(?:yet\s)?(?:taken|done|made|acted)\b"
    r"|\W*(?:but\s)?the\sother\sone\s(?:has|is)\s(?:not\b|still\b|outstanding)",
    re.IGNORECASE,
)


_ONE_IS_OVER = re.compile(
    rf"\W*(?:(?:the\s)?(?:one|first|second|two|three)(?:\sof\s(?:them|these|those))?|(?:one|the)\s(?:\w+\s)?area\b[^.;]{{0,60}}?)\s(?:has|have|is|are)\s"
    rf"(?:now\s|since\s|been\s|\w+ly\s)*{OVER}\b",
    re.IGNORECASE,
)


def closes_one(sentence: str) -> bool:
    """Return whether a sentence says of one of some areas, by no name, that it is over: "One has been met"."""
    return bool(_ONE_IS_OVER.match(sentence))


_IT_IS_NOT_OVER = re.compile(
    rf"\b(?:it|this|they|these|both)\s(?:has|have|is|are)\s(?:(?:only|still|yet|so\sfar)\s)*(?:been\s)?(?:(?:only\s)?(?:partly|partially)|not\s(?:yet\s)?(?:been\s)?(?:fully\s)?)\s?(?:been\s)?{OVER}\b",
    re.IGNORECASE,
)
_WAS_SET = re.compile(
    r"\b(?:when|since|after)\sthe\s(?:\w+\s){0,3}?areas?\sfor\spriority\sactions?\s(?:was|were)\s(?:set|identified|made|raised)\b",
    re.IGNORECASE,
)


def leaves_it_standing(sentence: str, previous: str) -> bool:
    """Return whether a sentence says of an area that the one in front of it calls earlier that it is not met."""
    return bool(_WAS_SET.search(previous) and _IT_IS_NOT_OVER.search(sentence))


def leaves_others_standing(sentence: str) -> bool:
    """Return whether a sentence that names no area says, behind one that closes some, that the others stand."""
    return bool(_OTHERS_STAND.match(sentence))


def sets_one_of_them(sentence: str) -> bool:
    """Return whether a sentence that denies one area sets another, by no name of its own."""
    found = _ONE_OF_THEM.search(sentence)
    if found is None:
        return False
    where = place(sentence, found.start(), found.end())
    return not (denied(where) or unreal(where) or EARLIER.search(where.after))


def adds_one(sentence: str) -> bool:
    """Return whether this document adds an area to those that were set before."""
    found = A_FURTHER_ONE.search(sentence)
    if found is None:
        return False
    where = place(sentence, found.start(), found.end())
    # Only what is told of this addition: an earlier area may stand beside it in the same clause.
    then = _ONCE.match(where.leading) or _ONCE.search(where.after.partition(",")[0]) or _HAD.search(where.before)
    return not (then or denied(where) or unreal(where))
