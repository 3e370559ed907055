"""Sentences by which an earlier area for priority action is over for certain: these forms, and not a word more."""

from __future__ import annotations

import re

from watcher.timing.dates import MONTHS

_VISIT = rf"(?:the|our|this)\s(?:\w+\s)?(?:focused\s)?visit(?:\s(?:in|of)\s(?:{'|'.join(MONTHS)})(?:\s20\d\d)?)?"
_WHEN = rf"(?:at|in|during|by|from|after|following)\s(?:{_VISIT}|(?:{'|'.join(MONTHS)})(?:\s20\d\d)?)"
_ABOUT = (
    r"(?:\s(?:about|concerning|on|regarding|relating\sto|in\srespect\sof)\s(?!(?:that|which|who)\b)[\w\s'’-]{3,80}?)?"
)
_SET = (
    r"(?:,?\s(?:(?:that|which)\s(?:was|were)\s)?(?:set|identified|made|raised|found)(?:\sby\s(?:inspectors|Ofsted))?)?"
)
_AREA = (
    r"(?:both|all|the|these)\s(?:(?:of|the|previous|earlier|two|three|four)\s){0,3}"
    rf"(?:areas?\sfor\spriority\saction|priority\sactions?){_ABOUT}(?:{_SET}\s{_WHEN},?)?"
)
_OVER = r"(?:met|addressed|resolved|closed|lifted|removed|withdrawn|discharged)"
_IS = r"(?:has|have|is|are)\s(?:(?:now|both|all|since|been|fully|sufficiently|therefore)\s)*"
_BY_US = r"(?:inspectors|Ofsted|we)\s(?:(?:are|is)\s(?:now\s)?satisfied|found|concluded?|judged?)\sthat\s"
_MET = re.compile(
    rf"(?:(?:as\sa\sresult|therefore|since\sthe\slast\svisit|at\sthis\svisit),\s)?(?:(?:{_BY_US})?{_AREA}\s(?:{_IS}{_OVER}|no\slonger\s(?:apply|applies))|(?:inspectors|Ofsted|we)\s(?:have|has)\s(?:now\s|therefore\s)?{_OVER}\s{_AREA})\W*",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:not|cannot|no|nor|never|yet|still|remain\w*|continues?|however|but|although|though|while|whereas|one|ones|others?"
    r"|another|second|third|rest|further|new|only|except\w*|apart|fragile|recent\w*|early|late|soon|partly|largely"
    r"|sustain\w*|embed\w*|priority\saction)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words in a sentence behind it by which something may be left of it."""


def says_met(sentence: str, *behind: str) -> bool:
    """Return whether a sentence says that an earlier area is over, and nothing beside it, nor what stands `behind`."""
    return _MET.fullmatch(sentence.strip()) is not None and not any(map(_LEFT_OPEN.search, behind))
