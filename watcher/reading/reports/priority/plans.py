"""A priority action plan that this document asks for, as only one that sets an area for priority action does."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER, without_deadline, without_reason
from watcher.reading.reports.priority.words import SOMEBODY
from watcher.reading.reports.sentences.affirmation import denied
from watcher.reading.reports.sentences.clauses import place

_A_PLAN = re.compile(r"\ban?\s(?:\w+\s)?priority\saction\splan\b", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"""\b(?:requires?|must|should|needs?\sto|(?:has|have)\sto|asks?|calls?\s(?:up)?on|calls?\sfor|requests?
    |(?:has|have)\s(?:\w+\s)?(?:been\s)?(?:asked|told|required|directed|instructed|requested|called)
    |(?:is|are)\s(?:\w+\s)?(?:ask(?:ed|ing)|requir(?:ed|ing)|expect(?:ed|ing)|request(?:ed|ing)|direct(?:ed|ing)|instructed
        |told|needed|calling|to\s\w+))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_THE_PLAN_FOR_THESE = re.compile(
    r"\W*(?:the|its|their|this|an?)\s(?:[\w'’-]+\s){0,4}?priority\saction\splan\s(?:must|should|needs\sto|has\sto|is\s(?:expected|required)\sto)\s(?:\w+\s)?"
    r"(?:address|cover|respond\sto|deal\swith|answer|set\sout)\s[^.;]*?\b(?:(?:in|of|by)\sthis\s(?:letter|report)|(?:at|by)\sthis\sinspection|(?:listed|set\sout|given|identified)\s(?:below|above))\b",
    re.IGNORECASE,
)
"""A plan that has to answer what this document lists."""
_ON_CONDITION = re.compile(r"\b(?:if|unless|only\s(?:\w+\s)?(?:if|where|when))\b", re.IGNORECASE)
_THOUGHT_OF = re.compile(r"\b(?:whether|(?-i:may)|might|could|would|only)\b", re.IGNORECASE)
_UNCERTAIN = re.compile(
    r"\s(?:is|was)\s(?:not|no\slonger)\b|\s(?:is\s\w+\s)?(?:where|when)\b|\s(?:that\s)?(?:may|might|could|would)\s(?:\w+\s)?be\b|\sonly\b",
    re.IGNORECASE,
)
"""What stands right behind a plan that nobody asks for yet; further on it is of what the plan is about."""
_BY_THEMSELVES = re.compile(
    rf"\W*(?:the\s|its\s)?(?:\w+\s)?{SOMEBODY}\s(?:has|have)\s(?!been\b)(?:\w+\s)?\w+ed\b", re.IGNORECASE
)
"""Who asks is one of those who would be asked."""


def asks_for_one(sentence: str) -> bool:
    """Return whether a sentence asks for such a plan now, and not on a condition."""
    if _THE_PLAN_FOR_THESE.match(sentence):
        return True
    found = _A_PLAN.search(sentence)
    if found is None or _ON_CONDITION.search(sentence) or _BY_THEMSELVES.match(sentence):
        return False
    if _THOUGHT_OF.search(sentence, 0, found.end()) or _UNCERTAIN.match(sentence, found.end()):
        return False
    asked = _ASKED_FOR.search(sentence)
    return bool(
        asked
        and not EARLIER.search(without_deadline(without_reason(sentence)))
        and not denied(place(sentence, found.start(), found.end()))
    )
